/// The beginning of a line, taken column by column: a tab reaches to the next multiple of four.
struct Margin {
    private let bytes: [UInt8]
    /// How many bytes were taken.
    private(set) var place = 0
    private var column = 0
    /// Columns of a tab of which some were taken.
    private var spare = 0

    init(_ line: Line) { bytes = Array(line.text.utf8) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// The byte that comes next, if no blank is left before it.
    var next: UInt8? { spare == 0 && place < bytes.count ? bytes[place] : nil }

    /// How many columns of blanks come next.
    var blanks: Int {
        var margin = self
        margin.skip(.max)
        return margin.column - column
    }

    /// Whether nothing but blanks is left.
    var isBlank: Bool { bytes[place...].allSatisfy { Self.isBlank($0) } }

    /// What was not taken.
    var rest: String { String(repeating: " ", count: spare) + String(decoding: bytes[place...], as: UTF8.self) }

    /// Takes as many columns of blanks, or those that there are.
    mutating func skip(_ columns: Int) {
        var left = columns
        while left > 0 {
            if spare == 0 {
                guard let byte = next, Self.isBlank(byte) else { return }
                place += 1
                spare = byte == UInt8(ascii: "\t") ? 4 - column % 4 : 1
            }
            spare -= 1
            column += 1
            left -= 1
        }
    }

    /// Takes the bytes that are as wished, and no more than `most`.
    ///
    /// - Returns: how many there were.
    mutating func take(most: Int = .max, _ isWished: (UInt8) -> Bool) -> Int {
        var count = 0
        while count < most, let byte = next, isWished(byte) {
            place += 1
            column += 1
            count += 1
        }
        return count
    }
}
