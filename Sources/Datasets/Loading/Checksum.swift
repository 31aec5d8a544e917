import CMD

/// SHA-256 sums, by libmd.
///
/// Unsafe code: libmd reads a part of an array that is within its count, and writes 32 bytes into another.
enum Checksum {
    /// The sum of the file's bytes, uncompressed where it is gzipped, as 64 hex digits; nil if `isCancelled` says so.
    static func ofUnpacked(_ path: String, isCancelled: () -> Bool = { false }) throws(DatasetError) -> String? {
        let stream = try ByteStream(path)
        var context = SHA2_CTX()
        SHA256Init(&context)
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            if isCancelled() { return nil }
            let count = try stream.read(into: &chunk, at: 0..<chunk.count)
            if count == 0 { break }
            SHA256Update(&context, chunk, count)
        }
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256Final(&digest, &context)
        return digest.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
