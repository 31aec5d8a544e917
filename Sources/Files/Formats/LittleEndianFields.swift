/// Whole numbers at places of an array, each looked for before it is read.
package struct LittleEndianFields {
    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The number in `count` bytes, at most 8, the lowest first; nil beyond the end or beyond `Int.max`.
    package func number(_ place: Int, _ count: Int) -> Int? {
        guard place >= 0, count <= 8, place <= bytes.count - count else { return nil }
        let value = (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
        return Int(exactly: value)
    }
}
