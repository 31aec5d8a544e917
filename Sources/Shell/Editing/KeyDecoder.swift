/// What came from the keyboard, freed of the terminal's encoding.
enum Key: Equatable {
    case scalar(Unicode.Scalar)
    case named(NamedKey)
    case paste(String)
}

/// Keys that send a sequence rather than a character.
enum NamedKey: Equatable, CaseIterable {
    case up, down, left, right, home, end, delete, wordLeft, wordRight, deleteWord, backTab
}

/// Turns the bytes of a terminal into keys. Sequences may arrive in pieces.
struct KeyDecoder {
    /// Escape sequences that the user has bound and that are therefore passed on as they are.
    var reserved: [[UInt8]] = []

    private var bytes: [UInt8] = []
    private var head = 0
    private var rawUntil = 0
    private var paste: [UInt8]?

    private static let pasteStart = Array("\u{1b}[200~".utf8)
    private static let pasteEnd = Array("\u{1b}[201~".utf8)
    private static let escape: UInt8 = 0x1b

    /// True when an unfinished escape sequence waits for its rest: a lone ESC may be the key itself.
    var isInsideSequence: Bool { paste == nil && head < bytes.count && bytes[head] == Self.escape }

    mutating func feed(_ more: [UInt8]) {
        bytes.removeFirst(head)
        rawUntil = max(0, rawUntil - head)
        head = 0
        bytes += more
    }

    /// Forgets everything, as Ctrl-C asks for.
    mutating func discard() {
        bytes = []
        head = 0
        rawUntil = 0
        paste = nil
    }

    /// The rest of a sequence did not come in time: what is there counts as keys of its own.
    mutating func giveUpWaiting() { rawUntil = bytes.count }

    /// Puts a scalar back before everything else.
    mutating func putBack(_ scalar: Unicode.Scalar) {
        let encoded = Array(String(scalar).utf8)
        bytes.replaceSubrange(0..<head, with: encoded)
        rawUntil = max(rawUntil - head, 0) + encoded.count
        head = 0
    }

    /// The next key, or nil when more bytes are needed.
    mutating func next() -> Key? {
        while head < bytes.count {
            if paste != nil { return continuePaste() }
            if bytes[head] == Self.escape, head >= rawUntil {
                switch sequence() {
                case .incomplete: return nil
                case .raw(let length): rawUntil = head + length
                case .ignored(let length): head += length
                case .key(let key, let length):
                    head += length
                    return .named(key)
                case .scalar(let scalar, let length):
                    head += length
                    return .scalar(scalar)
                case .paste:
                    head += Self.pasteStart.count
                    paste = []
                }
                continue
            }
            guard let scalar = scalar() else { return nil }
            // The C1 control characters stand for named keys inside; nobody types them.
            if !(0x80..<0xa0).contains(scalar.value) { return .scalar(scalar) }
        }
        return nil
    }

    private mutating func continuePaste() -> Key? {
        while head < bytes.count {
            if bytes[head] == Self.escape {
                let rest = bytes[head...]
                if rest.starts(with: Self.pasteEnd) {
                    head += Self.pasteEnd.count
                    defer { paste = nil }
                    return .paste(Self.printable(String(decoding: paste ?? [], as: UTF8.self)))
                }
                if Self.pasteEnd.starts(with: rest) { return nil }
            }
            paste?.append(bytes[head])
            head += 1
        }
        return nil
    }

    /// Pasted text as it may stand in a line: line ends as \n, tabs as blanks, other control characters dropped.
    static func printable(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\r", "\n": result.append("\n")
            case "\t": result.append(contentsOf: "  ".unicodeScalars)
            default: if scalar.value >= 32, !(0x7f..<0xa0).contains(scalar.value) { result.append(scalar) }
            }
            previous = scalar
        }
        return String(result)
    }

    private mutating func scalar() -> Unicode.Scalar? {
        let first = bytes[head]
        let length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
        guard head + length <= bytes.count else { return nil }
        let decoded = String(decoding: bytes[head..<head + length], as: UTF8.self).unicodeScalars
        guard let scalar = decoded.first, decoded.count == 1 else {
            head += 1
            return "\u{fffd}"
        }
        head += length
        return scalar
    }

    private enum Sequence {
        case incomplete, paste, raw(Int), ignored(Int), key(NamedKey, Int), scalar(Unicode.Scalar, Int)
    }

    private func sequence() -> Sequence {
        let rest = bytes[head...]
        for known in reserved where rest.starts(with: known) { return .raw(known.count) }
        if rest.starts(with: Self.pasteStart) { return .paste }
        guard rest.count > 1 else { return .incomplete }
        switch bytes[head + 1] {
        case UInt8(ascii: "["): return controlSequence()
        case UInt8(ascii: "O"): return singleShift()
        default: return .raw(1)
        }
    }

    private func controlSequence() -> Sequence {
        var at = head + 2
        if at < bytes.count, bytes[at] == UInt8(ascii: "[") {  // function keys of the Linux console
            return at + 1 < bytes.count ? .ignored(4) : .incomplete
        }
        while at < bytes.count, (0x20..<0x40).contains(bytes[at]) { at += 1 }
        guard at < bytes.count else { return .incomplete }
        let length = at + 1 - head
        guard (0x40..<0x7f).contains(bytes[at]) else { return .raw(length - 1) }
        let body = String(decoding: bytes[head + 2...at], as: UTF8.self)
        return Self.controlKeys[body].map { .key($0, length) } ?? .ignored(length)
    }

    private func singleShift() -> Sequence {
        guard head + 2 < bytes.count else { return .incomplete }
        let body = String(decoding: bytes[head + 2...head + 2], as: UTF8.self)
        if body == "M" { return .scalar("\r", 3) }  // Enter of the number block
        if let key = Self.controlKeys[body] { return .key(key, 3) }
        return "PQRS".contains(body) ? .ignored(3) : .raw(2)
    }

    private static let controlKeys: [String: NamedKey] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
        "1~": .home, "7~": .home, "4~": .end, "8~": .end, "3~": .delete,
        "1;5C": .wordRight, "1;5D": .wordLeft, "1;3C": .wordRight, "1;3D": .wordLeft,
        "5C": .wordRight, "5D": .wordLeft, "3;5~": .deleteWord, "3;3~": .deleteWord,
    ]
}
