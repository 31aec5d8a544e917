import Testing

@testable import Shell

/// Frames drawn on a model of a terminal.
@Suite struct ScreenTests {
    private var terminal = ScreenModel(rows: 5, columns: 10)
    private var screen = Screen()

    private func layout(_ text: String, cursor: Int? = nil) -> Layout {
        var contents = Layout.Contents()
        contents.prompt = "> "
        contents.continuation = ". "
        contents.text = text
        contents.cursor = cursor ?? text.unicodeScalars.count
        contents.color = false
        return Layout(contents, columns: 10)
    }

    private mutating func show(_ text: String, cursor: Int? = nil, below: [String] = []) {
        terminal.feed(screen.frame(layout(text, cursor: cursor), below: below, rows: 5))
    }

    @Test mutating func `a shorter line leaves nothing of a longer one`() {
        show("abcdefghijklm")
        #expect(terminal.lines == ["> abcdefgh", "ijklm", "", "", ""])
        show("ab")
        #expect(terminal.lines == ["> ab", "", "", "", ""])
        #expect((terminal.row, terminal.column) == (0, 4))
    }

    @Test mutating func `a line that fills its row keeps its last character`() {
        show("abcdefgh", cursor: 2)
        #expect(terminal.lines[0] == "> abcdefgh")
        #expect((terminal.row, terminal.column) == (0, 4))
        show("abcdefgh\nx", cursor: 0)
        #expect(terminal.lines == ["> abcdefgh", ". x", "", "", ""])
        #expect((terminal.row, terminal.column) == (0, 2))
    }

    @Test mutating func `rows below go when they are not drawn again`() {
        show("ab", below: ["one", "two"])
        #expect(terminal.lines == ["> ab", "one", "two", "", ""])
        #expect((terminal.row, terminal.column) == (0, 4))
        show("abc")
        #expect(terminal.lines == ["> abc", "", "", "", ""])
    }

    @Test mutating func `at the end of the screen the rows below push everything up`() {
        terminal.feed("1\r\n2\r\n3\r\n4\r\n")
        show("ab", below: ["one", "two"])
        #expect(terminal.lines == ["3", "4", "> ab", "one", "two"])
        show("ab")
        #expect(terminal.lines == ["3", "4", "> ab", "", ""])
    }

    @Test mutating func `an input taller than the screen shows the rows around the cursor`() {
        show("1\n2\n3\n4\n5\n6\n7")
        #expect(terminal.lines == [". 3", ". 4", ". 5", ". 6", ". 7"])
        show("1\n2\n3\n4\n5\n6\n7", cursor: 0)
        #expect(terminal.lines == ["> 1", ". 2", ". 3", ". 4", ". 5"])
        #expect((terminal.row, terminal.column) == (0, 2))
        terminal.feed(screen.finalFrame(layout("1\n2\n3\n4\n5\n6\n7")))
        #expect(terminal.scrolledAway == ["> 1", ". 2"])
        #expect(terminal.lines == [". 3", ". 4", ". 5", ". 6", ". 7"])
    }

    @Test mutating func `wide characters stand where the terminal puts them`() {
        show("日本日本日")
        #expect(terminal.lines == ["> 日本日本", "日", "", "", ""])
        #expect((terminal.row, terminal.column) == (1, 2))
    }

    @Test mutating func `the live area changes in place and leaves nothing behind`() {
        var area = LiveArea()
        terminal.feed("before\r\n")
        terminal.feed(area.draw(["bar 1", "0123456789", "x"], size: (5, 10)))
        terminal.feed(area.draw(["bar 2", "9876543210"], size: (5, 10)))
        #expect(terminal.lines == ["before", "bar 2", "9876543210", "", ""])
        terminal.feed(area.erase() + "result\r\n")
        #expect(terminal.lines == ["before", "result", "", "", ""])
    }

    @Test mutating func `a live drawing taller than the screen says what it leaves out`() {
        var area = LiveArea()
        terminal.feed(area.draw(["1", "2", "3", "4", "5", "6"], size: (5, 10)))
        #expect(terminal.lines == ["1", "2", "3", "and 3 more", ""])
    }
}
