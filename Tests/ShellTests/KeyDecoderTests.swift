import Testing

@testable import Shell

@Suite struct KeyDecoderTests {
    private func keys(_ text: String, reserved: [String] = []) -> [Key] {
        var decoder = KeyDecoder()
        decoder.reserved = reserved.map { Array($0.utf8) }
        decoder.feed(Array(text.utf8))
        return all(&decoder)
    }

    private func all(_ decoder: inout KeyDecoder) -> [Key] {
        var keys: [Key] = []
        while let key = decoder.next() { keys.append(key) }
        return keys
    }

    @Test func `letters of any length come as scalars`() {
        #expect(keys("aé日😀") == [.scalar("a"), .scalar("é"), .scalar("日"), .scalar("😀")])
    }

    @Test func `arrows are known in both of their encodings`() {
        #expect(keys("\u{1b}[A\u{1b}OB\u{1b}[C\u{1b}OD") == [.named(.up), .named(.down), .named(.right), .named(.left)])
    }

    @Test func `home, end, delete and words are known`() {
        #expect(keys("\u{1b}[1~\u{1b}[F\u{1b}[3~\u{1b}[1;5C\u{1b}[Z")
            == [.named(.home), .named(.end), .named(.delete), .named(.wordRight), .named(.backTab)])
    }

    @Test func `an unknown sequence types nothing`() {
        #expect(keys("a\u{1b}[15;2~\u{1b}[?1;2c\u{1b}OPb") == [.scalar("a"), .scalar("b")])
    }

    @Test func `Enter of the number block is Enter`() {
        #expect(keys("\u{1b}OM") == [.scalar("\r")])
    }

    @Test func `a letter after escape stays two keys`() {
        #expect(keys("\u{1b}f") == [.scalar("\u{1b}"), .scalar("f")])
    }

    @Test func `a sequence may arrive byte by byte`() {
        var decoder = KeyDecoder()
        for byte in "\u{1b}[1;5".utf8 {
            decoder.feed([byte])
            #expect(decoder.next() == nil)
            #expect(decoder.isInsideSequence)
        }
        decoder.feed(Array("D".utf8))
        #expect(decoder.next() == .named(.wordLeft))
        #expect(!decoder.isInsideSequence)
    }

    @Test func `an escape that stays alone is the key`() {
        var decoder = KeyDecoder()
        decoder.feed([0x1b])
        #expect(decoder.next() == nil)
        decoder.giveUpWaiting()
        #expect(decoder.next() == .scalar("\u{1b}"))
        decoder.feed(Array("\u{1b}[A".utf8))
        #expect(decoder.next() == .named(.up))
    }

    @Test func `a wide character may arrive byte by byte`() {
        var decoder = KeyDecoder()
        let bytes = Array("日".utf8)
        decoder.feed([bytes[0]])
        #expect(decoder.next() == nil)
        decoder.feed([bytes[1]])
        #expect(decoder.next() == nil)
        decoder.feed([bytes[2]])
        #expect(decoder.next() == .scalar("日"))
    }

    @Test func `broken text becomes replacement characters and what follows is kept`() {
        var decoder = KeyDecoder()
        decoder.feed([0xff, 0xe6, 0x41, 0x42, 0x43])
        #expect(all(&decoder) == ["\u{fffd}", "\u{fffd}", "A", "B", "C"].map { .scalar($0) })
    }

    @Test func `a paste is one key, its line ends made plain and control characters dropped`() {
        #expect(keys("\u{1b}[200~a\r\n\tb\rc\u{7}\u{1b}[A\u{1b}[201~x") == [.paste("a\n  b\nc[A"), .scalar("x")])
    }

    @Test func `a paste may arrive in pieces, cut inside its end`() {
        var decoder = KeyDecoder()
        decoder.feed(Array("\u{1b}[200~one ".utf8))
        #expect(decoder.next() == nil)
        decoder.feed(Array("two\u{1b}[20".utf8))
        #expect(decoder.next() == nil)
        #expect(!decoder.isInsideSequence)
        decoder.feed(Array("1~".utf8))
        #expect(decoder.next() == .paste("one two"))
    }

    @Test func `sequences that the user has bound pass unchanged`() {
        #expect(keys("\u{1b}[A\u{1b}[B", reserved: ["\u{1b}[A"])
            == [.scalar("\u{1b}"), .scalar("["), .scalar("A"), .named(.down)])
    }

    @Test func `nobody can type the private keys`() {
        #expect(keys("a\u{97}\u{9b}b") == [.scalar("a"), .scalar("b")])
    }

    @Test func `after discarding, nothing is left of what was typed`() {
        var decoder = KeyDecoder()
        decoder.feed(Array("abc\u{1b}[200~half".utf8))
        _ = decoder.next()
        decoder.discard()
        decoder.feed(Array("x".utf8))
        #expect(decoder.next() == .scalar("x"))
    }
}
