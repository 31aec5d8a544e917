import Testing

@testable import Notebook

/// Outputs that are put where none stood, and the receipt at the end.
@Suite struct RecordingTests {
    private func recorded(_ text: String, _ output: String, of place: Int = 0) throws -> String {
        var document = try Document(markdown: text)
        let commands = document.cells.indices.filter { document.cells[$0].kind == .commands }
        document.record(output, of: commands[place])
        let again = try Document(markdown: document.text)
        #expect(again.cells.map(\.line) == document.cells.map(\.line))
        let kinds = document.cells.map(\.kind).filter { $0 != .prose }
        #expect(again.cells.map(\.kind).filter { $0 != .prose } == kinds)
        return document.text
    }

    @Test func `an output is put below its commands`() throws {
        #expect(try recorded("a\n\n```convo\nx\n```\n\nb\n", "1\n2\n") == "a\n\n```convo\nx\n```\n\n```output\n1\n2\n```\n\nb\n")
        #expect(try recorded("```convo\nx\n```\nb\n", "1\n") == "```convo\nx\n```\n\n```output\n1\n```\n\nb\n")
        #expect(try recorded("```convo\nx\n```", "1\n") == "```convo\nx\n```\n\n```output\n1\n```\n")
        #expect(try recorded("```convo\nx\n```\r\n", "1\n").contains("```\r\n"))
    }

    @Test func `it stands in the list or the quote that its commands stand in`() throws {
        #expect(try recorded("> ```convo\n> x\n> ```\n", "1\n") == "> ```convo\n> x\n> ```\n>\n> ```output\n> 1\n> ```\n")
        #expect(try recorded("1. a\n\n   ```convo\n   x\n   ```\n", "1\n") == "1. a\n\n   ```convo\n   x\n   ```\n\n   ```output\n   1\n   ```\n")
    }

    @Test func `the fence of an output is longer than any in it`() throws {
        #expect(try recorded("```convo\nx\n```\n", "```\na\n````\n") == "```convo\nx\n```\n\n`````output\n```\na\n````\n`````\n")
    }

    @Test func `what stands there is replaced, and taken away where nothing is shown`() throws {
        let text = "```convo\nx\n```\n\n```output\nold\n```\n\nb\n"
        #expect(try recorded(text, "new\n") == "```convo\nx\n```\n\n```output\nnew\n```\n\nb\n")
        #expect(try recorded(text, "") == "```convo\nx\n```\n\nb\n")
    }

    @Test func `an output belongs to the commands right above it`() throws {
        let document = try Document(markdown: "```convo\nx\n```\n\nwords\n\n```output\ny\n```\n```convo\nz\n```\n```output\n1\n```\n")
        let commands = document.cells.indices.filter { document.cells[$0].kind == .commands }
        #expect(document.output(of: commands[0]) == nil)
        #expect(document.output(of: commands[1]) == commands[1] + 1)
    }

    @Test(arguments: ["a\n", "a", "```convo\nx\n```", "a\r\n", ""]) func `a receipt stands at the end, once`(text: String) throws {
        var document = try Document(markdown: text)
        #expect(document.receipt == nil)
        document.setReceipt("one")
        var again = try Document(markdown: document.text)
        #expect(again.receipt == "one")
        again.setReceipt("two words")
        #expect(again.text == document.text.replacing("one", with: "two words"))
        #expect(again.text.hasPrefix(text))
    }

    @Test func `prose is put below a cell and what it showed, in the quote that it stands in`() throws {
        var document = try Document(markdown: "> ```convo\n> set\n> ```\n>\n> ```output\n> lr\n> ```\nend\n")
        document.addProse(["![a](b.png)"], below: 1)
        document.addProse(["![a](b.png)"], below: 0)
        #expect(document.text == "> ```convo\n> set\n> ```\n>\n> ```output\n> lr\n> ```\n>\n> ![a](b.png)\n>\nend\n")
    }

    @Test func `the receipt is no part of what a passage says`() throws {
        let document = try Document(markdown: "a\n\n<!-- recorded with convo 0.1.0, x, seed 1 -->\nb\n")
        let last = try Document(markdown: "a\n\n<!-- recorded with convo 0.1.0, x, seed 1 -->\n")
        #expect(document.unrecordedText(of: 0) == document.text)
        #expect(last.unrecordedText(of: 0) == "a\n\n")
    }
}
