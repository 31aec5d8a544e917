import Files

/// The format of MNIST's files, gzipped or not (<http://yann.lecun.com/exdb/mnist/>).
///
///     0  0  8  n │ dimension 1 │ … │ dimension n │ bytes, the last dimension running fastest
///     type byte ┘  └ 32 bits each, high byte first
///
/// Labels have one dimension, images three: count, height, width; images in color a fourth for red, green and blue. QMNIST's
/// labels have two, of 32-bit numbers (type byte 0x0C), the class first.
enum IDX {
    /// What a file holds, by its type byte and the bytes of a number.
    enum Element: UInt32 {
        case byte = 0x08
        case integer = 0x0C

        var size: Int { self == .byte ? 1 : 4 }
    }

    /// The first word of a file with QMNIST's labels.
    private static let wideLabels: UInt32 = 0x0C02
    /// That of images in color.
    private static let colorImages: UInt32 = 0x0804
    /// A label has no more numbers than this.
    private static let mostNumbers = 64

    /// The dimensions and bytes of a file with the given number of dimensions, checked against its size and what is read
    /// at most before memory is asked for, and to its end.
    static func read(
        _ path: String, dimensions count: Int, of element: Element = .byte, _ reading: DataReading = DataReading()
    ) throws(DatasetError) -> (dimensions: [Int], bytes: [UInt8]) {
        let stream = try ByteStream(path, reading)
        let headerSize = 4 + 4 * count
        var header = [UInt8](repeating: 0, count: headerSize)
        let found = try stream.read(into: &header, at: 0..<headerSize)
        guard found >= 4 else { throw .truncated(path: path, expected: headerSize, found: found) }
        let words = (0...count).map { word(header, at: 4 * $0) }
        let magic = element.rawValue << 8 + UInt32(count)
        guard words[0] == magic else { throw try fault(of: stream, after: header[..<found], expected: magic) }
        guard found == headerSize else { throw .truncated(path: path, expected: headerSize, found: found) }

        let dimensions = Array(words[1...])
        let size = try promised(dimensions, of: element, stream)
        let sides = dimensions.dropFirst().map { Int($0) } + [1, 1, 1]
        if element == .integer || count == 4 {
            guard element == .integer ? sides[0] <= mostNumbers : sides[2] == 3 else {
                throw .badDimensions(path: path, dimensions: dimensions)
            }
        }
        try reading.take(Int(dimensions[0]), height: sides[0], width: sides[1], channels: count == 4 ? 3 : 1, of: path)
        let bytes = try stream.bytes(size)
        guard bytes.count == size else {
            throw .truncated(path: path, expected: headerSize + size, found: headerSize + bytes.count)
        }
        guard try stream.read(into: &header, at: 0..<1) == 0 else {
            throw .trailing(path: path, expected: headerSize + size)
        }
        return (dimensions.map { Int($0) }, bytes)
    }

    /// Why a file that begins otherwise is none of this kind.
    private static func fault(
        of stream: ByteStream, after header: ArraySlice<UInt8>, expected: UInt32
    ) throws(DatasetError) -> DatasetError {
        let start = try header + stream.bytes(FileNature.bytesNeeded)
        if let nature = FileNature(bytes: start), nature != .idx { return .otherFile(path: stream.path, nature: nature) }
        return .wrongMagic(path: stream.path, expected: expected, found: word(Array(header), at: 0))
    }

    /// How many bytes the dimensions promise, if the file can hold them.
    private static func promised(
        _ dimensions: [UInt32], of element: Element, _ stream: ByteStream
    ) throws(DatasetError) -> Int {
        var size = element.size
        for dimension in dimensions {
            let (product, overflow) = size.multipliedReportingOverflow(by: Int(dimension))
            guard !overflow, product > 0 else {
                throw .badDimensions(path: stream.path, dimensions: dimensions)
            }
            size = product
        }
        let headerSize = 4 + 4 * dimensions.count
        let capacity = stream.capacity
        if headerSize + size > capacity {
            throw .truncated(path: stream.path, expected: headerSize + size, found: capacity)
        }
        return size
    }

    private static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A split from a file of images and one of labels.
    static func split(
        name: String, images: String, labels: String, _ reading: DataReading = DataReading()
    ) throws(DatasetError) -> Split {
        let values = try self.labels(labels, reading)
        let isColored = try magic(images) == colorImages
        let (dimensions, pixels) = try read(images, dimensions: isColored ? 4 : 3, reading)
        guard dimensions[0] == values.count else {
            throw .countsDisagree(
                images: images, imageCount: dimensions[0], labels: labels, labelCount: values.count)
        }
        return Split(
            name: name, images: pixels, labels: values, height: dimensions[1], width: dimensions[2], channels: isColored ? 3 : 1)
    }

    /// The labels in a file, a byte or several numbers for each.
    private static func labels(_ path: String, _ reading: DataReading) throws(DatasetError) -> [UInt8] {
        let limit = Dataset.mostClasses
        guard try magic(path) == wideLabels else {
            let (_, values) = try read(path, dimensions: 1, reading)
            if let index = values.firstIndex(where: { $0 > limit }) {
                throw .badLabel(path: path, index: index, label: Int(values[index]), limit: limit - 1)
            }
            return values
        }
        let (dimensions, bytes) = try read(path, dimensions: 2, of: .integer, reading)
        let size = 4 * dimensions[1]
        reading.note(.firstNumber(of: dimensions[1]))
        return try (0..<dimensions[0]).map { index throws(DatasetError) in
            let value = word(bytes, at: index * size)
            guard value <= limit else { throw .badLabel(path: path, index: index, label: Int(value), limit: limit - 1) }
            return UInt8(truncatingIfNeeded: value)
        }
    }

    /// The first four bytes of a file, gzipped or not; 0 for a shorter one.
    private static func magic(_ path: String) throws(DatasetError) -> UInt32 {
        var bytes = [UInt8](repeating: 0, count: 4)
        return try ByteStream(path).read(into: &bytes, at: 0..<4) == 4 ? word(bytes, at: 0) : 0
    }
}
