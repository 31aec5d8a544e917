import Files

/// Files of NumPy byte by byte.
enum ArrayBytes {
    /// A `.npy` file of numbers that stand in its bytes.
    static func npy(_ numbers: [UInt8], _ shape: [Int], type: String = "|u1", isFortran: Bool = false) -> [UInt8] {
        let sizes = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
        let text = "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': (\(sizes)), }\n"
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + Array(text.utf8) + numbers
    }

    /// 32-bit floats, low byte first.
    static func npy(_ numbers: [Float], _ shape: [Int]) -> [UInt8] {
        npy(numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) } }, shape, type: "<f4")
    }

    /// An archive of arrays.
    static func npz(_ arrays: KeyValuePairs<String, [UInt8]>) -> [UInt8] {
        var archive = ZipArchive()
        for (name, bytes) in arrays { archive.add(bytes, named: name + ".npy") }
        return archive.bytes
    }

    /// Pictures of 2×3 with levels that count on, and black ones between.
    static func pictures(_ count: Int) -> [UInt8] { (0..<count * 6).map { UInt8($0 % 2 == 0 ? 0 : $0 % 251) } }
}
