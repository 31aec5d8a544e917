/// The rows of a table as they come, byte after byte.
struct CSVRows {
    private(set) var labels: [UInt8] = []
    private(set) var pixels: [UInt8] = []
    private let layout: CSVLayout
    private let path: String
    private var line: Int
    /// Fields of this row that are complete.
    private var field = 0
    private var value = 0
    private var isEmpty = true
    private var isBad = false

    init(layout: CSVLayout, path: String, bytesExpected: Int) {
        self.layout = layout
        self.path = path
        line = layout.firstLine
        // A pixel takes at least a digit and a comma. Memory that is never written costs nothing.
        pixels.reserveCapacity(min(bytesExpected, 1 << 30) / 2)
    }

    /// Reads some more bytes of the file.
    mutating func take(_ chunk: [UInt8], from start: Int, to end: Int) throws(DatasetError) {
        let bytes = chunk.span
        for index in start..<end {
            let byte = bytes[index]
            if byte >= 48 && byte <= 57 {
                value = min(value * 10 + Int(byte - 48), 1 << 20)
                isEmpty = false
            } else if byte == UInt8(ascii: ",") {
                try closeField()
            } else if byte == 10 {
                try closeRow()
            } else if byte > 32 && byte != UInt8(ascii: "\"") {
                isBad = true
            }
        }
    }

    /// The end of the file ends its last row.
    mutating func finish() throws(DatasetError) { try closeRow() }

    @inline(__always)
    private mutating func closeField() throws(DatasetError) {
        if field < layout.fieldCount {
            let limit = field == layout.labelField ? 9 : 255
            if isEmpty || isBad || value > limit {
                throw .badLine(path: path, line: line, .field(field + 1, limit: limit))
            }
            if field == layout.labelField {
                labels.append(UInt8(truncatingIfNeeded: value))
            } else {
                pixels.append(UInt8(truncatingIfNeeded: value))
            }
        }
        field += 1
        value = 0
        isEmpty = true
        isBad = false
    }

    private mutating func closeRow() throws(DatasetError) {
        let isBlank = field == 0 && isEmpty && !isBad
        if !isBlank {
            // The count is the better message for a row that is cut off in the middle of a field.
            if field + 1 < layout.fieldCount { throw fault(found: field + 1) }
            try closeField()
            if field != layout.fieldCount { throw fault(found: field) }
        }
        field = 0
        line += 1
    }

    private func fault(found: Int) -> DatasetError {
        .badLine(path: path, line: line, .fieldCount(found: found, expected: layout.fieldCount))
    }
}
