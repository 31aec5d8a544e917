import Markdown
import Painting

/// Pieces that several kinds have.
enum HTMLPiece {
    /// Words with what is typed in back quotes as code.
    static func words(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map { HTMLText.escaped(String($0)) }
        guard parts.count.isMultiple(of: 2) == false else { return HTMLText.escaped(text) }
        return parts.enumerated().map { place, part in
            place.isMultiple(of: 2) ? part : HTMLText.element("code", part)
        }.joined()
    }

    /// A paragraph; a block of letters of equal widths where the text has columns.
    static func paragraph(_ text: String, _ name: String) -> String {
        guard !text.isEmpty else { return "" }
        guard !text.contains("  ") else { return HTMLText.element("pre", "class=\"\(name)\"", HTMLText.escaped(text)) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { words(String($0)) }
        return HTMLText.element("p", "class=\"\(name)\"", lines.joined(separator: "<br>\n"))
    }

    /// A remark.
    static func note(_ text: String) -> String { paragraph(text, "note") }

    /// Something that may be wider than the page: it is moved inside of its own box.
    static func scrolling(_ html: String) -> String {
        HTMLText.element("div", "class=\"scroll\" style=\"overflow-x:auto\"", html)
    }

    /// A drawing with its title above it and remarks under it.
    static func figure(_ title: String?, _ drawing: String, notes: [String]) -> String {
        let caption = title.map { HTMLText.element("figcaption", words($0)) } ?? ""
        let lines = [caption, scrolling(drawing)] + notes.map(note)
        return HTMLText.element("figure", "style=\"margin:1em 0\"", lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    /// What is to be seen in an output, in one line for those who do not see it.
    static func title(_ kind: some FindingKind, in room: HTMLRoom) -> String {
        let findings = kind.findings
        return (findings.isEmpty ? kind.summary(in: room.screen) : findings).joined(separator: " ")
    }

    /// What is drawn on a sheet, as an element of the page.
    static func drawing(_ title: String, _ draw: (inout Sheet) -> Void) -> String {
        var sheet = Sheet()
        draw(&sheet)
        return SheetSVG.element(sheet, title: title)
    }
}
