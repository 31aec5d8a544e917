/// Lines without editing, for pipes and for terminals that understand no escape sequences.
struct PlainReader {
    private var bytes: [UInt8] = []
    /// So many of them were looked through for the end of a row: a long row is not looked through again for each piece.
    private var searched = 0
    private var isAtEnd = false

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
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { drop(end + 1) }
                return .line(Self.text(bytes[..<end]))
            }
            searched = bytes.count
            if bytes.count > limit {
                defer { drop(bytes.count) }
                return .line(Self.text(bytes[...]))
            }
            if isAtEnd {
                defer { drop(bytes.count) }
                isAtEnd = false  // Ctrl-D ends one reading, not the terminal
                return bytes.isEmpty ? .end : .line(Self.text(bytes[...]))
            }
            // A read alone would sleep through a signal that came just before it.
            guard Signals.waitForInput() == .input else {
                guard Signals.isInterrupted else { continue }
                drop(bytes.count)
                return .interrupted
            }
            switch Descriptor.input.read() {
            case .bytes(let more): bytes += more
            case .end: isAtEnd = true
            case .interrupted: continue
            }
        }
    }

    private mutating func drop(_ count: Int) {
        bytes.removeFirst(count)
        searched = 0
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }  // left by editors of Windows
        return text.hasSuffix("\r") ? String(text.dropLast()) : text
    }
}
