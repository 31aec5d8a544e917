import Notebook
import Testing

/// A document is written back as it was read, byte for byte.
@Suite struct LosslessTests {
    static let hostile = [
        "", "\n", "one", "one\n", "\n\n\n", "\u{FEFF}", "\u{FEFF}# one\n", "\u{FEFF}```convo\nhelp\n```",
        "one\r\ntwo\r\n", "one\rtwo\r", "one\r\ntwo\nthree\r\n\r\n", "\r\n\n\r",
        "```convo\r\nhelp\r\n```\r\n", "```convo\nhelp\n```", "```convo\r\nhelp\n```\r", "~~~convo\nhelp\n~~~~~\t \n",
        "````md\n```convo\nhelp\n```\n````\n", "~~~ convo  hide  tolerance=1e-3 \n```\n~~~\n",
        "   ```convo\n  help\n ```  \n", "- one\n\n  ```convo\n  help\n  ```\n- two\n", "10. one\n\n    ```convo\n    help\n    ```\n",
        "-\tone\n\n\t```convo\n\thelp\n\t```\n", "> ```convo\n> help\n> ```\n",
        "<!-- not ready:\n```convo\nhelp\n```\n-->\n\n<!-- long\n-->\n", "```convo\nhelp\n```\n\n```output\none\n\n```\n\nend",
        "```output\n```", "```convo\n```\n```convo\n```", "tab\tand blanks  \n \u{A0}\n",
        "e\u{301} \u{301}\n```convo\n\u{301}\n```\n\u{301}```convo\n", "```\u{301}convo\nhelp\n```\n", "\u{2028}\n```convo\nhelp\u{85}\n```\u{C}\n",
        "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\n```convo \u{1F469}\nhelp\n```\n", "\0\n```convo\n\0\n```\n",
    ]

    @Test(arguments: hostile) func `what is written back is what was read`(_ text: String) throws {
        #expect(Array(try Document(markdown: text).text.utf8) == Array(text.utf8))
        #expect(Array(Document(commands: text).text.utf8) == Array(text.utf8))
    }

    @Test func `lines are counted as the file has them`() throws {
        for text in Self.hostile {
            let document = try Document(markdown: text)
            let bytes = Array(document.text.utf8)
            for cell in document.cells where cell.kind != .prose {
                let before = document.cells.prefix { $0 != cell }.map(\.source).joined().utf8
                #expect(cell.line == before.count { $0 == UInt8(ascii: "\n") } + 2, "\(bytes)")
            }
        }
    }

    @Test func `any mixture of lines is kept or refused`() {
        let pieces = ["```", "````", "~~~", "```convo", "~~~output", "  ```output", "    ```", "help", "", "<!-- a -->", "\u{FEFF}", "- x",
            "> ", "> ```convo", "> > ~~~", "1. ```output", "\t```", "   ", "<!-- b", "-->", "-\t\t```{convo}", ">\t```"]
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var read = 0
        for _ in 0..<20_000 {
            let text = (0..<next(12)).map { _ in pieces[next(pieces.count)] + ["\n", "\r\n", "\r", ""][next(4)] }.joined()
            guard let document = try? Document(markdown: text) else { continue }
            read += 1
            #expect(Array(document.text.utf8) == Array(text.utf8))
        }
        #expect(read > 500)
    }
}

/// The text of one recorded output is replaced, and no byte around it.
@Suite struct ReplacingTests {
    private static func replaced(_ text: String, with output: String) throws -> String {
        var document = try Document(markdown: text)
        let place = try #require(document.cells.firstIndex { $0.kind == .output })
        document.replaceOutput(at: place, with: output)
        let reread = try Document(markdown: document.text)
        #expect(reread.cells.map(\.kind) == document.cells.map(\.kind))
        #expect(reread.cells.map(\.line) == document.cells.map(\.line))
        let whole = output.isEmpty || output.hasSuffix("\n") ? output : output + "\n"
        #expect(reread.cells[place].text == whole)
        return document.text
    }

    @Test(arguments: [
        ("# a\n```output\nold\n```\nend", "# a\n```output\n", "```\nend", "\n"),
        ("```output\n```", "```output\n", "```", "\n"),
        ("\u{FEFF}a\r\n~~~ output x=1 \r\nold\r\nolder\r\n~~~~  \nend\r", "\u{FEFF}a\r\n~~~ output x=1 \r\n", "~~~~  \nend\r", "\r\n"),
        ("```convo\nhelp\n```\n\n```output\nold\n```\n\n```convo\nset\n```\n", "```convo\nhelp\n```\n\n```output\n", "```\n\n```convo\nset\n```\n", "\n"),
    ]) func `no other byte changes`(_ text: String, _ before: String, _ after: String, _ end: String) throws {
        for output in ["", "new", "new\n\nnewer\n", "one\ntwo\nthree\nfour\n"] {
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let kept = output.isEmpty || output.hasSuffix("\n") ? lines.dropLast() : lines[...]
            let written = kept.map { $0 + end }.joined()
            #expect(Array(try Self.replaced(text, with: output).utf8) == Array((before + written + after).utf8))
        }
    }

    @Test func `an indented block indents what is put into it`() throws {
        let text = "- one\n\n  ```output\n  old\n  ```\n"
        #expect(try Self.replaced(text, with: "new\n\n  newer\n") == "- one\n\n  ```output\n  new\n\n    newer\n  ```\n")
    }

    @Test(arguments: [
        ("> ```output\n> old\n> ```\n", "> ```output\n> new\n>\n>   newer\n> ```\n"),
        ("-\t```output\n\told\n\t```\n", "-\t```output\n \tnew\n\n \t  newer\n\t```\n"),
        ("> 1. ```output\n>    ```\n", "> 1. ```output\n>    new\n>\n>      newer\n>    ```\n"),
    ]) func `a block in quotes and list items stays in them`(_ text: String, _ wanted: String) throws {
        #expect(try Self.replaced(text, with: "new\n\n  newer\n") == wanted)
        #expect(try Self.replaced(text, with: "```\n").contains("````output"))
    }

    @Test func `a text with fences in it makes those of its block longer`() throws {
        let text = "a\n```output\nold\n```\nz\n"
        #expect(try Self.replaced(text, with: "```\n") == "a\n````output\n```\n````\nz\n")
        #expect(try Self.replaced(text, with: "  ``````  \n~~~\n") == "a\n```````output\n  ``````  \n~~~\n```````\nz\n")
        #expect(try Self.replaced(text, with: "``` x\n") == "a\n```output\n``` x\n```\nz\n")
        #expect(try Self.replaced("~~~output\n~~~~~", with: "~~~\n") == "~~~~output\n~~~\n~~~~~")
    }

    @Test func `a cell that records nothing stays as it is`() throws {
        let text = "a\n```convo\nhelp\n```\n"
        var document = try Document(markdown: text)
        for place in [-1, 0, 1, 2] { document.replaceOutput(at: place, with: "new\n") }
        #expect(document.text == text)
    }
}
