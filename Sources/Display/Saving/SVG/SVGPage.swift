/// A page of vector graphics that grows downwards.
struct SVGPage {
    /// Where text starts, and the room beside it.
    static let margin = 16.0
    static let width = 880.0
    /// Of a letter of 13 pixels in the usual fonts of equal widths.
    static let letter = 7.83
    static let lineHeight = 17.0

    private(set) var elements: [String] = []
    /// How far down the page is filled.
    var bottom = SVGPage.margin

    /// How a text stands to its place.
    enum Anchor: String {
        case start, middle, end
    }

    mutating func add(_ element: String) { elements.append(element) }

    mutating func text(
        _ text: String, x: Double, y: Double, anchor: Anchor = .start, color: String = "#222", isBold: Bool = false,
        size: Int = 13
    ) {
        guard !text.isEmpty else { return }
        let weight = isBold ? " font-weight=\"bold\"" : ""
        let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        let scale = size == 13 ? "" : " font-size=\"\(size)\""
        add("<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" fill=\"\(color)\"\(place)\(weight)\(scale)>"
            + "\(Self.escaped(text))</text>")
    }

    /// A line of text at the bottom of what is there.
    mutating func paragraph(_ line: String, isBold: Bool = false, color: String = "#222") {
        text(line, x: Self.margin, y: bottom + 13, color: color, isBold: isBold)
        bottom += Self.lineHeight
    }

    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, fill: String, stroke: String? = nil
    ) {
        let edge = stroke.map { " stroke=\"\($0)\" stroke-width=\"2\"" } ?? ""
        add("<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
            + "height=\"\(Self.number(height))\" fill=\"\(fill)\"\(edge)/>")
    }

    mutating func line(x: Double, y: Double, toX: Double, toY: Double, color: String = "#888") {
        add("<line x1=\"\(Self.number(x))\" y1=\"\(Self.number(y))\" x2=\"\(Self.number(toX))\" "
            + "y2=\"\(Self.number(toY))\" stroke=\"\(color)\"/>")
    }

    /// The whole document.
    var document: String {
        let size = "\(Self.number(Self.width)) \(Self.number(bottom + Self.margin))"
        let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" width=\"\(Self.number(Self.width))\" "
            + "height=\"\(Self.number(bottom + Self.margin))\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
            + "font-size=\"13\">"
        let style = "<style>text{white-space:pre}image{image-rendering:pixelated}</style>"
        let paper = "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
        return ([head, style, paper] + elements + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// A coordinate with two digits after the point at most.
    static func number(_ value: Double) -> String {
        var text = Substring(Format.fixed(value, decimals: 2))
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return String(text)
    }

    static func color(_ color: MapColor) -> String {
        let digits = [color.red, color.green, color.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "#" + digits.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
