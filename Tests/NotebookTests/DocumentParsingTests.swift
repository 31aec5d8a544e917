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
        #expect(document.commands.map(\.text) == ["load synthetic\ntrain 1\n", "show test/1\n"])
        #expect(document.commands.map(\.line) == [4, 11])
        #expect(document.cells.map(\.kind) == [.prose, .commands, .prose, .commands])
        #expect(document.cells.map(\.line) == [1, 4, 7, 11])
    }

    @Test func `blocks of other languages are prose`() throws {
        let document = try Document(markdown: "```sh\nconvo help\n```\n```\nplain\n```\n")
        #expect(document.cells.map(\.kind) == [.prose])
        #expect(document.cells.first?.text.contains("convo help") == true)
    }

    @Test func `blocks of output are what was recorded`() throws {
        let document = try Document(markdown: "```convo\nset lr\n```\n\n```output\nlr is 0.001\n\n```\n")
        #expect(document.cells.map(\.kind) == [.commands, .prose, .output])
        #expect(document.cells.last?.text == "lr is 0.001\n\n")
        #expect(document.cells.last?.line == 6)
    }

    @Test func `a longer fence holds a shorter one`() throws {
        let document = try Document(markdown: "````convo\n# ```\nhelp\n````\n")
        #expect(document.commands.map(\.text) == ["# ```\nhelp\n"])
    }

    @Test func `a fence of the other mark does not close a block`() throws {
        let document = try Document(markdown: "```convo\n~~~\n```\n")
        #expect(document.commands.map(\.text) == ["~~~\n"])
    }

    @Test func `a block inside of another language's block is prose`() throws {
        let document = try Document(markdown: "````md\n```convo\nhelp\n```\n````\n~~~text\n```output\n~~~\n")
        #expect(document.cells.map(\.kind) == [.prose])
    }

    @Test(arguments: ["   ```convo\nhelp\n  ```\n", "- one\n\n  ```convo\n  help\n  ```\n", "```convo \t\nhelp\n```  \n"])
    func `fences may be indented by three blanks and end in some`(_ text: String) throws {
        #expect(try Document(markdown: text).commands.map { $0.text.filter { $0 != " " } } == ["help\n"])
    }

    @Test(arguments: ["    ```convo\nhelp\n    ```\n", "``convo\nhelp\n``\n", "```convo `x`\nhelp\n"])
    func `what only looks like a fence is prose`(_ text: String) throws {
        #expect(try Document(markdown: text).cells.map(\.kind) == [.prose])
    }

    @Test(arguments: ["```convo", "```output", "```", "~~~ text"])
    func `a block that is not closed names its line`(_ fence: String) {
        #expect(throws: DocumentError.openFence(line: 3)) {
            try Document(markdown: "one\n\n\(fence)\nhelp\n")
        }
        #expect(DocumentError.openFence(line: 3).description.contains("line 3"))
    }

    @Test func `carriage returns at line ends are no part of a line`() throws {
        #expect(try Document(markdown: "```convo\r\nhelp\r\n```\r\n").commands.map(\.text) == ["help\n"])
    }

    @Test func `marks are single words in comments outside of blocks`() throws {
        let document = try Document(markdown: "<!-- long --> <!-- mnist -->\n<!-- two words -->\n```convo\n<!-- no -->\n```\n")
        #expect(document.marks == ["long", "mnist"])
    }

    @Test func `a file of bare commands is one cell`() {
        let document = Document(commands: "help\nquit\n")
        #expect(document.cells.map(\.kind) == [.commands])
        #expect(document.cells.map(\.text) == ["help\nquit\n"])
        #expect(document.cells.map(\.line) == [1])
    }

    @Test func `what stands behind a fence is a language and options`() throws {
        let document = try Document(markdown: "```convo hide tolerance=1e-3  a==b\nhelp\n```\n```output\n```\n")
        let info = document.cells[0].info
        #expect(info.language == "convo")
        #expect(info.options.map(\.name) == ["hide", "tolerance", "a"])
        #expect(info.options.map(\.value) == [nil, "1e-3", "=b"])
        #expect(info.text == "convo hide tolerance=1e-3  a==b")
        #expect(document.cells[1].info.options.isEmpty)
        #expect(Document(commands: "help").cells[0].info.language == nil)
    }

    @Test(arguments: [
        "10. Look:\n\n    ```convo\n    help\n    ```\n", "-\tLook:\n\n\t```convo\n\thelp\n\t```\n",
        "> ```convo\n> help\n> ```\n", ">```convo\n>help\n>```\n", "- ```convo\n  help\n  ```\n",
        "> 1) Look\n>\n>    > ~~~ convo\n>    > help\n>    > ~~~\n", "- a\n  - b\n\n    ```convo\n    help\n    ```\n",
        "10. Look at what\nis there:\n\n    ```convo\n    help\n    ```\n", "- one\n\n  ```convo\nhelp\n```\n",
        "-\n  ```convo\n  help\n  ```\n",
    ])
    func `cells in list items and quotes are commands`(_ text: String) throws {
        let document = try Document(markdown: text)
        #expect(document.commands.map(\.text) == ["help\n"])
        #expect(document.text == text)
    }

    @Test func `what is in a list item goes on behind it where the list ends`() throws {
        let document = try Document(markdown: "10. one\n\ntwo\n\n    ```convo\n    help\n    ```\n")
        #expect(document.cells.map(\.kind) == [.prose])
        let shown = try Document(markdown: "> ```sh\n> convo help\n\n```convo\nset\n```\n- ~~~sh\n\n```convo\nhelp\n```\n")
        #expect(shown.commands.map(\.text) == ["set\n", "help\n"])
        #expect(throws: DocumentError.openFence(line: 1)) { try Document(markdown: "> ```convo\n> help\n\n```\n") }
    }

    @Test(arguments: [
        "{convo}", "Convo", "CONVO", "convo,x", "convo, hide", "{.convo}", "{ .convo hide }", "convo;x", "convo:x", "convo{x}",
    ])
    func `a language is known however other tools write it`(_ info: String) throws {
        #expect(try Document(markdown: "```\(info)\nhelp\n```\n").commands.map(\.text) == ["help\n"])
        #expect(try Document(markdown: "~~~ \(info)\nhelp\n~~~\n").commands.map(\.text) == ["help\n"])
    }

    @Test(arguments: ["convo-session", "convos", "sh convo", "{sh convo}", "convo.py", "{}", ","])
    func `another language is none of ours`(_ info: String) throws {
        #expect(try Document(markdown: "```\(info)\nhelp\n```\n").commands.isEmpty)
    }

    @Test func `options of other spellings are options`() throws {
        for info in ["convo,hide a=1,2", "{convo hide a=1,2}", "{.convo, hide a=1,2}"] {
            let options = try Document(markdown: "```\(info)\n```\n").cells[0].info.options
            #expect(options.map(\.name) == ["hide", "a"] && options.map(\.value) == [nil, "1,2"], "\(info)")
        }
    }

    @Test(arguments: [
        "<!-- not ready:\n```convo\nno\n```\n-->\n", "<!--\n\n```convo\nno\n```\n-->\n", "> <!--\n> ```convo\n> no\n> ```\n> -->\n",
        "one <!-- not yet\n```convo\nno\n```\n-->\n", "<!-- a --> <!-- b\n```convo\nno\n```\n-->\n",
    ])
    func `what is commented out is prose`(_ text: String) throws {
        let document = try Document(markdown: text + "\n```convo\nset batch\n```\n")
        #expect(document.commands.map(\.text) == ["set batch\n"])
        #expect(document.text.hasPrefix(text))
    }

    @Test(arguments: [
        "<!-- long -->\n", "<!-->\n", "Write `<!--` there\n", "    <!-- code\n", "one <!-- two\n\n", "```\n<!--\n```\n", "x <! -- y\n",
    ])
    func `what is no open comment hides nothing`(_ text: String) throws {
        #expect(try Document(markdown: text + "```convo\nhelp\n```\n").commands.map(\.text) == ["help\n"])
    }

    @Test func `a comment that is not closed names its line`() {
        #expect(throws: DocumentError.openComment(line: 2)) { try Document(markdown: "a\n<!-- b\n```convo\nhelp\n```\n") }
    }
}
