import Notebook
import Testing

@Suite struct DocumentParsingTests {
    @Test func `fenced convo cells are commands with the line they begin on`() throws {
        let document = try Document(markdown: """
            # First steps

            ```convo
            load synthetic
            train 1
            ```

            Then look:

            ~~~ convo
            show test/1
            ~~~
            """)
        #expect(document.commands == [
            Cell(kind: .commands, text: "load synthetic\ntrain 1\n", line: 4),
            Cell(kind: .commands, text: "show test/1\n", line: 11),
        ])
        #expect(document.cells.count == 4)
    }

    @Test func `blocks of other languages are prose`() throws {
        let document = try Document(markdown: "```sh\nconvo help\n```\n```\nplain\n```\n")
        #expect(document.commands.isEmpty)
        #expect(document.cells.first?.text.contains("convo help") == true)
    }

    @Test func `a longer fence holds a shorter one`() throws {
        let document = try Document(markdown: "````convo\n# ```\nhelp\n````\n")
        #expect(document.commands.map(\.text) == ["# ```\nhelp\n"])
    }

    @Test func `a fence of the other mark does not close a block`() throws {
        let document = try Document(markdown: "```convo\n~~~\n```\n")
        #expect(document.commands.map(\.text) == ["~~~\n"])
    }

    @Test func `a block that is not closed names its line`() {
        #expect(throws: DocumentError.openFence(line: 3)) {
            try Document(markdown: "one\n\n```convo\nhelp\n")
        }
        #expect(DocumentError.openFence(line: 3).description.contains("line 3"))
    }

    @Test func `carriage returns at line ends are dropped`() throws {
        #expect(try Document(markdown: "```convo\r\nhelp\r\n```\r\n").commands.map(\.text) == ["help\n"])
    }

    @Test func `marks are single words in comments outside of blocks`() throws {
        let document = try Document(markdown: "<!-- long --> <!-- mnist -->\n<!-- two words -->\n```convo\n<!-- no -->\n```\n")
        #expect(document.marks == ["long", "mnist"])
    }

    @Test func `a file of bare commands is one cell`() {
        #expect(Document(commands: "help\nquit\n").cells == [Cell(kind: .commands, text: "help\nquit\n", line: 1)])
    }
}
