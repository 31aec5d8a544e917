/// What the first line of a table says: where the label stands, and how many pixels follow.
struct CSVLayout {
    /// The field that holds the label, from 0.
    let labelField: Int
    /// Fields in a row.
    let fieldCount: Int
    /// Rows and columns of each picture.
    let side: Int
    /// Where the rows begin: after the header, or at the first byte.
    let firstByte: Int
    /// The line on which the rows begin, from 1.
    let firstLine: Int

    private static let labelNames: Set<String> = ["label", "labels", "class", "digit", "target", "y"]

    /// Reads the first line of the file's first bytes.
    init(start: ArraySlice<UInt8>, path: String) throws(DatasetError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = start.starts(with: mark) ? start.dropFirst(3) : start
        guard !text.isEmpty else { throw .tooFew(path: path, count: 0) }
        let end = text.firstIndex(of: 10) ?? text.endIndex
        // A line that long, or a zero byte, is no table of pixels.
        guard end < 1 << 20, !text[..<end].contains(0) else { throw .unknownFile(path: path) }
        let fields = text[..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { field in
            String(decoding: field.filter { $0 > 32 && $0 != UInt8(ascii: "\"") }, as: UTF8.self).lowercased()
        }
        fieldCount = fields.count
        let hasHeader = fields.contains { $0.contains { !$0.isASCII || !$0.isNumber } }
        guard fields.count > 1 else { throw .unknownFile(path: path) }
        firstByte = hasHeader ? min(end + 1, start.endIndex) : text.startIndex
        firstLine = hasHeader ? 2 : 1
        if hasHeader {
            guard let field = fields.firstIndex(where: { Self.labelNames.contains($0) }) else {
                throw Self.isSquare(fields.count) ? .unlabelled(path: path) : .unknownFile(path: path)
            }
            labelField = field
        } else {
            if Self.isSquare(fields.count) { throw .unlabelled(path: path) }
            labelField = 0
        }
        side = Self.root(fields.count - 1)
        guard Self.isSquare(fields.count - 1) else {
            throw .badLine(path: path, line: 1, .notSquare(pixels: fields.count - 1))
        }
    }

    private static func root(_ number: Int) -> Int { Int(Double(number).squareRoot()) }

    private static func isSquare(_ number: Int) -> Bool { root(number) * root(number) == number }
}
