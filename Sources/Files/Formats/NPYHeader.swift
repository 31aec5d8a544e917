/// What a NumPy file (`.npy`) says of its numbers, read from its first bytes alone.
package struct NPYHeader: Sendable, Hashable {
    package let kind: NPYFile.Kind
    /// Bytes of one number.
    package let width: Int
    package let shape: [Int]
    /// Bytes of the whole file, header and numbers; what does not fit into an `Int` is its largest.
    package let fileSize: Int

    /// So many bytes of a file hold its header, unless it is a strange one.
    package static let bytesNeeded = 4096

    /// - Parameter bytes: the first ones of a file, or all
    package init(_ bytes: [UInt8]) throws(NPYFile.Fault) {
        let (header, start) = try NPYFile.header(of: bytes)
        (_, kind, width) = try NPYFile.type(try NPYFile.value("descr", in: header))
        shape = try NPYFile.sizes(try NPYFile.value("shape", in: header))
        var size = width
        for length in shape {
            let (product, overflow) = size.multipliedReportingOverflow(by: length)
            size = overflow ? .max : product
        }
        fileSize = size > .max - start ? .max : start + size
    }

    /// The texts in a file that holds a list of them; nil for any other, and for more than `limit` of 1,000 letters each.
    package static func texts(_ bytes: [UInt8], limit: Int) -> [String]? {
        guard let (header, start) = try? NPYFile.header(of: bytes), let type = try? NPYFile.value("descr", in: header),
            let shape = try? NPYFile.sizes(NPYFile.value("shape", in: header)), shape.count == 1, let count = shape.first,
            type.hasPrefix("<U"), let width = Int(type.dropFirst(2)), (1...1000).contains(width), count <= limit,
            bytes.count == start + 4 * width * count
        else { return nil }
        let fields = LittleEndianFields(bytes)
        return (0..<count).map { text in
            let letters = (0..<width).compactMap { fields.number(start + 4 * (text * width + $0), 4) }.prefix { $0 != 0 }
            return String(String.UnicodeScalarView(letters.compactMap { UnicodeScalar(UInt32($0)) }))
        }
    }
}
