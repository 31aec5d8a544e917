import Testing

@testable import Shell

@Suite struct LayoutTests {
    private func layout(
        _ text: String, cursor: Int? = nil, suggestion: String = "", columns: Int, color: Bool = false,
        styles: [PromptStyle] = []
    ) -> Layout {
        var contents = Layout.Contents()
        contents.prompt = "> "
        contents.continuation = ". "
        contents.text = text
        contents.cursor = cursor ?? text.unicodeScalars.count
        contents.suggestion = suggestion
        contents.color = color
        contents.styles = styles
        return Layout(contents, columns: columns)
    }

    @Test func `a short line stands in one row behind its prompt`() {
        let layout = layout("help", columns: 20)
        #expect(layout.rows == [.init(text: "> help")])
        #expect(layout.cursor == (0, 6))
    }

    @Test func `a long line goes on in the next row, softly`() {
        let layout = layout("abcdefgh", columns: 6)
        #expect(layout.rows.map(\.text) == ["> abcd", "efgh"])
        #expect(layout.rows.map(\.isSoft) == [true, false])
        #expect(layout.cursor == (1, 4))
    }

    @Test func `a row that is just full leaves the cursor in the next`() {
        let layout = layout("abcd", columns: 6)
        #expect(layout.rows.map(\.text) == ["> abcd", ""])
        #expect(layout.cursor == (1, 0))
    }

    @Test func `the cursor before the first character of a row stands in that row`() {
        #expect(layout("abcdefgh", cursor: 4, columns: 6).cursor == (1, 0))
        #expect(layout("abcdefgh", cursor: 3, columns: 6).cursor == (0, 5))
    }

    @Test func `a wide character is not cut at the margin`() {
        let layout = layout("abc日本", columns: 6)
        #expect(layout.rows.map(\.text) == ["> abc\u{1b}[K", "日本"])
        #expect(layout.cursor == (1, 4))
        #expect(self.layout("abc日本", cursor: 3, columns: 6).cursor == (1, 0))
    }

    @Test func `a combining mark takes no room of its own`() {
        #expect(layout("e\u{301}x", columns: 20).cursor == (0, 4))
    }

    @Test func `every line of the input has its continuation`() {
        let layout = layout("a\nbc\n", columns: 20)
        #expect(layout.rows.map(\.text) == ["> a", ". bc", ". "])
        #expect(layout.rows.map(\.isSoft) == [false, false, false])
        #expect(layout.cursor == (2, 2))
    }

    @Test func `the suggestion follows without moving the cursor, over as many rows as it needs`() {
        let layout = layout("ab", suggestion: "cdefghij", columns: 6)
        #expect(layout.rows.map(\.text) == ["> abcd", "efghij", ""])
        #expect(layout.cursor == (0, 4))
    }

    @Test func `control characters are shown as dots`() {
        #expect(layout("a\u{7}b", columns: 20).rows.map(\.text) == ["> a·b"])
    }

    @Test func `styles are set where they change and end with the row`() {
        let layout = layout("ab1", columns: 20, color: true, styles: [.command, .command, .number])
        #expect(layout.rows.map(\.text) == ["\u{1b}[0;1;36m> \u{1b}[0;1;32mab\u{1b}[0;35m1\u{1b}[0m"])
    }

    @Test func `without color there is no escape sequence`() {
        let layout = layout("ab1", suggestion: "x", columns: 20, styles: [.command, .command, .number])
        #expect(layout.rows.map(\.text) == ["> ab1x"])
    }
}
