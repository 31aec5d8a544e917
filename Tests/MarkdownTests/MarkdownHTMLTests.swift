import Testing

@testable import Markdown

/// Markdown as HTML, written from its tree.
@Suite struct MarkdownHTMLTests {
    private func html(_ markdown: String) -> String {
        var writer = MarkdownHTML()
        return writer.html(of: MarkdownText(markdown).blocks)
    }

    @Test(arguments: [
        ("# A *b*", "<h1>A <em>b</em></h1>"), ("a **b** `c<d` ~~e~~", "<p>a <strong>b</strong> <code>c&lt;d</code> <del>e</del></p>"),
        ("> q", "<blockquote><p>q</p></blockquote>"), ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"), ("---", "<hr>"), ("a  \nb", "<p>a<br>\nb</p>"),
        ("```swift\n1 < 2\n```", "<pre><code class=\"language-swift\">1 &lt; 2\n</code></pre>"),
        ("- a\n\n  b", "<ul>\n<li><p>a</p>\n<p>b</p></li>\n</ul>"),
        ("| a | b |\n| --- | --: |\n| 1 | 2 |", """
            <div class="scroll" style="overflow-x:auto"><table><thead><tr><th>a</th><th style="text-align:right">b</th></tr></thead>
            <tbody><tr><td>1</td><td style="text-align:right">2</td></tr></tbody></table></div>
            """),
    ]) func `each block and word becomes its element`(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test func `many threads read at once, and each reads all`() async {
        let isWhole = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<300).allSatisfy { _ in MarkdownText("~~e~~").blocks == [.paragraph([.struck([.text("e")])])] }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(isWhole)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "a <b onclick=x>c</b>", "<!-- secret -->", "<img src=x onerror=alert(1)>",
        "```\"><script>\nx\n```", "[a](<\"onmouseover=x>)",
    ]) func `tags of a document do not reach the page`(_ markdown: String) {
        for piece in ["<script", "onclick=x>", "secret", "onerror=alert(1)>", "\"onmouseover"] {
            #expect(!html(markdown).contains(piece), "\(html(markdown))")
        }
    }

    @Test(arguments: [
        ("https://a.b/c?d=1&e", true), ("http://a", true), ("MAILTO:a@b", true), ("#part", true), ("b.md", true), ("../b/c.md#d", true),
        ("?a:b", true), ("javascript:alert(1)", false), ("JaVaScRiPt:x", false), ("data:text/html,x", false), ("//a.b", false),
        ("java\tscript:x", false), (" javascript:x", false), ("file:///etc/passwd", false), ("", false), ("\\\\a\\b", false),
    ]) func `links lead to the web, to addresses and to places beside the page`(_ destination: String, _ isAllowed: Bool) {
        #expect(LinkDestination.isAllowed(destination) == isAllowed)
    }

    @Test func `of another link the words are left`() {
        #expect(html("[go](javascript:x)") == "<p>go</p>")
        #expect(html("[go](b.md)") == "<p><a href=\"b.md\">go</a></p>")
    }

    @Test func `a picture is shown where there is one, else its words`() {
        #expect(html("![a \"b\"](c.png)") == "<p>[picture: a &quot;b&quot;]</p>")
        var writer = MarkdownHTML { $0 == "c.png" ? "data:image/png;base64,AA==" : nil }
        #expect(writer.html(of: MarkdownText("![a](c.png)").blocks) == "<p><img src=\"data:image/png;base64,AA==\" alt=\"a\"></p>")
    }

    @Test func `headings are named as GitHub names them, each once`() {
        var names = HeadingNames()
        #expect(["Why a 4?", "Why a 4?", "99 % – so", "!"].map { names.name(of: $0) } == ["why-a-4", "why-a-4-1", "99---so", "section"])
    }
}
