import Glibc

/// A thread of its own for long work, or for waiting: neither may hold a thread that others share.
///
/// Unsafe code: the work is held by the reference that the thread takes over, or given back where there is no thread.
package enum OwnThread {
    /// Bytes; deep recursion in a parser or a network must not run into the end of it. Pages come when touched.
    package static let deepStack = 64 << 20
    /// Bytes, as threads of this system have them.
    package static let usualStack = 8 << 20

    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Starts `body` on a new thread.
    ///
    /// - Returns: false where there is none to be had; then nothing is done.
    @discardableResult
    package static func start(stack stackSize: Int = usualStack, _ body: @escaping @Sendable () -> Void) -> Bool {
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
        if status != 0 { work.release() }
        return status == 0
    }
}
