import Testing

@testable import Markdown

@Suite struct MarkdownTests {
    private func blocks(_ text: String) -> [MarkdownBlock] { MarkdownText(text).blocks }

    @Test func `headings, paragraphs and what is marked in them are read`() {
        #expect(blocks("## One *two*\n\nA **b** `c` ~~d~~\nnext\\\nlast") == [
            .heading(level: 2, [.text("One "), .emphasis([.text("two")])]),
            .paragraph([
                .text("A "), .strong([.text("b")]), .text(" "), .code("c"), .text(" "), .struck([.text("d")]), .softBreak,
                .text("next"), .lineBreak, .text("last"),
            ]),
        ])
    }

    @Test func `lists keep their first number and their items`() {
        #expect(blocks("3. a\n4. b\n") == [
            .list(start: 3, isTight: true, items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]]),
        ])
        #expect(blocks("- a\n\n  - b\n") == [
            .list(start: nil, isTight: false, items: [[
                .paragraph([.text("a")]), .list(start: nil, isTight: true, items: [[.paragraph([.text("b")])]]),
            ]]),
        ])
    }

    @Test func `tables keep their alignments`() {
        #expect(blocks("| a | b | c |\n| :- | :-: | -: |\n| 1 | 2 | 3 |\n") == [
            .table(MarkdownTable(
                alignments: [.left, .center, .right], header: [[.text("a")], [.text("b")], [.text("c")]],
                rows: [[[.text("1")], [.text("2")], [.text("3")]]])),
        ])
    }

    @Test func `links, pictures, code, quotes, rules and HTML are read`() {
        #expect(blocks("[a](b.md) ![c](d.png)") == [
            .paragraph([
                .link([.text("a")], destination: "b.md"), .text(" "), .image([.text("c")], source: "d.png"),
            ]),
        ])
        #expect(blocks("```python x\nprint()\n```\n\n> q\n\n---\n\n<!-- c -->\n") == [
            .code(language: "python x", text: "print()\n"), .quote([.paragraph([.text("q")])]), .rule, .html("<!-- c -->\n"),
        ])
    }

    @Test func `the words are told without marks`() {
        #expect(MarkdownText("# A `b`\n\n- [c](d)\n- *e*\n").plain == "A b\nc\ne")
    }

    @Test func `blocks inside each other beyond any sense are shown as their words`() {
        let quotes = String(repeating: ">", count: 50_000) + " deep"
        #expect(MarkdownText(quotes).plain.hasSuffix("deep"))
        let marks = String(repeating: "*a ", count: 5000) + String(repeating: "*", count: 5000)
        #expect(!MarkdownText(marks).plain.isEmpty)
        #expect(!MarkdownText(String(repeating: "- ", count: 3000) + "x").blocks.isEmpty)
    }
}
