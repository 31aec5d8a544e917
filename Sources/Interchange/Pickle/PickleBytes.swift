/// The bytes of a pickle, taken from the front.
struct PickleBytes {
    private let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() throws(PickleFault) -> UInt8 {
        guard place < bytes.count else { throw .damaged(at: place, "its end") }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func take(_ count: Int) throws(PickleFault) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - place else { throw .damaged(at: place, "its end") }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// A whole number in `width` bytes, at most 8, the lowest first.
    mutating func count(_ width: Int) throws(PickleFault) -> Int {
        let bits = try take(width).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let number = Int(exactly: bits) else { throw .damaged(at: place, "a size beyond any file") }
        return number
    }

    /// A whole number with its sign, in any number of bytes; nobody looks into one that is larger than any size.
    mutating func long(_ width: Int) throws(PickleFault) -> PickleValue {
        let digits = try take(width)
        guard let last = digits.last else { return .integer(0) }
        guard width <= 8 else { return .opaque }
        let start: Int = last < 0x80 ? 0 : -1
        return .integer(digits.reversed().reduce(start) { $0 << 8 | Int($1) })
    }

    /// A number of 64 bits, the highest byte first.
    mutating func double() throws(PickleFault) -> Double {
        Double(bitPattern: try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    mutating func text(_ count: Int) throws(PickleFault) -> String { String(decoding: try take(count), as: UTF8.self) }

    /// What stands before the next end of a line.
    mutating func line() throws(PickleFault) -> String {
        guard let end = bytes[place...].firstIndex(of: 10) else { throw .damaged(at: place, "its end") }
        let text = try text(end - place)
        place += 1
        return text
    }
}
