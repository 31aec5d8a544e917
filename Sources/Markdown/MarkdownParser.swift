import CMarkGFM
import Synchronization

/// Reads Markdown with cmark-gfm.
///
/// All calls to it stand in this file. The contract: the parser and the tree live inside of one call of `blocks(of:)`, which
/// frees both; nodes are handed to functions that it calls, and none keeps one; a text that a node gives is copied before
/// the tree is freed.
enum MarkdownParser {
    private typealias Node = OpaquePointer

    /// So many blocks inside each other are looked into; what is deeper is shown as its words.
    private static let deepest = 60

    /// The library's list of extensions is made once, before any thread looks into it.
    private static let isReady: Void = cmark_gfm_core_extensions_ensure_registered()

    /// While it parses, the library keeps in one place for all threads which characters its extensions look for.
    private static let one = Mutex(())

    static func blocks(of text: String) -> [MarkdownBlock] { one.withLock { _ in parsedBlocks(of: text) } }

    private static func parsedBlocks(of text: String) -> [MarkdownBlock] {
        let options = CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE
        guard let parser = cmark_parser_new(options) else { return [.paragraph([.text(text)])] }
        defer { cmark_parser_free(parser) }
        _ = isReady
        for name in ["table", "strikethrough", "autolink"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(root) }
        return children(of: root).compactMap { block($0, depth: 0) }
    }

    private static func children(of node: Node) -> [Node] {
        var all: [Node] = []
        var next = cmark_node_first_child(node)
        while let child = next {
            all.append(child)
            next = cmark_node_next(child)
        }
        return all
    }

    private static func type(of node: Node) -> String {
        cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
    }

    private static func literal(_ node: Node) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    // MARK: Blocks

    private static func block(_ node: Node, depth: Int) -> MarkdownBlock? {
        guard depth < deepest else { return .paragraph([.text(words(of: node))]) }
        switch type(of: node) {
        case "paragraph": return .paragraph(inlines(of: node, depth: depth))
        case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(of: node, depth: depth))
        case "code_block":
            let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
            return .code(language: info, text: literal(node))
        case "block_quote": return .quote(blocks(in: node, depth: depth))
        case "list": return list(node, depth: depth)
        case "table": return table(node, depth: depth)
        case "thematic_break": return .rule
        case "html_block": return .html(literal(node))
        default: return nil
        }
    }

    private static func blocks(in node: Node, depth: Int) -> [MarkdownBlock] {
        children(of: node).compactMap { block($0, depth: depth + 1) }
    }

    private static func list(_ node: Node, depth: Int) -> MarkdownBlock {
        let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        return .list(
            start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil,
            isTight: cmark_node_get_list_tight(node) != 0,
            items: children(of: node).map { blocks(in: $0, depth: depth) })
    }

    private static func table(_ node: Node, depth: Int) -> MarkdownBlock {
        let rows = children(of: node).map { row in children(of: row).map { inlines(of: $0, depth: depth) } }
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let marks = cmark_gfm_extensions_get_table_alignments(node)
        let alignments = (0..<count).map { column -> MarkdownTable.Alignment in
            switch marks?[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
        return .table(MarkdownTable(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst())))
    }

    // MARK: Inline

    private static func inlines(of node: Node, depth: Int) -> [MarkdownInline] {
        guard depth < deepest else { return [.text(words(of: node))] }
        return children(of: node).compactMap { inline($0, depth: depth + 1) }
    }

    private static func inline(_ node: Node, depth: Int) -> MarkdownInline? {
        switch type(of: node) {
        case "text": .text(literal(node))
        case "code": .code(literal(node))
        case "emph": .emphasis(inlines(of: node, depth: depth))
        case "strong": .strong(inlines(of: node, depth: depth))
        case "strikethrough": .struck(inlines(of: node, depth: depth))
        case "link": .link(inlines(of: node, depth: depth), destination: destination(of: node))
        case "image": .image(inlines(of: node, depth: depth), source: destination(of: node))
        case "softbreak": .softBreak
        case "linebreak": .lineBreak
        case "html_inline": .html(literal(node))
        default: nil
        }
    }

    private static func destination(of node: Node) -> String {
        cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    }

    /// All words of a node and those inside of it, without a call for each level.
    private static func words(of node: Node) -> String {
        guard let walk = cmark_iter_new(node) else { return "" }
        defer { cmark_iter_free(walk) }
        var words = ""
        while case let event = cmark_iter_next(walk), event != CMARK_EVENT_DONE {
            guard event == CMARK_EVENT_ENTER, let inside = cmark_iter_get_node(walk) else { continue }
            switch type(of: inside) {
            case "text", "code", "code_block": words += literal(inside)
            case "softbreak", "linebreak": words += " "
            default: break
            }
        }
        return words
    }
}
