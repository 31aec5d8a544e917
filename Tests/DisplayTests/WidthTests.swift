import Painting
import Testing

@testable import Display

@Suite struct WidthTests {
    @Test(arguments: [
        ("abc", 3), ("é", 1), ("e\u{301}", 1), ("名前", 4), ("ｱ", 1), ("Ａ", 2), ("한글", 4), ("👍", 2), ("👩‍👩‍👧", 2),
        ("🇩🇪", 2), ("❤️", 2), ("·", 1), ("█▀⣿", 3), ("\u{200B}", 0), ("…", 1),
    ])
    func `text is as wide as its characters`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func `text is wrapped at blanks, and words too long inside`() {
        #expect(Wrapping.wrap("the quick brown fox", width: 10) == ["the quick", "brown fox"])
        #expect(Wrapping.wrap("abcdefgh", width: 3) == ["abc", "def", "gh"])
        #expect(Wrapping.wrap("名前名前", width: 5) == ["名前", "名前"])
        #expect(Wrapping.wrap("  in dented", width: 6) == ["  in", "  dent", "  ed"])
        #expect(Wrapping.wrap("one\n\ntwo", width: 10) == ["one", "", "two"])
    }

    @Test func `text is cut before a character that does not fit`() {
        #expect(Wrapping.cut("abcdef", width: 4, ellipsis: "…") == "abc…")
        #expect(Wrapping.cut("名前名前", width: 6, ellipsis: "…") == "名前…")
        #expect(Wrapping.cut("abc", width: 3, ellipsis: "…") == "abc")
        #expect(Wrapping.cut("abcdef", width: 2, ellipsis: "...") == "ab")
    }
}
