import Glibc
import Testing

/// The built program in a pseudo-terminal: keys in, screen out. Waits for conditions, never for times.
final class TerminalSession {
    private(set) var screen: ScreenModel
    /// Everything that the program wrote.
    private(set) var output = ""
    /// What the terminal answers to the sequences that it knows.
    var replies: [String: String] = [:]
    /// False leaves the model of the screen alone: for windows that it is not made for.
    var drawsScreen = true
    private var heard = ""
    private let descriptor: Int32
    private let pid: pid_t
    private var isOver = false
    private var undecoded: [UInt8] = []

    /// Seconds after which a condition counts as failed; a loaded machine needs more than a person.
    private static let patience = 30

    /// The program alone in its terminal, or a line of a shell that runs it as `$CONVO`.
    init(
        _ words: [String] = [], shell line: String? = nil, home: Home, rows: Int = 24, columns: Int = 80,
        environment: [String: String] = [:]
    ) {
        drawsScreen = rows <= 1000
        screen = ScreenModel(rows: min(rows, 1000), columns: min(columns, 1000))
        let variables = home.environment(environment.merging(["CONVO": Child.program]) { $1 })
        let child = line.map { Child(["-c", $0], of: "/bin/sh", environment: variables) }
            ?? Child(words, environment: variables)
        defer { child.free() }
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        var descriptor: Int32 = -1
        pid = forkpty(&descriptor, nil, nil, &size)
        if pid == 0 {
            if let program = child.arguments[0] { execve(program, child.arguments, child.environment) }
            _exit(127)
        }
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        if !isOver {
            kill(pid, SIGKILL)
            _ = Ending(waitingFor: pid)
        }
        close(descriptor)
    }

    func send(_ text: String) { send(bytes: Array(text.utf8)) }

    func send(bytes: [UInt8]) {
        var rest = bytes[...]
        let limit = time(nil) + Self.patience
        let flags = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
        defer { _ = fcntl(descriptor, F_SETFL, flags) }
        // A program that waits until its output is read reads nothing meanwhile, so both are done in turn.
        while !rest.isEmpty, time(nil) < limit {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN | POLLOUT), revents: 0)
            _ = poll(&waiting, 1, 100)
            if waiting.revents & Int16(POLLIN) != 0, !pump() { return }
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 { rest.removeFirst(written) } else if errno != EAGAIN, errno != EINTR { return }
        }
    }

    func signal(_ number: Int32) { kill(pid, number) }

    /// - Parameter cell: the dots of a cell, where the terminal tells the operating system.
    func resize(rows: Int, columns: Int, cell: (width: Int, height: Int) = (0, 0)) {
        var size = winsize(
            ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: UInt16(columns * cell.width),
            ws_ypixel: UInt16(rows * cell.height))
        if drawsScreen { screen = ScreenModel(rows: rows, columns: columns) }
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    /// Whether what is typed is shown by the terminal itself, line by line, as programs find it.
    var isCooked: Bool {
        var mode = termios()
        tcgetattr(descriptor, &mode)
        return mode.c_lflag & tcflag_t(ICANON) != 0 && mode.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Reads what the program writes until the condition holds.
    @discardableResult
    func wait(
        _ what: String, location: SourceLocation = #_sourceLocation, until condition: (TerminalSession) -> Bool
    ) -> Bool {
        let end = time(nil) + Self.patience
        while !condition(self) {
            guard time(nil) < end, pump() else {
                if condition(self) { return true }
                let message = "waited for \(what); the screen:\n\(screen.text)\nthe bytes: \(output.suffix(600).debugDescription)"
                Issue.record(Comment(rawValue: message), sourceLocation: location)
                return false
            }
        }
        return true
    }

    /// Types the keys, and after a pause the line, until the program answers with the text, or ends where none is given.
    func retry(typing keys: String, _ line: String, until text: String? = nil, location: SourceLocation = #_sourceLocation) {
        let end = time(nil) + Self.patience
        while time(nil) < end {
            for part in [keys, line] {
                send(part)
                for _ in 0..<5 {
                    guard pump() else { return }
                    if let text, output.suffix(4000).contains(text) { return }
                }
            }
        }
        let message = "no answer to \(line.debugDescription); the bytes: \(output.suffix(600).debugDescription)"
        Issue.record(Comment(rawValue: message), sourceLocation: location)
    }

    /// Waits until the screen holds the text.
    @discardableResult
    func wait(for text: String, location: SourceLocation = #_sourceLocation) -> Bool {
        wait(text, location: location) { $0.screen.text.contains(text) }
    }

    /// Waits until the line of the cursor is exactly this.
    @discardableResult
    func wait(forLine line: String, location: SourceLocation = #_sourceLocation) -> Bool {
        wait("the line \(line.debugDescription)", location: location) { $0.screen.currentLine == line }
    }

    /// Waits for the prompt on a line of its own.
    @discardableResult
    func waitForPrompt(location: SourceLocation = #_sourceLocation) -> Bool {
        wait(forLine: "convo>", location: location)
    }

    /// Reads what there is to read now.
    func drain() {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, 0) > 0, pump() {}
    }

    /// Reads to the end and says how the program ended.
    func end() -> Ending {
        let limit = time(nil) + Self.patience
        while time(nil) < limit, pump() {}
        if time(nil) >= limit { kill(pid, SIGKILL) }
        isOver = true
        return Ending(waitingFor: pid)
    }

    /// False when the program has closed its terminal.
    private func pump() -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 100) > 0 else { return true }
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        undecoded += bytes[0..<count]
        let whole = undecoded.count - Self.cutCharacter(undecoded)
        let text = String(decoding: undecoded[..<whole], as: UTF8.self)
        undecoded.removeFirst(whole)
        output += text
        if drawsScreen { screen.feed(text) }
        reply(to: text)
        return true
    }

    private func reply(to text: String) {
        guard !replies.isEmpty else { return }
        heard += text
        while let next = replies.compactMap({ known in heard.firstRange(of: known.key).map { ($0, known.value) } })
            .min(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            send(next.1)
            heard = String(heard[next.0.upperBound...])
        }
    }

    /// How many bytes at the end belong to a character whose rest is still to come.
    private static func cutCharacter(_ bytes: [UInt8]) -> Int {
        for (index, byte) in bytes.suffix(4).reversed().enumerated() where byte & 0xc0 != 0x80 {
            let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
            return length > index + 1 ? index + 1 : 0
        }
        return 0
    }
}
