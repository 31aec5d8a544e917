import Glibc

/// Ctrl-C and what else asks a process to end. They are held back on all threads, and one thread waits for them.
///
/// Unsafe code: a set of signals is a C structure that lives for the length of a call.
struct EndingSignals {
    private var set = sigset_t()

    /// Before any other thread is started, so that none of them takes one.
    init() {
        sigemptyset(&set)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Returns when one comes.
    func wait() {
        var (number, set): (Int32, sigset_t) = (0, set)
        while sigwait(&set, &number) == EINTR {}
    }
}
