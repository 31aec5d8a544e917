import Files
import Raster

/// A sheet as scalable vector graphics: a file of its own, or a drawing on a web page.
package struct SheetSVG {
    /// What is drawn upon.
    private enum Ground {
        /// White, whoever shows it.
        case paper
        /// The page around it, light or dark: ink and rules take its colors.
        case page
    }

    private let sheet: Sheet
    private let ground: Ground

    /// The longer side that an embedded picture has at least, so that viewers that smooth what they enlarge blur little.
    private static let pictureSide = 256
    /// How far a frame reaches beyond what it stands around.
    private static let edge = 2.0
    private static let family = "DejaVu Sans Mono, Menlo, Consolas, monospace"
    private static let style = "<style>text{white-space:pre}image{image-rendering:pixelated}</style>"

    private init(_ sheet: Sheet, on ground: Ground) { (self.sheet, self.ground) = (sheet, ground) }

    /// A document on white paper, with its margins.
    package static func file(_ sheet: Sheet) -> String {
        let (width, height) = (number(sheet.size.width), number(sheet.size.height))
        let paper = "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"
        return SheetSVG(sheet, on: .paper).document(box: "0 0 \(width) \(height)", width, height, [style, paper])
    }

    /// A document without paper and margins as a `data:` link: a picture that stands on a page.
    package static func link(_ sheet: Sheet) -> String {
        let (box, width, height) = cut(sheet)
        let text = SheetSVG(sheet, on: .paper).document(box: box, number(width), number(height), [style])
        return "data:image/svg+xml;base64," + Base64.text(of: Array(text.utf8))
    }

    /// An element of a web page. It takes the colors of the page, becomes smaller where there is less room, but not so
    /// small that nobody reads it.
    ///
    /// - Parameter title: what is to be seen, for those who do not see it; free of marks.
    package static func element(_ sheet: Sheet, title: String) -> String {
        let (box, width, height) = cut(sheet)
        let drawing = SheetSVG(sheet, on: .page)
        let style = "display:block;font:\(number(Lettering.usualSize))px \(family);white-space:pre;max-width:100%;height:auto;"
            + "min-width:\(number((0.72 * width).rounded()))px"
        let head = "<svg role=\"img\" viewBox=\"\(box)\" width=\"\(number(width.rounded()))\" "
            + "height=\"\(number(height.rounded()))\" style=\"\(style)\">"
        let name = title.isEmpty ? "" : "<title>\(escaped(title))</title>"
        return head + name + sheet.shapes.map(drawing.element).joined() + "</svg>"
    }

    /// What a sheet is without its margins.
    private static func cut(_ sheet: Sheet) -> (box: String, width: Double, height: Double) {
        let start = Sheet.margin - edge
        let (width, height) = (max(sheet.size.width - 2 * start, 1), max(sheet.size.height - 2 * start, 1))
        return ("\(number(start)) \(number(start)) \(number(width)) \(number(height))", width, height)
    }

    private func document(box: String, _ width: String, _ height: String, _ first: [String]) -> String {
        let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(box)\" width=\"\(width)\" "
            + "height=\"\(height)\" xml:space=\"preserve\" font-family=\"\(Self.family)\" font-size=\"\(Self.number(Lettering.usualSize))\">"
        return ([head] + first + sheet.shapes.map(element) + ["</svg>"]).joined(separator: "\n") + "\n"
    }
}

// Shapes.
extension SheetSVG {
    private func element(_ shape: Sheet.Shape) -> String {
        switch shape {
        case .text(let text, let point, let lettering): return element(text, point, lettering)
        case .rectangle(let point, let width, let height, let fill):
            return "<rect\(attributes(point, width, height)) fill=\"\(color(fill))\" shape-rendering=\"crispEdges\"/>"
        case .line(let points, let ink, let width, let dashes):
            let pattern = dashes.isEmpty
                ? "" : " stroke-dasharray=\"\(dashes.map(Self.number).joined(separator: " "))\""
            return "<polyline points=\"\(places(points))\" fill=\"none\" stroke=\"\(lineColor(ink))\" "
                + "stroke-width=\"\(Self.number(width))\"\(pattern)/>"
        case .area(let corners, let fill):
            return "<polygon points=\"\(places(corners))\" fill=\"\(lineColor(fill))\"/>"
        case .image(let picture, let point, let width, let height):
            let factor = ground == .page ? 1 : max(1, Self.pictureSide / max(picture.width, picture.height, 1))
            return "<image\(attributes(point, width, height)) preserveAspectRatio=\"none\" image-rendering=\"pixelated\" "
                + "href=\"\(PNG.link(picture.enlarged(by: factor).picture))\"/>"
        }
    }

    private func element(_ text: String, _ point: Sheet.Point, _ lettering: Lettering) -> String {
        let place = lettering.anchor == .start ? "" : " text-anchor=\"\(lettering.anchor.rawValue)\""
        let weight = lettering.isBold ? " font-weight=\"bold\"" : ""
        let size = lettering.size == Lettering.usualSize ? "" : " font-size=\"\(Self.number(lettering.size))\""
        return "<text x=\"\(Self.number(point.x))\" y=\"\(Self.number(point.y))\" fill=\"\(color(lettering.color))\""
            + "\(place)\(weight)\(size)>\(Self.escaped(text))</text>"
    }

    private func attributes(_ point: Sheet.Point, _ width: Double, _ height: Double) -> String {
        " x=\"\(Self.number(point.x))\" y=\"\(Self.number(point.y))\" width=\"\(Self.number(width))\" "
            + "height=\"\(Self.number(height))\""
    }

    private func places(_ points: [Sheet.Point]) -> String {
        points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    }

    /// A coordinate with two digits after the point at most.
    private static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e12 else { return "0" }
        let hundredths = Int((100 * value).rounded(.toNearestOrEven))
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (hundredths < 0 ? "-" : "") + "\(whole)" + digits
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

// Colors.
extension SheetSVG {
    /// What a page calls the colors that are others where it is dark.
    private static let names: [MapColor: String] = {
        var names: [MapColor: String] = [.quiet: "quiet", .axis: "axis", .grid: "grid"]
        for (tint, name) in [(Tint.good, "good"), (.bad, "bad"), (.accent, "accent")] {
            if let color = MapColor(tint) { names[color] = name }
        }
        return names
    }()

    private func color(_ color: MapColor) -> String {
        let digits = [color.red, color.green, color.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let plain = "#" + digits.joined()
        guard ground == .page else { return plain }
        if color == .ink { return "currentColor" }
        return Self.names[color].map { "var(--\($0),\(plain))" } ?? plain
    }

    /// A black curve is not seen on a dark page; black words stand on bright cells.
    private func lineColor(_ color: MapColor) -> String {
        ground == .page && color == MapColor(hex: 0) ? "currentColor" : self.color(color)
    }
}
