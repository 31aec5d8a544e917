import CMD

/// A SHA-1 sum (RFC 3174), by libmd: for protocols that ask for it, such as web sockets; it keeps nothing safe.
///
/// Unsafe code: libmd reads an array within its count, and writes 20 bytes into another.
package enum SHA1 {
    /// The sum of `bytes`, 20 bytes.
    package static func sum(_ bytes: [UInt8]) -> [UInt8] {
        var context = SHA1_CTX()
        var digest = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_LENGTH))
        SHA1Init(&context)
        SHA1Update(&context, bytes, bytes.count)
        SHA1Final(&digest, &context)
        return digest
    }
}
