import FoundationEssentials
import Painting
import Raster
import Words

/// Scalable vector graphics: a sheet as one document.
enum SVGFile {
    /// The longer side that an embedded picture has at least, so that viewers that smooth what they enlarge blur little.
    private static let pictureSide = 256

    static func bytes(of output: Output, in room: Room) throws(SaveError) -> [UInt8] {
        guard let sheet = Sheet(output, in: room) else { throw .nothing(.svg) }
        return Array(document(sheet).utf8)
    }

    private static func document(_ sheet: Sheet) -> String {
        let (width, height) = (number(sheet.size.width), number(sheet.size.height))
        let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
            + "height=\"\(height)\" xml:space=\"preserve\" "
            + "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"\(number(Lettering.usualSize))\">"
        let style = "<style>text{white-space:pre}image{image-rendering:pixelated}</style>"
        let paper = "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"
        return ([head, style, paper] + sheet.shapes.map(element) + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    private static func element(_ shape: Sheet.Shape) -> String {
        switch shape {
        case .text(let text, let point, let lettering): return element(text, point, lettering)
        case .rectangle(let point, let width, let height, let fill):
            return "<rect\(attributes(point, width, height)) fill=\"\(color(fill))\" shape-rendering=\"crispEdges\"/>"
        case .line(let points, let ink, let width, let dashes):
            let pattern = dashes.isEmpty
                ? "" : " stroke-dasharray=\"\(dashes.map(number).joined(separator: " "))\""
            return "<polyline points=\"\(places(points))\" fill=\"none\" stroke=\"\(color(ink))\" "
                + "stroke-width=\"\(number(width))\"\(pattern)/>"
        case .area(let corners, let fill):
            return "<polygon points=\"\(places(corners))\" fill=\"\(color(fill))\"/>"
        case .image(let picture, let point, let width, let height):
            let factor = max(1, pictureSide / max(picture.width, picture.height, 1))
            let data = Data(PNG.encode(picture.enlarged(by: factor).picture)).base64EncodedString()
            return "<image\(attributes(point, width, height)) preserveAspectRatio=\"none\" image-rendering=\"pixelated\" "
                + "href=\"data:image/png;base64,\(data)\"/>"
        }
    }

    private static func element(_ text: String, _ point: Sheet.Point, _ lettering: Lettering) -> String {
        let place = lettering.anchor == .start ? "" : " text-anchor=\"\(lettering.anchor.rawValue)\""
        let weight = lettering.isBold ? " font-weight=\"bold\"" : ""
        let size = lettering.size == Lettering.usualSize ? "" : " font-size=\"\(number(lettering.size))\""
        return "<text x=\"\(number(point.x))\" y=\"\(number(point.y))\" fill=\"\(color(lettering.color))\""
            + "\(place)\(weight)\(size)>\(escaped(text))</text>"
    }

    private static func attributes(_ point: Sheet.Point, _ width: Double, _ height: Double) -> String {
        " x=\"\(number(point.x))\" y=\"\(number(point.y))\" width=\"\(number(width))\" height=\"\(number(height))\""
    }

    private static func places(_ points: [Sheet.Point]) -> String {
        points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    }

    /// A coordinate with two digits after the point at most.
    private static func number(_ value: Double) -> String {
        var text = Substring(Format.fixed(value, decimals: 2))
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return String(text)
    }

    private static func color(_ color: MapColor) -> String {
        let digits = [color.red, color.green, color.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "#" + digits.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
