/// Writes Markdown as HTML, from its tree: every text is escaped, tags of the document are left out, and links lead where
/// `LinkDestination` allows; of others the words are left.
package struct MarkdownHTML {
    /// The names that headings get; nil where they get none.
    package private(set) var names: HeadingNames?
    /// The `data:` link that stands for a picture of the document; nil where there is none: then its words stand there.
    private let picture: (String) -> String?

    package init(names: HeadingNames? = nil, picture: @escaping (String) -> String? = { _ in nil }) {
        (self.names, self.picture) = (names, picture)
    }

    /// The blocks under each other, a line for each.
    package mutating func html(of blocks: [MarkdownBlock]) -> String {
        var lines: [String] = []
        for block in blocks {
            let line = html(of: block)
            if !line.isEmpty { lines.append(line) }
        }
        return lines.joined(separator: "\n")
    }

    private mutating func html(of block: MarkdownBlock) -> String {
        switch block {
        case .paragraph(let inlines):
            let words = html(of: inlines)
            return words.isEmpty ? "" : HTMLText.element("p", words)
        case .heading(let level, let inlines): return heading(min(max(level, 1), 6), inlines)
        case .code(let language, let text): return code(language, text)
        case .quote(let blocks): return HTMLText.element("blockquote", html(of: blocks))
        case .list(let start, let isTight, let items): return list(start, isTight: isTight, items)
        case .table(let table): return html(of: table)
        case .rule: return "<hr>"
        case .html: return ""
        }
    }

    private mutating func heading(_ level: Int, _ inlines: [MarkdownInline]) -> String {
        let name = names?.name(of: inlines.plain)
        return HTMLText.element("h\(level)", name.map { "id=\"\(HTMLText.escaped($0))\"" } ?? "", html(of: inlines))
    }

    private func code(_ language: String, _ text: String) -> String {
        let word = language.prefix { $0.isLetter || $0.isNumber || "+-_#".contains($0) }
        let mark = word.isEmpty ? "" : "class=\"language-\(HTMLText.escaped(String(word)))\""
        return HTMLText.element("pre", HTMLText.element("code", mark, HTMLText.escaped(text)))
    }

    private mutating func list(_ start: Int?, isTight: Bool, _ items: [[MarkdownBlock]]) -> String {
        var lines: [String] = []
        for item in items {
            var parts: [String] = []
            for block in item {
                // What stands close together has no paragraphs.
                if isTight, case .paragraph(let inlines) = block { parts.append(html(of: inlines)) } else { parts.append(html(of: block)) }
            }
            lines.append(HTMLText.element("li", parts.filter { !$0.isEmpty }.joined(separator: "\n")))
        }
        let from = start.map { $0 == 1 ? "" : "start=\"\($0)\"" } ?? ""
        return HTMLText.element(start == nil ? "ul" : "ol", from, "\n" + lines.joined(separator: "\n") + "\n")
    }

    private func html(of table: MarkdownTable) -> String {
        func row(_ cells: [[MarkdownInline]], _ name: String) -> String {
            HTMLText.element("tr", cells.enumerated().map { column, cell in
                HTMLText.element(name, Self.mark(table.alignments, column), html(of: cell))
            }.joined())
        }
        let body = table.rows.isEmpty
            ? "" : HTMLText.element("tbody", table.rows.map { row($0, "td") }.joined(separator: "\n"))
        let inside = HTMLText.element("thead", row(table.header, "th")) + "\n" + body
        return HTMLText.element("div", "class=\"scroll\" style=\"overflow-x:auto\"", HTMLText.element("table", inside))
    }

    private static func mark(_ alignments: [MarkdownTable.Alignment], _ column: Int) -> String {
        guard alignments.indices.contains(column) else { return "" }
        return switch alignments[column] {
        case .none: ""
        case .left: "style=\"text-align:left\""
        case .center: "style=\"text-align:center\""
        case .right: "style=\"text-align:right\""
        }
    }
}

// Inline.
extension MarkdownHTML {
    private func html(of inlines: [MarkdownInline]) -> String { inlines.map(html).joined() }

    private func html(of inline: MarkdownInline) -> String {
        switch inline {
        case .text(let text): HTMLText.escaped(text)
        case .code(let text): HTMLText.element("code", HTMLText.escaped(text))
        case .emphasis(let inside): HTMLText.element("em", html(of: inside))
        case .strong(let inside): HTMLText.element("strong", html(of: inside))
        case .struck(let inside): HTMLText.element("del", html(of: inside))
        case .link(let inside, let destination): link(inside, destination)
        case .image(let inside, let source): image(inside.plain, source)
        case .softBreak: "\n"
        case .lineBreak: "<br>\n"
        case .html: ""
        }
    }

    private func link(_ inside: [MarkdownInline], _ destination: String) -> String {
        guard LinkDestination.isAllowed(destination) else { return html(of: inside) }
        return HTMLText.element("a", "href=\"\(HTMLText.escaped(destination))\"", html(of: inside))
    }

    private func image(_ words: String, _ source: String) -> String {
        guard let link = picture(source) else { return HTMLText.escaped("[picture: \(words.isEmpty ? source : words)]") }
        return "<img src=\"\(HTMLText.escaped(link))\" alt=\"\(HTMLText.escaped(words))\">"
    }
}
