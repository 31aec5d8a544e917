/// Signatures of bytes by a key that both sides know: HMAC (RFC 2104) over SHA-256.
///
///     let signature = HMAC.digits(of: [Array("what do ya want for nothing?".utf8)], key: Array("Jefe".utf8))
///     HMAC.isSame(signature, "5bdcc146…64ec3843")
package enum HMAC {
    /// Bytes that SHA-256 takes in at a time.
    private static let block = 64

    /// The signature of parts that follow each other, as 64 lower-case hexadecimal digits.
    package static func digits(of parts: [[UInt8]], key: [UInt8]) -> String {
        let short = key.count > block ? sum([key]) : key
        let padded = short + [UInt8](repeating: 0, count: block - short.count)
        let inner = sum([padded.map { $0 ^ 0x36 }] + parts)
        return SHA256.digits(of: sum([padded.map { $0 ^ 0x5C }, inner]))
    }

    /// Whether two signatures are the same, in a time that does not tell where they differ.
    package static func isSame(_ first: String, _ second: String) -> Bool {
        let (first, second) = (Array(first.utf8), Array(second.utf8))
        guard first.count == second.count else { return false }
        return zip(first, second).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func sum(_ parts: [[UInt8]]) -> [UInt8] {
        var sum = SHA256()
        for part in parts { sum.add(part[...]) }
        return sum.digest
    }
}
