import Files

/// What the first line of a table says: how fields are separated, where the label stands, and how many pixels there are.
struct CSVLayout {
    /// What stands between fields.
    let separator: CSVSeparator
    /// The field that holds the label, from 0; nil where there is no header to tell.
    let labelField: Int?
    /// A field that numbers the rows and is left out.
    let ignoredField: Int?
    /// Fields in a row.
    let fieldCount: Int
    /// Rows and columns of each picture.
    let side: Int
    /// Where the rows begin: after the header, or at the first line that is no comment.
    let firstByte: Int
    /// The line on which the rows begin, from 1.
    let firstLine: Int

    private static let labelNames: Set<String> = ["label", "labels", "class", "digit", "target", "y"]
    /// Words that stand in other names of labels: `number_label`, `class_id`.
    private static let labelWords = ["label", "class", "digit", "target"]
    /// What pandas and others call a column that only numbers the rows.
    private static let numberNames: Set<String> = ["", "id", "index", "unnamed: 0"]

    /// Reads the file's first bytes.
    init(start: ArraySlice<UInt8>, path: String, _ reading: DataReading) throws(DatasetError) {
        guard !start.isEmpty else { throw .tooFew(path: path, count: 0) }
        if let nature = FileNature(bytes: start), nature != .text { throw .unknownFile(path: path, nature: nature) }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = start.starts(with: mark) ? start.dropFirst(3) : start
        guard let (first, line) = Self.firstRow(of: text) else { throw .tooFew(path: path, count: 0) }
        // A line that long, or a zero byte, is no table of pixels.
        guard first.endIndex < 1 << 20, !first.contains(0) else { throw .unknownFile(path: path) }
        separator = CSVSeparator(of: first)
        let fields = separator.fields(of: first)
        fieldCount = fields.count
        guard fields.count > 1 else { throw .unknownFile(path: path) }
        let isNumbered = Self.isNumbered(fields)
        let isHeader = isNumbered || fields.contains { !$0.isEmpty && Double($0) == nil }
        ignoredField = isHeader && !Self.isSquare(fields.count - 1) && Self.isSquare(fields.count - 2)
            ? fields.firstIndex { Self.numberNames.contains($0.lowercased()) } : nil
        labelField = isHeader && !isNumbered ? try Self.labelField(in: fields, line, path: path, reading) : nil
        if labelField == nil, Self.isSquare(fields.count) { throw .unlabeled(path: path) }
        if let ignoredField { reading.note(.rowNumbers(fields[ignoredField])) }
        firstByte = isHeader ? Self.next(after: first.endIndex, in: text) : first.startIndex
        firstLine = isHeader ? line + 1 : line
        let pixels = fields.count - (ignoredField == nil ? 1 : 2)
        side = Self.root(pixels)
        guard Self.isSquare(pixels) else { throw .badLine(path: path, line: line, .notSquare(pixels: pixels)) }
    }

    /// Whether a header only counts its columns, up to numbers that no pixel has.
    private static func isNumbered(_ fields: [String]) -> Bool {
        let numbers = fields.first == "" ? fields.dropFirst() : fields[...]
        return numbers.count > 256 && numbers.enumerated().allSatisfy { $1 == "\($0)" }
    }

    /// The first line that is neither blank nor a comment, and its number.
    private static func firstRow(of text: ArraySlice<UInt8>) -> (row: ArraySlice<UInt8>, line: Int)? {
        var (start, line) = (text.startIndex, 1)
        while start < text.endIndex {
            let row = text[start...].prefix { $0 != 10 && $0 != 13 }
            if let sign = row.first(where: { $0 > 32 }), sign != UInt8(ascii: "#") { return (row, line) }
            start = next(after: row.endIndex, in: text)
            line += 1
        }
        return nil
    }

    /// Where the line behind an end begins: `\n`, `\r` or both.
    private static func next(after end: Int, in text: ArraySlice<UInt8>) -> Int {
        let isPair = text[end...].starts(with: [13, 10])
        return min(text.endIndex, end + (isPair ? 2 : 1))
    }

    /// The column that a header calls the label, in so many words or in words like it.
    private static func labelField(
        in fields: [String], _ line: Int, path: String, _ reading: DataReading
    ) throws(DatasetError) -> Int? {
        let names = fields.map { $0.lowercased() }
        if let exact = names.firstIndex(where: { labelNames.contains($0) }) { return exact }
        let alike = names.indices.filter { place in labelWords.contains { names[place].contains($0) } }
        if alike.count == 1, let only = alike.first {
            reading.note(.labelColumn(fields[only]))
            return only
        }
        // A row of numbers with one that is none is no header.
        let words = fields.indices.filter { Double(fields[$0]) == nil }
        if let first = words.first, words.count * 2 < fields.count {
            throw .badLine(path: path, line: line, .field(first + 1, limit: first == 0 ? 9 : 255))
        }
        if isSquare(fields.count) { throw .unlabeled(path: path) }
        guard fields.count >= 5, isSquare(fields.count - 1) || isSquare(fields.count - 2) else {
            throw .unknownFile(path: path)
        }
        throw .noLabelColumn(path: path, columns: Array(fields.prefix(3)))
    }

    private static func root(_ number: Int) -> Int { Int(Double(max(0, number)).squareRoot()) }

    private static func isSquare(_ number: Int) -> Bool { number > 0 && root(number) * root(number) == number }
}

/// What stands between the fields of a row.
enum CSVSeparator: Equatable {
    case sign(UInt8)
    /// Any number of blanks and tabs.
    case blanks

    /// The sign that stands most often in a line; blanks where none does.
    init(of line: ArraySlice<UInt8>) {
        let signs = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
        let counted = signs.map { sign in (sign, line.count { $0 == sign }) }
        self = counted.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? .sign($0.0) : nil } ?? .blanks
    }

    /// The fields of a line, without blanks and quotes around them.
    func fields(of line: ArraySlice<UInt8>) -> [String] {
        let parts = switch self {
        case .sign(let sign): line.split(separator: sign, omittingEmptySubsequences: false)
        case .blanks: line.split { $0 == 32 || $0 == 9 }
        }
        return parts.map { part in
            let bare = part.drop { Self.isAround($0) }.reversed().drop { Self.isAround($0) }.reversed()
            return String(decoding: bare, as: UTF8.self)
        }
    }

    private static func isAround(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
