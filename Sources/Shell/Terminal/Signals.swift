import CEditLine
import Glibc
import Synchronization

/// What the operating system has told the process since it was last asked.
///
/// Handlers only set flags and write a byte to a pipe, which is all that a handler may safely do.
/// The main thread waits on the pipe and does the rest.
enum Signals {
    private static let interrupts = Atomic<Int>(0)
    private static let resizes = Atomic<Bool>(false)
    private static let continues = Atomic<Bool>(false)
    private static let stops = Atomic<Bool>(false)
    private static let endings = Atomic<Int32>(0)
    private static let writeEnd = Atomic<Int32>(-1)
    private static let readEnd = Atomic<Int32>(-1)

    /// The descriptor that becomes readable when a signal has come or `wake` was called.
    static var wakeDescriptor: Descriptor { Descriptor(number: readEnd.load(ordering: .relaxed)) }

    /// Starts to watch.
    static func install() {
        guard readEnd.load(ordering: .relaxed) < 0 else { return }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readEnd.store(ends[0], ordering: .relaxed)
        writeEnd.store(ends[1], ordering: .relaxed)
        for number in [SIGINT, SIGWINCH, SIGCONT] { handle(number) }
        for number in endingNumbers where signal_is_ignored(number) != 0 {
            ignored.bitwiseOr(1 << UInt64(number), ordering: .relaxed)
        }
        watchEndings(true)
        // A reader that has gone is told by the write; a log that nobody reads any more must not end what it tells of.
        signal(SIGPIPE, SIG_IGN)
        unblock()
    }

    /// A parent with many threads may have started the process with signals held back.
    private static func unblock() {
        var numbers = sigset_t()
        sigemptyset(&numbers)
        for number in [SIGINT, SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&numbers, number) }
        sigprocmask(SIG_UNBLOCK, &numbers, nil)
    }

    /// While the terminal is in an unusual mode, stopping waits until it is put back.
    static func guardTerminal(_ on: Bool) {
        if on { handle(SIGTSTP) } else { signal(SIGTSTP, SIG_DFL) }
    }

    /// The signals that ask the process to end. It ends by them once work is kept and the terminal is as it was found.
    private static let endingNumbers = [SIGTERM, SIGHUP, SIGQUIT]
    /// Those that the parent has told the process to ignore, as `nohup` does.
    private static let ignored = Atomic<UInt64>(0)

    /// Off while the main thread waits for another program: then they end the process at once.
    static func watchEndings(_ on: Bool) {
        for number in endingNumbers where ignored.load(ordering: .relaxed) & (1 << UInt64(number)) == 0 {
            if on { handle(number) } else { signal(number, SIG_DFL) }
        }
    }

    private static func handle(_ number: Int32) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { Signals.received($0) }
        sigemptyset(&action.sa_mask)
        action.sa_flags = 0  // without SA_RESTART, so that blocking reads come back
        sigaction(number, &action, nil)
    }

    private static func received(_ number: Int32) {
        let saved = errno
        switch number {
        case SIGINT: interrupts.add(1, ordering: .relaxed)
        case SIGWINCH: resizes.store(true, ordering: .relaxed)
        case SIGCONT: continues.store(true, ordering: .relaxed)
        case SIGTSTP: stops.store(true, ordering: .relaxed)
        default: endings.store(number, ordering: .relaxed)
        }
        wake()
        errno = saved
    }

    /// Makes the waiting main thread look around. Safe on any thread and in a handler.
    static func wake() {
        var byte: UInt8 = 0
        _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
    }

    /// What ended a wait for input.
    enum Wakening { case input, signal, timeout }

    /// Waits for something to read or for a signal, even one that came just before; -1 waits without end.
    static func waitForInput(milliseconds: Int32 = -1) -> Wakening {
        var waiting = [Descriptor.input, wakeDescriptor].map {
            pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0)
        }
        let count = poll(&waiting, 2, milliseconds)
        if count == 0 { return .timeout }
        guard count > 0, waiting[1].revents == 0 else {
            drain()
            return .signal
        }
        return .input
    }

    /// Empties the pipe; look at the flags afterwards.
    static func drain() {
        var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        while read(readEnd.load(ordering: .relaxed), &bytes, 32) > 0 {}
    }

    /// Whether the process is asked to end.
    static var isEnding: Bool { endings.load(ordering: .relaxed) != 0 }
    static var isInterrupted: Bool { interrupts.load(ordering: .relaxed) != 0 }
    /// Whether Ctrl-C was pressed, or the process is asked to stop or to end.
    static var isPressing: Bool {
        isInterrupted || stops.load(ordering: .relaxed) || isEnding
    }

    /// How many times Ctrl-C was pressed since the last call.
    @discardableResult
    static func takeInterrupts() -> Int { interrupts.exchange(0, ordering: .relaxed) }
    static func takeResize() -> Bool { resizes.exchange(false, ordering: .relaxed) }
    static func takeContinue() -> Bool { continues.exchange(false, ordering: .relaxed) }
    static func takeStop() -> Bool { stops.exchange(false, ordering: .relaxed) }
    /// The signal that asks the process to end, if one came.
    static func takeEnding() -> Int32? {
        let number = endings.exchange(0, ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Stops the job as the shell expects after Ctrl-Z; returns when it goes on. The terminal must be as it was found.
    static func stopNow() {
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        handle(SIGTSTP)
        continues.store(true, ordering: .relaxed)
    }

    /// Ends the process by the signal that asked for it, so that its parent sees the true reason. Nobody has a use for the
    /// memory that SIGQUIT would write to the disk.
    static func end(by number: Int32) -> Never {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        signal(number, SIG_DFL)
        raise(number)
        exit(128 + number)
    }
}
