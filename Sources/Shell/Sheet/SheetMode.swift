import Glibc
import Synchronization

/// The terminal while a sheet is drawn on: key by key, on a screen of its own, with the mouse told; and the way back on every
/// way out.
///
/// The contract of the unsafe code: what the handlers touch (`saved`, `previous`, the atomic flag and constant bytes) is
/// allocated once and never freed, and a handler does nothing but `write`, `tcsetattr`, `sigaction` and `raise`, which may be
/// called in one.
enum SheetMode {
    /// Mouse reports of buttons and drags, in cells.
    private static let enterSequence = "\u{1b}[?1049h\u{1b}[2J\u{1b}[?25l\u{1b}[?1002h\u{1b}[?1006h"
    /// Asks whether the mouse can be told in dots.
    private static let questionForDots = "\u{1b}[?1016$p"
    private static let leaveSequence: StaticString =
        "\u{1b}[?1016l\u{1b}[?1006l\u{1b}[?1002l\u{1b}[0m\u{1b}[?25h\u{1b}[?1049l"

    nonisolated(unsafe) private static let saved = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    nonisolated(unsafe) private static let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    private static let isOn = Atomic<Bool>(false)
    /// What a fault of the program sends.
    private static let faults: [Int32] = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

    /// - Returns: false where there is no terminal to take.
    static func enter() -> Bool {
        guard Descriptor.input.isTerminal, Descriptor.output.isTerminal, tcgetattr(STDIN_FILENO, saved) == 0 else { return false }
        var mode = saved.pointee
        cfmakeraw(&mode)
        // Ctrl-C and Ctrl-Z stay signals.
        mode.c_lflag |= tcflag_t(ISIG)
        watchFaults()
        isOn.store(true, ordering: .sequentiallyConsistent)
        while tcsetattr(STDIN_FILENO, TCSAFLUSH, &mode) != 0, errno == EINTR {}
        Descriptor.output.write(enterSequence + questionForDots)
        return true
    }

    /// The mouse is told in dots from now on.
    static func tellDots() { Descriptor.output.write("\u{1b}[?1016h") }

    /// Puts the terminal back. Safe in a signal handler.
    static func leave() {
        guard isOn.exchange(false, ordering: .sequentiallyConsistent) else { return }
        _ = write(STDOUT_FILENO, leaveSequence.utf8Start, leaveSequence.utf8CodeUnitCount)
        tcsetattr(STDIN_FILENO, TCSANOW, saved)
    }

    private static let leavesAtExit: Void = { atexit { SheetMode.leave() } }()

    /// A fault puts the terminal back and then takes its usual way: the handler before this one is called again.
    private static func watchFaults() {
        _ = leavesAtExit
        guard !isOn.load(ordering: .relaxed) else { return }
        for number in faults {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                SheetMode.leave()
                sigaction(number, SheetMode.previous + Int(number), nil)
                raise(number)
            }
            action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_NODEFER))
            sigaction(number, &action, previous + Int(number))
        }
    }

    /// The handlers of before come back.
    static func unwatchFaults() { for number in faults { sigaction(number, previous + Int(number), nil) } }
}
