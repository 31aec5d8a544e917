/// A picture as rows of whole numbers in a text, as programs write matrices: all but the first line of a PGM.
struct NumberText: Equatable {
    let rows: Int
    let columns: Int
    /// The largest number, 255 at least.
    let most: Int

    /// Larger texts are not looked through.
    private static let mostBytes = 4 << 20

    /// - Returns: nil unless every line has as many whole numbers from 0 to 65,535 as the first, and blanks between them.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.mostBytes, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var (rows, columns, most) = (0, 0, 255)
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.isEmpty { continue }
            if rows == 0 { columns = words.count }
            guard words.count == columns else { return nil }
            for word in words {
                guard let number = Int(word), (0...65_535).contains(number) else { return nil }
                most = max(most, number)
            }
            rows += 1
        }
        guard rows > 1, columns > 1 else { return nil }
        (self.rows, self.columns, self.most) = (rows, columns, most)
    }
}
