/// An array in a NumPy file (`.npy`, format versions 1 to 3), its numbers still as bytes.
///
///     ┌───────────────┬─────────┬────────────┬──────────────────────────────┬─────────┐
///     │ \x93NUMPY     │ version │ n, 2 or 4  │ n bytes: {'descr': '<f4',    │ numbers │
///     │ 6 bytes       │ 2 bytes │ bytes      │ 'fortran_order': …, 'shape'} │         │
///     └───────────────┴─────────┴────────────┴──────────────────────────────┴─────────┘
package struct NPYFile {
    /// What the numbers are.
    package enum Kind: Character, Sendable {
        case float = "f", signed = "i", unsigned = "u", boolean = "b"
    }

    /// Why the bytes are no array of numbers.
    package enum Fault: Error, Equatable {
        /// What was expected, and what there is.
        case header(expected: String, got: String)
        /// Elements that are no numbers, such as Python objects, which only running code could read.
        case type(String)
        case size(expected: Int, got: Int)

        /// In words, behind the name of the array.
        package var words: String {
            switch self {
            case .header(let expected, let got): "is no NumPy array: expected \(expected), got \(got)"
            case .type(let type): "has elements of type '\(type)'; expected numbers"
            case .size(let expected, let got): "expected \(expected) bytes of numbers, got \(got)"
            }
        }
    }

    package let kind: Kind
    /// Bytes of one number.
    package let width: Int
    package let shape: [Int]
    private let isBigEndian: Bool
    private let isFortran: Bool
    private let data: ArraySlice<UInt8>

    /// How many numbers there are.
    package var count: Int { data.count / width }

    /// Reads the header; the numbers stay where they are.
    package init(_ bytes: [UInt8]) throws(Fault) {
        let (header, start) = try Self.header(of: bytes)
        let type = try Self.value("descr", in: header)
        (isBigEndian, kind, width) = try Self.type(type)
        isFortran = try Self.value("fortran_order", in: header) == "True"
        shape = try Self.sizes(try Self.value("shape", in: header))
        data = bytes[start...]
        var count = 1
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow, product <= data.count else { throw .size(expected: overflow ? .max : product, got: data.count) }
            count = product
        }
        guard count * width == data.count else { throw .size(expected: count * width, got: data.count) }
    }

    /// The text of the header, and where the numbers begin.
    static func header(of bytes: [UInt8]) throws(Fault) -> (text: String, end: Int) {
        guard bytes.count >= 10, bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else {
            throw .header(expected: "it to begin with \\x93NUMPY", got: "something else")
        }
        let fields = LittleEndianFields(bytes)
        let lengthSize = bytes[6] == 1 ? 2 : 4
        guard (1...3).contains(bytes[6]), let length = fields.number(8, lengthSize), length <= 1 << 20,
            8 + lengthSize + length <= bytes.count
        else { throw .header(expected: "a header of version 1 to 3", got: "version \(bytes[6]), or less than its header") }
        let start = 8 + lengthSize
        return (String(decoding: bytes[start..<start + length], as: UTF8.self), start + length)
    }

    /// The text of a member of the header's dictionary, without quotes.
    static func value(_ key: String, in header: String) throws(Fault) -> String {
        guard let place = header.firstRange(of: "'\(key)':") else { throw .header(expected: "a header with '\(key)'", got: "none") }
        let rest = header[place.upperBound...].drop { $0 == " " }
        switch rest.first {
        case "'": return String(rest.dropFirst().prefix { $0 != "'" })
        case "(": return String(rest.dropFirst().prefix { $0 != ")" })
        case "[": throw .type("a record")
        default: return String(rest.prefix { $0.isLetter || $0.isNumber })
        }
    }

    static func type(_ text: String) throws(Fault) -> (isBigEndian: Bool, kind: Kind, width: Int) {
        let letters = Array(text)
        guard letters.count == 3, "<>|=".contains(letters[0]), let kind = Kind(rawValue: letters[1]), let width = letters[2].wholeNumberValue,
            [1, 2, 4, 8].contains(width), kind != .float || width > 1
        else { throw .type(text) }
        return (letters[0] == ">", kind, width)
    }

    static func sizes(_ text: String) throws(Fault) -> [Int] {
        var sizes: [Int] = []
        for word in text.split(separator: ",") {
            let digits = word.filter { $0 != " " && $0 != "L" }
            guard let size = Int(digits), size >= 0 else { throw .header(expected: "a shape of sizes", got: "(\(text.prefix(60)))") }
            sizes.append(size)
        }
        return sizes
    }

    /// The numbers in C order: the last dimension fastest.
    package var floats: [Float] {
        switch kind {
        case .float: ordered { Float($0) }
        case .signed, .unsigned, .boolean: integers.map { Float($0) }
        }
    }

    /// The numbers in C order as whole ones, those of floats without their fractions; what no `Int` can be is its next one.
    package var integers: [Int] {
        switch kind {
        case .float: ordered { Int(exactly: $0.rounded(.towardZero)) ?? ($0 > 0 ? .max : .min) }
        case .signed: placed { Self.signed(bits($0), width) }
        case .unsigned, .boolean: placed { Int(clamping: bits($0)) }
        }
    }

    /// The bytes of an array of bytes, in C order; nil for others.
    package var rawBytes: [UInt8]? {
        guard width == 1, kind != .signed else { return nil }
        return isFortran ? placed { data[data.startIndex + $0] } : Array(data)
    }

    /// The smallest and the largest number, and whether all are whole; nil where one is not finite, or there is none.
    package var range: (low: Double, high: Double, isWhole: Bool)? {
        if let rawBytes, let low = rawBytes.min(), let high = rawBytes.max() { return (Double(low), Double(high), true) }
        var (low, high, isWhole) = (Double.infinity, -Double.infinity, true)
        for place in 0..<count {
            let number = number(place)
            guard number.isFinite else { return nil }
            (low, high) = (Swift.min(low, number), Swift.max(high, number))
            if isWhole, number.rounded(.towardZero) != number { isWhole = false }
        }
        return count > 0 ? (low, high, isWhole) : nil
    }

    /// A byte for each number, in C order.
    package func bytes(_ make: (Double) -> UInt8) -> [UInt8] { placed { make(number($0)) } }

    /// The number at a place of the file.
    private func number(_ place: Int) -> Double {
        let bits = bits(place)
        return switch kind {
        case .float where width == 2: Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
        case .float where width == 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        case .float: Double(bitPattern: bits)
        case .signed: Double(Self.signed(bits, width))
        case .unsigned, .boolean: Double(bits)
        }
    }

    private func ordered<Number>(_ make: (Double) -> Number) -> [Number] {
        placed { place in
            let bits = bits(place)
            switch width {
            case 2: return make(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits))))
            case 4: return make(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
            default: return make(Double(bitPattern: bits))
            }
        }
    }

    private static func signed(_ bits: UInt64, _ width: Int) -> Int {
        let shift = UInt64(64 - 8 * width)
        return Int(Int64(bitPattern: bits << shift) >> Int64(shift))
    }

    private func bits(_ place: Int) -> UInt64 {
        let start = data.startIndex + place * width
        return (0..<width).reduce(UInt64(0)) { bits, byte in
            bits | UInt64(data[start + byte]) << UInt64(8 * (isBigEndian ? width - 1 - byte : byte))
        }
    }

    /// What `make` gives for the place of each number, in C order.
    private func placed<Number>(_ make: (Int) -> Number) -> [Number] {
        guard isFortran, shape.count > 1 else { return (0..<count).map(make) }
        var strides = [Int](repeating: 1, count: shape.count)
        for dimension in shape.indices.dropFirst() { strides[dimension] = strides[dimension - 1] * shape[dimension - 1] }
        return StridedOrder(sizes: shape, strides: strides).map(make)
    }
}
