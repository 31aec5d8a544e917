import Glibc
internal import CSIMD
import Synchronization

/// The threads of the process that kernels share. One job runs at a time.
///
/// Threads start with the first job that can use them, watch for the next job for about a millisecond after each, then
/// sleep. A job never waits for a thread that has not yet joined it, so a busy machine costs no more than its share.
/// Results do not depend on the number of threads, because kernels fix what each index computes and in which order
/// partial sums are joined.
package final class WorkerPool: Sendable {
    /// The only pool.
    package static let shared = WorkerPool()

    /// Threads that take part in the jobs of the thread that asks, itself among them: as many as there are processors
    /// until it is set.
    ///
    /// It belongs to the thread, so that two sessions on two threads do not set it for each other. A body runs with the
    /// number of the thread that it happens to run on.
    package static var threads: Int {
        get {
            let own = Int(bitPattern: pthread_getspecific(shared.limitKey))
            return own > 0 ? own : shared.processors
        }
        set { pthread_setspecific(shared.limitKey, UnsafeRawPointer(bitPattern: max(1, newValue))) }
    }

    /// The job that runs and the threads in it: bit 31 = open for joining, below it the number of workers inside,
    /// above it the number of the job.
    private let gate = Atomic<UInt64>(0)
    private static let open: UInt64 = 1 << 31
    private static let inside: UInt64 = open - 1

    /// Workers that may join the job that is open: those whose place is below it.
    private let places = Atomic<Int>(0)
    private let sleeping = Atomic<Int>(0)
    private let nextIndex = Atomic<Int>(0)
    private let lock = Lock()
    /// Held by whoever runs a job.
    private let turn = Lock()
    /// Set on threads that are inside a job.
    private let busyKey: pthread_key_t
    /// What `threads` of a thread was set to.
    private let limitKey: pthread_key_t
    private let processors: Int

    /// What workers read after joining; written only while no job is open, by the holder of `turn`.
    private nonisolated(unsafe) var body: (@Sendable (Int) -> Void)?
    private nonisolated(unsafe) var count = 0
    /// The threads started; used by the holder of `turn`.
    private nonisolated(unsafe) var workers: [pthread_t] = []

    private init() {
        processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        busyKey = Self.makeKey()
        limitKey = Self.makeKey()
    }

    private static func makeKey() -> pthread_key_t {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }

    /// Calls `body` once with each of 0 ..< `count`, on several threads at once, and returns when all are done.
    ///
    /// The calls write disjoint memory. Called from inside a body it runs inline; called from two threads, one waits.
    package func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
        guard count > 1, case let threads = WorkerPool.threads, threads > 1, pthread_getspecific(busyKey) == nil else {
            for index in 0..<count { body(index) }
            return
        }
        turn.lock()
        defer { turn.unlock() }
        if workers.count < threads - 1 { startWorkers(threads - 1) }
        places.store(threads - 1, ordering: .relaxed)
        withoutActuallyEscaping(body) { share($0, count) }
    }

    /// Opens a job, takes part in it, closes it, and waits for those who joined.
    private func share(_ body: @escaping @Sendable (Int) -> Void, _ count: Int) {
        self.body = body
        self.count = count
        nextIndex.store(0, ordering: .relaxed)
        let number = (gate.load(ordering: .relaxed) >> 32) &+ 1
        gate.store(number << 32 | Self.open, ordering: .sequentiallyConsistent)
        if sleeping.load(ordering: .sequentiallyConsistent) > 0 {
            lock.lock()
            lock.wakeAll()
            lock.unlock()
        }
        takeIndices(body)
        gate.bitwiseAnd(~Self.open, ordering: .acquiringAndReleasing)
        var rounds = 0
        while gate.load(ordering: .acquiring) & Self.inside != 0 {
            rounds += 1
            if rounds % 1024 == 0 { sched_yield() } else { convo_pause() }
        }
        self.body = nil
    }

    private func takeIndices(_ body: @Sendable (Int) -> Void) {
        pthread_setspecific(busyKey, UnsafeRawPointer(bitPattern: 1))
        while true {
            let index = nextIndex.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { break }
            body(index)
        }
        pthread_setspecific(busyKey, nil)
    }
}

// MARK: - Workers

extension WorkerPool {
    private static let watchRounds = 40_000

    /// Joins every job that it sees open and that has a place for it.
    fileprivate func work(place: Int) {
        var seen: UInt64 = 0
        while true {
            let number = nextJob(after: seen)
            seen = number
            // Written before the job was opened; where it belongs to a later one, this one cannot be joined any more.
            if place < places.load(ordering: .relaxed), join(number) {
                if let body { takeIndices(body) }
                gate.wrappingSubtract(1, ordering: .acquiringAndReleasing)
            }
        }
    }

    /// Waits for an open job other than `seen`: watching first, then asleep.
    private func nextJob(after seen: UInt64) -> UInt64 {
        for _ in 0..<Self.watchRounds {
            if let number = openJob(after: seen) { return number }
            convo_pause()
        }
        lock.lock()
        sleeping.wrappingAdd(1, ordering: .sequentiallyConsistent)
        defer {
            sleeping.wrappingSubtract(1, ordering: .sequentiallyConsistent)
            lock.unlock()
        }
        while true {
            if let number = openJob(after: seen) { return number }
            lock.wait()
        }
    }

    private func openJob(after seen: UInt64) -> UInt64? {
        let state = gate.load(ordering: .sequentiallyConsistent)
        let number = state >> 32
        return state & Self.open != 0 && number != seen ? number : nil
    }

    /// Counts this worker into the job if it is still open.
    private func join(_ number: UInt64) -> Bool {
        var state = gate.load(ordering: .acquiring)
        while state >> 32 == number, state & Self.open != 0 {
            let (done, now) = gate.compareExchange(expected: state, desired: state + 1, ordering: .acquiringAndReleasing)
            if done { return true }
            state = now
        }
        return false
    }

    /// Starts the threads that are missing. They take no signals: those belong to the main thread.
    private func startWorkers(_ wanted: Int) {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        while workers.count < wanted {
            var thread = pthread_t()
            let place = UnsafeMutableRawPointer(bitPattern: workers.count + 1)
            let failure = pthread_create(&thread, nil, { place in
                WorkerPool.shared.work(place: Int(bitPattern: place) - 1)
                return nil
            }, place)
            // Fewer threads than wished for is slower, not wrong.
            guard failure == 0 else { return }
            workers.append(thread)
        }
    }
}

/// A mutex and a condition at a fixed address.
private final class Lock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }
    func unlock() { pthread_mutex_unlock(mutex) }
    func wait() { pthread_cond_wait(condition, mutex) }
    func wakeAll() { pthread_cond_broadcast(condition) }
}
