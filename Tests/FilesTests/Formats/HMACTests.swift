import Testing

@testable import Files

/// The test cases of RFC 4231 that print whole signatures.
@Suite struct HMACTests {
    private static let long = [UInt8](repeating: 0xAA, count: 131)

    private static let vectors: [(key: [UInt8], text: [UInt8], signature: String)] = [
        ([UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        ([UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        (Array(1...25), [UInt8](repeating: 0xCD, count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        (long, Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        (long, Array(("This is a test using a larger than block-size key and a larger than block-size data. "
            + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ]

    @Test(arguments: vectors.indices) func `signatures are those of the standard`(_ index: Int) {
        let vector = Self.vectors[index]
        #expect(HMAC.digits(of: [vector.text], key: vector.key) == vector.signature)
    }

    @Test func `parts are signed as what they are together`() {
        let (key, text) = (Self.vectors[1].key, Self.vectors[1].text)
        #expect(HMAC.digits(of: [Array(text[..<5]), [], Array(text[5...])], key: key) == Self.vectors[1].signature)
    }

    @Test func `signatures are the same only in every digit and in length`() {
        let signature = Self.vectors[0].signature
        #expect(HMAC.isSame(signature, signature) && HMAC.isSame("", ""))
        #expect(!HMAC.isSame(signature, String(signature.dropLast())))
        #expect(!HMAC.isSame(signature, signature.dropLast() + "8"))
        #expect(!HMAC.isSame(signature, "a" + signature.dropFirst()))
    }
}
