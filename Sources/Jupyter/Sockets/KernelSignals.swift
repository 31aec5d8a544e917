import Glibc
import Synchronization

/// What the operating system has told the process since it was last asked. Handlers only set flags and ring a bell.
enum KernelSignals {
    private static let interrupts = Atomic<Bool>(false)
    private static let endings = Atomic<Bool>(false)
    private static let bell = Bell()

    /// Starts to watch.
    ///
    /// - Returns: the bell that a signal rings.
    static func install() -> Bell {
        let bell = bell
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { handle(number) }
        // A client that has gone is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        return bell
    }

    private static func handle(_ number: Int32) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { KernelSignals.received($0) }
        sigemptyset(&action.sa_mask)
        action.sa_flags = 0
        sigaction(number, &action, nil)
    }

    private static func received(_ number: Int32) {
        let saved = errno
        if number == SIGINT {
            interrupts.store(true, ordering: .relaxed)
        } else {
            endings.store(true, ordering: .relaxed)
        }
        bell.ring()
        errno = saved
    }

    /// Whether Ctrl-C was pressed since the last call.
    static func takeInterrupt() -> Bool { interrupts.exchange(false, ordering: .relaxed) }

    /// Whether the process is asked to end.
    static var isEnding: Bool { endings.load(ordering: .relaxed) }
}
