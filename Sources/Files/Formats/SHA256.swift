import CMD

/// A SHA-256 sum (FIPS 180-4) of bytes that come piece by piece, by libmd.
///
///     SHA256.sum(of: Array("abc".utf8))    // "ba7816bf…f20015ad"
///
/// Unsafe code: libmd reads a part of an array that is within its count, and writes 32 bytes into another.
package struct SHA256 {
    private var context = SHA2_CTX()

    /// The sum of no bytes yet.
    package init() { SHA256Init(&context) }

    /// Adds bytes behind those that came before.
    package mutating func add(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
    }

    /// The sum of all bytes that came, 32 bytes.
    package var digest: [UInt8] {
        var context = context
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256Final(&digest, &context)
        return digest
    }

    /// The sum of all bytes that came, as 64 lower-case hexadecimal digits.
    package var digits: String { Self.digits(of: digest) }

    /// Two lower-case hexadecimal digits for each byte.
    static func digits(of bytes: [UInt8]) -> String {
        bytes.map { (byte: UInt8) in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// The sum of `bytes`, as 64 lower-case hexadecimal digits.
    package static func sum(of bytes: [UInt8]) -> String {
        var sum = SHA256()
        sum.add(bytes[...])
        return sum.digits
    }
}
