import Glibc

/// The state of the terminal as the process found it, and the one in which commands run at the prompt.
final class TerminalMode {
    private var found = termios()
    private let isTerminal: Bool

    init() {
        isTerminal = Descriptor.input.isTerminal && tcgetattr(STDIN_FILENO, &found) == 0
    }

    /// What is typed while a command runs is kept for the prompt and not mixed into the bar.
    func hideTyping() {
        guard isTerminal else { return }
        var quiet = found
        quiet.c_lflag &= ~tcflag_t(ECHO)
        set(&quiet)
    }

    /// What is typed can be read key by key, and is not shown either: for the answer to a question.
    func readKeys() {
        guard isTerminal else { return }
        var quiet = found
        quiet.c_lflag &= ~tcflag_t(ECHO | ICANON)
        set(&quiet)
    }

    /// The terminal as other programs expect it.
    func restore() {
        guard isTerminal else { return }
        set(&found)
    }

    private func set(_ mode: inout termios) {
        while tcsetattr(STDIN_FILENO, TCSADRAIN, &mode) != 0, errno == EINTR {}
    }
}
