/// The rows of a table as they come, byte after byte.
struct CSVRows {
    /// The labels, where the header says which they are.
    private var labels: [UInt8] = []
    /// The other fields, row after row.
    private var values: [UInt8] = []
    private let layout: CSVLayout
    private let path: String
    private let reading: DataReading
    private var line: Int
    /// Fields of this row that are complete.
    private var field = 0
    private var number = CSVNumber()
    private var isComment = false
    private var lastByte: UInt8 = 0
    /// The first line whose first field is no label.
    private var firstWithoutLabel: Int?
    private(set) var count = 0

    /// More lines than a table has are told apart from an end by the byte that separates fields; blanks do as well.
    private let separator: UInt8
    private let isBlankSeparated: Bool

    init(layout: CSVLayout, path: String, _ reading: DataReading) {
        self.layout = layout
        self.path = path
        self.reading = reading
        line = layout.firstLine
        isBlankSeparated = layout.separator == .blanks
        if case .sign(let sign) = layout.separator { separator = sign } else { separator = 32 }
    }

    /// Reads some more bytes of the file.
    mutating func take(_ chunk: [UInt8], from start: Int, to end: Int) throws(DatasetError) {
        let bytes = chunk.span
        for index in start..<end {
            let byte = bytes[index]
            if byte >= 48 && byte <= 57 {
                if !isComment { number.take(byte) }
            } else if byte == separator || (isBlankSeparated && byte == 9) {
                if !isComment, !isBlankSeparated || !number.isEmpty { try closeField() }
            } else if byte == 10 || byte == 13 {
                if byte != 10 || lastByte != 13 { try closeRow() }
            } else if byte == UInt8(ascii: "#") && field == 0 && number.isEmpty {
                isComment = true
            } else if !isComment {
                number.take(byte)
            }
            lastByte = byte
        }
    }

    /// The end of the file ends its last row.
    mutating func finish() throws(DatasetError) { try closeRow() }

    @inline(__always)
    private mutating func closeField() throws(DatasetError) {
        if field < layout.fieldCount, field != layout.ignoredField {
            let isLabel = field == layout.labelField
            guard let value = number.value, value <= (isLabel ? Dataset.mostClasses : 255) else { throw faultOfField }
            if isLabel {
                labels.append(UInt8(truncatingIfNeeded: value))
            } else {
                values.append(UInt8(truncatingIfNeeded: value))
                if field == firstField, value > 9, firstWithoutLabel == nil { firstWithoutLabel = line }
            }
        }
        field += 1
        number = CSVNumber()
    }

    private mutating func closeRow() throws(DatasetError) {
        let isBlank = field == 0 && number.isEmpty
        if !isBlank {
            // The count is the better message for a row that is cut off in the middle of a field.
            let isOpen = !isBlankSeparated || !number.isEmpty
            if field + (isOpen ? 1 : 0) < layout.fieldCount { throw fault(found: field + (isOpen ? 1 : 0)) }
            if isOpen { try closeField() }
            if field != layout.fieldCount { throw fault(found: field) }
            try reading.take(1, height: layout.side, width: layout.side, of: path)
            count += 1
        }
        (field, isComment) = (0, false)
        number = CSVNumber()
        line += 1
    }

    /// The first field that is not left out.
    private var firstField: Int { layout.ignoredField == 0 ? 1 : 0 }

    private var faultOfField: DatasetError {
        if field == layout.labelField { return .badLine(path: path, line: line, .field(field + 1, limit: Dataset.mostClasses - 1)) }
        let limit = (layout.labelField == nil && field == firstField && number.value == nil) ? 9 : 255
        return .badLine(path: path, line: line, .field(field + 1, limit: limit))
    }

    private func fault(found: Int) -> DatasetError {
        .badLine(path: path, line: line, .fieldCount(found: found, expected: layout.fieldCount))
    }
}

extension CSVRows {
    /// All pictures. Without a header to tell, the label stands first, unless only the last column can hold labels.
    consuming func split() throws(DatasetError) -> Split {
        if layout.labelField == nil { try takeLabels() }
        return Split(name: "train", images: values, labels: labels, height: layout.side, width: layout.side)
    }

    private mutating func takeLabels() throws(DatasetError) {
        let width = layout.side * layout.side + 1
        let (first, last) = (column(0, of: width), column(width - 1, of: width))
        let isFirst = if first.holdsDigits && (first.isVaried || !last.isVaried || !last.holdsLabels) { true }
            else if last.holdsDigits && last.isVaried { first.holdsLabels && first.values > last.values }
            else { first.holdsLabels && (first.isVaried || !last.isVaried || !last.holdsLabels) }
        if !isFirst {
            guard last.isVaried, last.holdsLabels else {
                throw .badLine(path: path, line: firstWithoutLabel ?? layout.firstLine, .field(firstField + 1, limit: 9))
            }
            reading.note(.lastColumn(layout.fieldCount))
        }
        let place = isFirst ? 0 : width - 1
        labels.reserveCapacity(count)
        var next = 0
        for row in 0..<count {
            for index in row * width..<(row + 1) * width {
                if index == row * width + place {
                    labels.append(values[index])
                } else {
                    values[next] = values[index]
                    next += 1
                }
            }
        }
        values.removeLast(values.count - next)
    }

    /// What a column holds.
    private func column(_ place: Int, of width: Int) -> Column {
        var column = Column()
        for row in 0..<count { column.counts[Int(values[row * width + place])] += 1 }
        return column
    }

    /// How often each value stands in a column.
    private struct Column {
        var counts = [Int](repeating: 0, count: 256)

        /// How many different values it has.
        var values: Int { counts.count { $0 > 0 } }
        var isVaried: Bool { values > 1 }
        private var largest: Int { counts.lastIndex { $0 > 0 } ?? 0 }
        var holdsDigits: Bool { largest <= 9 }
        /// Whether all are labels, of digits or of more classes, of which most occur.
        var holdsLabels: Bool { holdsDigits || (largest <= Dataset.mostClasses && values * 2 > largest) }
    }
}
