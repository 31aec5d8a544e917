/// Texts as arrays of NumPy: one without dimensions (`numpy.load` gives it as a `str_`), or a list.
///
/// The characters stand as 32-bit numbers, little-endian, and zeros fill what is shorter than the longest text:
/// `{'descr': '<U5', 'fortran_order': False, 'shape': (2,), }`.
package enum NPYText {
    /// The bytes of a file that holds one text.
    package static func bytes(_ text: String) -> [UInt8] { bytes([text], shape: []) }

    /// The bytes of a file that holds a list of texts.
    package static func bytes(_ texts: [String]) -> [UInt8] { bytes(texts, shape: [texts.count]) }

    /// The text in a file, without the zeros at its end; nil if it holds something else.
    package static func text(_ bytes: [UInt8]) -> String? {
        guard let (shape, texts) = read(bytes), shape.isEmpty else { return nil }
        return texts.first
    }

    /// The texts in a file that holds a list of at most `limit`; nil if it holds something else.
    package static func texts(_ bytes: [UInt8], limit: Int) -> [String]? {
        guard let (shape, texts) = read(bytes), shape.count == 1, texts.count <= limit else { return nil }
        return texts
    }

    private static func bytes(_ texts: [String], shape: [Int]) -> [UInt8] {
        let width = max(1, texts.map(\.unicodeScalars.count).max() ?? 1)
        var bytes = NPYArray.header("<U\(width)", shape: shape)
        for text in texts {
            let letters = text.unicodeScalars.map { Float(bitPattern: $0.value) }
            bytes.append(littleEndian: letters + [Float](repeating: 0, count: width - letters.count))
        }
        return bytes
    }

    private static func read(_ bytes: [UInt8]) -> (shape: [Int], texts: [String])? {
        guard let (header, start) = try? NPYFile.header(of: bytes), let type = try? NPYFile.value("descr", in: header),
            let shape = try? NPYFile.sizes(NPYFile.value("shape", in: header)), shape.count <= 1,
            type.hasPrefix("<U"), let width = Int(type.dropFirst(2))
        else { return nil }
        let (letters, count) = ((bytes.count - start) / 4, shape.first ?? 1)
        guard (1...max(1, letters)).contains(width), (0...letters).contains(count), bytes.count == start + 4 * width * count else {
            return nil
        }
        let scalars = [Float](littleEndian: bytes[start...]).map { Unicode.Scalar($0.bitPattern) }
        var texts: [String] = []
        for place in stride(from: 0, to: scalars.count, by: width) {
            let text = scalars[place..<place + width].prefix { $0?.value != 0 }
            guard !text.contains(nil) else { return nil }
            texts.append(String(String.UnicodeScalarView(text.compactMap { $0 })))
        }
        return (shape, texts)
    }
}
