/// A text as an array of NumPy without dimensions: `numpy.load` gives it as a `str_`.
///
/// The characters stand as 32-bit numbers, little-endian: `{'descr': '<U5', 'fortran_order': False, 'shape': (), }`.
package enum NPYText {
    /// The bytes of a file that holds a text.
    package static func bytes(_ text: String) -> [UInt8] {
        let scalars = text.isEmpty ? [0] : text.unicodeScalars.map(\.value)
        var bytes = NPYArray.header("<U\(scalars.count)", shape: [])
        bytes.append(littleEndian: scalars.map { Float(bitPattern: $0) })
        return bytes
    }

    /// The text in a file, without the zeros at its end; nil if it holds something else.
    package static func text(_ bytes: [UInt8]) -> String? {
        guard let (header, start) = try? NPYFile.header(of: bytes), let type = try? NPYFile.value("descr", in: header),
            type.hasPrefix("<U"), let count = Int(type.dropFirst(2)), (bytes.count - start).isMultiple(of: 4),
            count == (bytes.count - start) / 4, (try? NPYFile.value("shape", in: header)) == ""
        else { return nil }
        let values = [Float](littleEndian: bytes[start...]).map(\.bitPattern)
        let scalars = values.compactMap(Unicode.Scalar.init)
        guard scalars.count == values.count else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.prefix { $0.value != 0 })
        return String(text)
    }
}
