import CZlib

extension Dataset {
    /// Eight hex digits, the CRC-32 of all images and labels: equal for equal data, wherever it came from.
    ///
    /// About 15 ms for MNIST. It tells data apart that differ by accident; nobody is kept from making two sets of one sum.
    ///
    /// Unsafe code: zlib reads the bytes of an array, never more than its count.
    package var fingerprint: String {
        var sum: UInt = 0
        func add(_ bytes: [UInt8]) {
            sum = bytes.withUnsafeBufferPointer { crc32_z(sum, $0.baseAddress, $0.count) }
        }
        for split in splits {
            add([UInt8](split.size.utf8))
            add(split.images)
            add(split.labels)
        }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
}
