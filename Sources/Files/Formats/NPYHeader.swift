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
}
