import Raster

/// A sheet of shapes that grows downwards; writers of files draw it in their ways.
///
/// Places are in pixels of a screen, from the top left corner.
package struct Sheet {
    /// Where text starts, and the room beside it.
    package static let margin = 16.0
    /// The room for what can be broken into lines; what cannot may be wider.
    package static let width = 880.0
    /// Of a letter of the usual size in fonts of equal widths.
    package static let letter = Lettering.usualSize * Lettering.width
    package static let lineHeight = 17.0
    /// Letters on a line.
    package static let columns = 108

    /// A place on the sheet.
    package struct Point: Hashable {
        package var x: Double
        package var y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// What can be drawn, wherever it stands.
    package enum Shape: Hashable {
        /// Words on one line; the point lies on the line that letters stand on.
        case text(String, Point, Lettering)
        /// A rectangle full of one color, without an edge.
        case rectangle(Point, width: Double, height: Double, MapColor)
        /// Straight lines from point to point.
        case line([Point], MapColor, width: Double, dashes: [Double])
        /// The inside of a closed line.
        case area([Point], MapColor)
        /// A picture whose pixels are rectangles.
        case image(ColorPicture, Point, width: Double, height: Double)
    }

    /// In the order in which they are drawn.
    package private(set) var shapes: [Shape] = []
    /// How far down the sheet is filled.
    package var bottom = Sheet.margin
    /// The right end of what stands on it.
    private var right = 0.0

    package init() {}

    /// The whole sheet with its margins.
    package var size: (width: Double, height: Double) { (right + Self.margin, bottom + Self.margin) }

    private mutating func add(_ shape: Shape, to right: Double) {
        shapes.append(shape)
        self.right = max(self.right, right)
    }
}

// Shapes.
extension Sheet {
    package mutating func text(_ text: String, x: Double, y: Double, _ lettering: Lettering = Lettering()) {
        guard !text.isEmpty else { return }
        add(.text(text, Point(x: x, y: y), lettering), to: lettering.left(of: text, at: x) + lettering.width(of: text))
    }

    package mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ color: MapColor) {
        add(.rectangle(Point(x: x, y: y), width: width, height: height, color), to: x + width)
    }

    package mutating func line(_ points: [Point], _ color: MapColor, width: Double = 1, dashes: [Double] = []) {
        add(.line(points, color, width: width, dashes: dashes), to: points.map(\.x).max() ?? 0)
    }

    package mutating func line(x: Double, y: Double, toX: Double, toY: Double, _ color: MapColor) {
        line([Point(x: x, y: y), Point(x: toX, y: toY)], color)
    }

    package mutating func area(_ corners: [Point], _ color: MapColor) {
        add(.area(corners, color), to: corners.map(\.x).max() ?? 0)
    }

    /// A frame around a rectangle, two pixels thick, outside of it.
    package mutating func frame(x: Double, y: Double, width: Double, height: Double, _ color: MapColor) {
        let sides = [
            (x - 2, y - 2, width + 4, 2.0), (x - 2, y + height, width + 4, 2.0), (x - 2, y, 2.0, height),
            (x + width, y, 2.0, height),
        ]
        for side in sides { rectangle(x: side.0, y: side.1, width: side.2, height: side.3, color) }
    }

    package mutating func image(_ picture: ColorPicture, x: Double, y: Double, width: Double, height: Double) {
        add(.image(picture, Point(x: x, y: y), width: width, height: height), to: x + width)
    }
}

// Lines of words under what is there.
extension Sheet {
    package mutating func paragraph(_ line: String, color: MapColor = .ink, isBold: Bool = false) {
        text(line, x: Self.margin, y: bottom + 13, Lettering(color: color, isBold: isBold))
        bottom += Self.lineHeight
    }

    /// A text in as many lines as it needs.
    package mutating func paragraphs(_ text: String, color: MapColor = .ink, isBold: Bool = false) {
        for line in Wrapping.wrap(text, width: Self.columns) { paragraph(line, color: color, isBold: isBold) }
    }

    /// A line of a table: its cells where they stand, a rule as a line.
    package mutating func row(_ line: Line) {
        let rule = Typography(unicode: true).rule
        if line.width > 0, line.runs.allSatisfy({ $0.text.allSatisfy { String($0) == rule } }) {
            let end = Self.margin + Double(line.width) * Self.letter
            self.line(x: Self.margin, y: bottom + 6, toX: end, toY: bottom + 6, .axis)
            bottom += 12
            return
        }
        var column = 0
        for run in line.runs {
            cells(run.text, at: column, Lettering(run.style))
            column += DisplayWidth.of(run.text)
        }
        bottom += Self.lineHeight
    }

    /// The parts of a text between two blanks and more, each at its column, so that columns stand in any font.
    private mutating func cells(_ text: String, at column: Int, _ lettering: Lettering) {
        var rest = Substring(text)
        var column = column
        while !rest.isEmpty {
            let blanks = rest.prefix { $0 == " " }
            column += blanks.count
            rest = rest[blanks.endIndex...]
            let end = rest.firstRange(of: "  ")?.lowerBound ?? rest.endIndex
            self.text(String(rest[..<end]), x: Self.margin + Double(column) * Self.letter, y: bottom + 13, lettering)
            column += DisplayWidth.of(rest[..<end])
            rest = rest[end...]
        }
    }
}
