/// The format of MNIST's files, gzipped or not (<http://yann.lecun.com/exdb/mnist/>).
///
///     0  0  8  n │ dimension 1 │ … │ dimension n │ bytes, the last dimension running fastest
///     type byte ┘  └ 32 bits each, high byte first
///
/// Labels have one dimension, images three: count, height, width.
enum IDX {
    /// More than any data set of this kind: 4 GB.
    private static let byteLimit = 4 << 30

    /// The dimensions and bytes of a file with the given number of dimensions, checked against its size before memory
    /// is asked for, and to its end.
    static func read(_ path: String, dimensions count: Int) throws(DatasetError) -> (dimensions: [Int], bytes: [UInt8]) {
        let stream = try ByteStream(path)
        let headerSize = 4 + 4 * count
        var header = [UInt8](repeating: 0, count: headerSize)
        let found = try stream.read(into: &header, at: 0..<headerSize)
        guard found >= 4 else { throw .truncated(path: path, expected: headerSize, found: found) }
        let words = (0...count).map { word(header, at: 4 * $0) }
        let magic = 0x0800 + UInt32(count)
        guard words[0] == magic else { throw .wrongMagic(path: path, expected: magic, found: words[0]) }
        guard found == headerSize else { throw .truncated(path: path, expected: headerSize, found: found) }

        let dimensions = Array(words[1...])
        let size = try promised(dimensions, of: stream)
        var bytes = [UInt8](repeating: 0, count: size)
        let read = try stream.read(into: &bytes, at: 0..<size)
        guard read == size else { throw .truncated(path: path, expected: headerSize + size, found: headerSize + read) }
        guard try stream.read(into: &header, at: 0..<1) == 0 else {
            throw .trailing(path: path, expected: headerSize + size)
        }
        return (dimensions.map { Int($0) }, bytes)
    }

    /// How many bytes the dimensions promise, if the file can hold them.
    private static func promised(_ dimensions: [UInt32], of stream: ByteStream) throws(DatasetError) -> Int {
        var size = 1
        for dimension in dimensions {
            let (product, overflow) = size.multipliedReportingOverflow(by: Int(dimension))
            guard !overflow, product > 0, product <= byteLimit else {
                throw .badDimensions(path: stream.path, dimensions: dimensions)
            }
            size = product
        }
        let headerSize = 4 + 4 * dimensions.count
        if let capacity = stream.capacity, headerSize + size > capacity {
            throw .truncated(path: stream.path, expected: headerSize + size, found: capacity)
        }
        return size
    }

    private static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A split from a file of images and one of labels.
    static func split(name: String, images: String, labels: String) throws(DatasetError) -> Split {
        let (_, values) = try read(labels, dimensions: 1)
        if let index = values.firstIndex(where: { $0 > 9 }) {
            throw .badLabel(path: labels, index: index, label: Int(values[index]))
        }
        let (dimensions, pixels) = try read(images, dimensions: 3)
        guard dimensions[0] == values.count else {
            throw .countsDisagree(
                images: images, imageCount: dimensions[0], labels: labels, labelCount: values.count)
        }
        return Split(name: name, images: pixels, labels: values, height: dimensions[1], width: dimensions[2])
    }
}
