import Display
import Glibc
import Painting

/// An open file of the process, written to without buffering.
struct Descriptor: Sendable {
    static let input = Descriptor(number: STDIN_FILENO)
    static let output = Descriptor(number: STDOUT_FILENO)
    static let error = Descriptor(number: STDERR_FILENO)

    let number: Int32

    /// Puts something in place of standard streams that the parent has closed: the next file to be opened would take
    /// their numbers. There is nothing to read there, and writing fails as it would without.
    static func fillStandardStreams() {
        for number in [input, output, error].map(\.number) where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDONLY)
        }
    }

    var isTerminal: Bool { isatty(number) == 1 }

    /// False for a job in the background, which the system stops when it touches its terminal.
    var isForeground: Bool {
        let group = tcgetpgrp(number)
        return group < 0 || group == getpgrp()
    }

    /// Puts keys back behind those that wait to be read, for the next program. Where the system does not let a
    /// program do that, which Linux can be told from 6.2 on, they are lost.
    func putBack(_ keys: [UInt8]) {
        for var key in keys where ioctl(number, UInt(TIOCSTI), &key) != 0 { return }
    }

    /// Writes everything; a signal in between is no reason to stop, unless it asks the process to end. False when the
    /// reader is gone.
    @discardableResult
    func write(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(number, bytes.baseAddress?.advanced(by: written), bytes.count - written)
                if count > 0 {
                    written += count
                } else if (errno != EINTR && errno != EAGAIN) || Signals.isEnding {
                    return false
                }
            }
            return true
        }
    }

    /// Ends the process where its results cannot be written. A reader that has gone is no error to speak of; a full disk
    /// is one.
    static func endUnwritten(_ reason: Int32) -> Never {
        if reason == EPIPE { Signals.end(by: SIGPIPE) }
        error.write("convo: cannot write the results: \(String(cString: strerror(reason)))\n")
        exit(1)
    }

    /// No screen has more rows or columns; a window may claim 65,535.
    private static let mostCells = 4000

    /// Rows and columns of the terminal; 24 by 80 where it does not say.
    var size: (rows: Int, columns: Int) {
        var window = winsize()
        guard ioctl(number, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else {
            return (24, 80)
        }
        return (min(max(2, Int(window.ws_row)), Self.mostCells), min(max(4, Int(window.ws_col)), Self.mostCells))
    }

    /// The dots of a cell, where the operating system knows them.
    var cell: CellSize? {
        var window = winsize()
        guard ioctl(number, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else { return nil }
        return CellSize(measured: Int(window.ws_xpixel / window.ws_col), by: Int(window.ws_ypixel / window.ws_row))
    }

    /// Waits until there is something to read. False after `milliseconds` without it, or at a signal.
    func waitForInput(milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, milliseconds) > 0
    }

    enum Chunk { case bytes([UInt8]), end, interrupted, failed(Int32) }

    /// Takes what is there to read, at most 64 kB.
    func read() -> Chunk {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
            let length = Glibc.read(number, buffer.baseAddress, buffer.count)
            failure = length < 0 ? errno : 0
            count = max(0, length)
        }
        if failure == EINTR || failure == EAGAIN { return .interrupted }
        if failure != 0 { return .failed(failure) }
        return bytes.isEmpty ? .end : .bytes(bytes)
    }
}
