/// Lines without editing, for pipes and for terminals that understand no escape sequences.
struct PlainReader {
    private var bytes: [UInt8] = []
    /// Where the next row begins, and how far its end was looked for.
    private var (head, scanned) = (0, 0)
    private var isAtEnd = false
    /// The code of the system, if what is read cannot be.
    private(set) var failure: Int32?

    /// Reads a line and, while it is not complete, the ones after it.
    mutating func readLine(prompt: String, isComplete: (String) -> Bool) -> LineEditor.Result {
        Signals.takeInterrupts()
        Self.show(prompt)
        var text = ""
        while true {
            switch readRow() {
            case .line(let row):
                text += text.isEmpty ? row : "\n" + row
                if isComplete(text) { return .line(text) }
                Self.show(".. ")
            case .interrupted:
                Self.show("\n")
                return .interrupted
            case .end:
                if text.isEmpty { Self.show("\n") }
                return text.isEmpty ? .end : .line(text)
            }
        }
    }

    /// The prompt must not get among results that go to a file.
    private static func show(_ prompt: String) {
        guard Descriptor.input.isTerminal else { return }
        if Descriptor.output.isTerminal {
            Descriptor.output.write(prompt)
        } else if Descriptor.error.isTerminal {
            Descriptor.error.write(prompt)
        }
    }

    /// One row without its line end, or what came of it when that is more than `limit` bytes.
    mutating func readRow(limit: Int = .max) -> LineEditor.Result {
        while true {
            if let row = takeRow() { return .line(row) }
            if bytes.count - head > limit {
                defer { discard() }
                return .line(Self.text(bytes[head...]))
            }
            if isAtEnd {
                defer { discard() }
                isAtEnd = false  // Ctrl-D ends one reading, not the terminal
                return head == bytes.count ? .end : .line(Self.text(bytes[head...]))
            }
            // A read alone would sleep through a signal that came just before it.
            guard Signals.waitForInput() == .input else {
                if let number = Signals.takeEnding() { Signals.end(by: number) }
                guard Signals.isInterrupted else { continue }
                discard()
                return .interrupted
            }
            switch Descriptor.input.read() {
            case .bytes(let more): feed(more)
            case .end: isAtEnd = true
            case .failed(let code): (failure, isAtEnd) = (code, true)
            case .interrupted: continue
            }
        }
    }

    /// A row that has been read already, if there is a whole one.
    mutating func takeRow() -> String? {
        guard let end = bytes[scanned...].firstIndex(of: UInt8(ascii: "\n")) else {
            scanned = bytes.count
            return nil
        }
        defer { (head, scanned) = (end + 1, end + 1) }
        return Self.text(bytes[head..<end])
    }

    /// What is over is dropped once for a piece, not once for a row, of which a piece may hold thousands.
    private mutating func feed(_ more: [UInt8]) {
        bytes.removeFirst(head)
        (head, scanned) = (0, scanned - head)
        bytes += more
    }

    private mutating func discard() { (bytes, head, scanned) = ([], 0, 0) }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }  // left by editors of Windows
        return text.hasSuffix("\r") ? String(text.dropLast()) : text
    }
}
