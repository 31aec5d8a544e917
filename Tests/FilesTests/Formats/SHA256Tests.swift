import Testing

@testable import Files

/// The examples of FIPS 180-2, appendix B.
@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func `sums are those of the standard`(_ text: String, _ sum: String) {
        #expect(SHA256.sum(of: Array(text.utf8)) == sum)
    }

    @Test func `pieces sum to what the whole does, and a sum can be taken between them`() {
        let bytes = (0..<200).map { UInt8($0) }
        var sum = SHA256()
        sum.add(bytes[..<67])
        #expect(sum.digits == SHA256.sum(of: Array(bytes[..<67])))
        sum.add(bytes[67...])
        #expect(sum.digits == SHA256.sum(of: bytes))
    }
}
