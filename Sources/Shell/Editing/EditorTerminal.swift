import Glibc

/// The terminal as libedit sees it: with its modes, and with a window of a fixed size.
///
/// libedit draws into the void, so the size of the real window is nothing to it; but it reads outside of its memory when a
/// window shrinks below a long line, and when there is no memory for as large a window as a terminal may claim to be. It
/// asks for the size once, when it starts: then it finds a terminal that nobody looks at, and from then on the real one
/// under the same number.
final class EditorTerminal {
    /// A line of so many scalars fits into the window, whatever they are: one may take a row, or eight columns.
    static let mostScalars = 2000
    private static let size = winsize(ws_row: 2500, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)

    /// To be read from by libedit.
    let descriptor: Int32
    private var other: Int32

    /// nil where standard input is no terminal, or another one cannot be had.
    init?() {
        var (mode, size) = (termios(), Self.size)
        var (descriptor, other): (Int32, Int32) = (-1, -1)
        guard tcgetattr(STDIN_FILENO, &mode) == 0, openpty(&other, &descriptor, nil, &mode, &size) == 0 else { return nil }
        (self.descriptor, self.other) = (descriptor, other)
        for number in [descriptor, other] { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        close(descriptor)
        if other >= 0 { close(other) }
    }

    /// The real terminal takes the place of the one of fixed size.
    func becomeStandardInput() {
        dup2(STDIN_FILENO, descriptor)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        close(other)
        other = -1
    }
}
