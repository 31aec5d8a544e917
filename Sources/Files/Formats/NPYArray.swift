/// An array of NumPy (NPY format version 1.0): 32-bit floats, little-endian, row by row.
///
///     byte 0   93 'N' 'U' 'M' 'P' 'Y'   magic
///          6   01 00                    version
///          8   length of what follows up to the numbers, 2 bytes, little-endian
///         10   {'descr': '<f4', 'fortran_order': False, 'shape': (2, 28, 28), } blanks \n
///       64·n   the numbers
///
/// Arrays may stand one behind the other in a file: `numpy.load` on an open file reads the next each time.
package struct NPYArray: Equatable, Sendable {
    /// Its sizes, outermost first.
    package var shape: [Int]
    /// As many numbers as the product of the sizes, the innermost size running fastest.
    package var values: [Float]

    /// An array of these sizes and numbers.
    package init(shape: [Int], values: [Float]) { (self.shape, self.values) = (shape, values) }

    /// The bytes of a file that holds the array.
    package var bytes: [UInt8] {
        var bytes = Self.header("<f4", shape: shape)
        bytes.reserveCapacity(bytes.count + 4 * values.count)
        bytes.append(littleEndian: values)
        return bytes
    }

    /// The bytes of a file that holds bytes as numbers from 0 to 255, as many as the product of the sizes.
    package static func bytes(of numbers: [UInt8], shape: [Int]) -> [UInt8] { header("|u1", shape: shape) + numbers }

    /// The bytes before the numbers.
    static func header(_ type: String, shape: [Int]) -> [UInt8] {
        let sizes = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
        let dictionary = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
        let blanks = 64 - (10 + dictionary.utf8.count + 1) % 64
        let header = Array((dictionary + String(repeating: " ", count: blanks % 64) + "\n").utf8)
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count & 255), UInt8(header.count >> 8)] + header
    }
}
