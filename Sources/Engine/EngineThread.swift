import Glibc

/// A thread of its own for a command: long work must not hold the thread that watches keys and signals.
enum EngineThread {
    /// Bytes; deep recursion in a parser or a network must not run into the end of it. Pages come when touched.
    private static let stackSize = 64 << 20

    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Starts `body` on a new thread; where there is none to be had, it runs at once on this one.
    static func start(_ body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let work = Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, { argument in
            if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, work.toOpaque())
        if status != 0 { work.takeRetainedValue().body() }
    }
}
