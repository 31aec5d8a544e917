/// Where and why bytes are no JSON.
package struct JSONError: Error, Equatable {
    /// What is wrong there.
    package enum Problem: Sendable, Equatable {
        case unexpected, ended, tooDeep, duplicateKey(String), notUTF8, badNumber
    }

    /// What is wrong there.
    package let problem: Problem
    /// From 0, in the bytes that were read.
    package let offset: Int
}

/// Reads one JSON value out of bytes.
struct JSONParser {
    /// Deeper values could exhaust the stack.
    private let deepest: Int
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// The value that `bytes` hold; only white space may stand around it.
    static func parse(_ bytes: ArraySlice<UInt8>, deepest: Int) throws(JSONError) -> JSON {
        var parser = JSONParser(deepest: deepest, bytes: bytes, position: bytes.startIndex)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.endIndex else { throw parser.error(.unexpected) }
        return value
    }

    private func error(_ problem: JSONError.Problem) -> JSONError {
        JSONError(problem: problem, offset: position - bytes.startIndex)
    }

    private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
        skipSpace()
        guard let byte = next else { throw error(.ended) }
        guard byte == UInt8(ascii: character) else { throw error(.unexpected) }
        position += 1
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < deepest else { throw error(.tooDeep) }
        skipSpace()
        switch next {
        case nil: throw error(.ended)
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""):
            let (text, range) = try string()
            return .string(text, at: range)
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
        for byte in word.utf8 {
            guard next == byte else { throw error(next == nil ? .ended : .unexpected) }
            position += 1
        }
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        try expect("{")
        var (members, keys) = ([JSON.Member](), Set<String>())
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            let (key, _) = try string()
            guard keys.insert(key).inserted else { throw error(.duplicateKey(key)) }
            try expect(":")
            members.append(JSON.Member(key: key, value: try value(depth: depth + 1)))
        } while take(",")
        try expect("}")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        try expect("[")
        var elements: [JSON] = []
        if take("]") { return .array([]) }
        repeat { elements.append(try value(depth: depth + 1)) } while take(",")
        try expect("]")
        return .array(elements)
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = position
        while let byte = next, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
        guard position > start else { throw error(.unexpected) }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        guard Double(digits) != nil else { throw error(.badNumber) }
        return .number(digits)
    }

    private mutating func string() throws(JSONError) -> (String, Range<Int>) {
        try expect("\"")
        let start = position
        var characters: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw error(.unexpected) }
            position += 1
            if byte == UInt8(ascii: "\\") { characters += try escape() } else { characters.append(byte) }
        }
        let range = start..<position
        try expect("\"")
        guard let text = String(validating: characters, as: UTF8.self) else { throw error(.notUTF8) }
        return (text, range)
    }

    private mutating func escape() throws(JSONError) -> [UInt8] {
        guard let byte = next else { throw error(.ended) }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default: throw error(.unexpected)
        }
    }

    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        var code = try fourDigits()
        if (0xD800..<0xDC00).contains(code) {
            try expect("\\")
            try expect("u")
            let low = try fourDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw error(.notUTF8) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw error(.notUTF8) }
        return scalar
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.endIndex else { throw error(.ended) }
        let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        guard let code = UInt32(digits, radix: 16), !digits.hasPrefix("+") else { throw error(.unexpected) }
        position += 4
        return code
    }
}
