import Raster

/// A sheet as a picture, two pixels for each of the sheet's; of a sheet too long for that one.
package enum SheetPNG {
    /// A sheet with more pixels than this is drawn at single size.
    private static let mostAtDouble = 32 << 20

    /// The sheet is too large for a picture file: it would have so many pixels.
    package struct TooLarge: Error { package let pixels: Int }

    package static func bytes(of sheet: Sheet) throws(TooLarge) -> [UInt8] {
        let (width, height) = (sheet.size.width.rounded(.up), sheet.size.height.rounded(.up))
        let scale = 4 * width * height > Double(mostAtDouble) ? 1.0 : 2
        let area = scale * scale * width * height
        guard area <= Double(PictureFile.pixelLimit) else { throw TooLarge(pixels: Int(min(area, 1e15))) }
        var picture = ColorPicture(width: Int(scale * width), height: Int(scale * height), red: 255, green: 255, blue: 255)
        for shape in sheet.shapes { draw(shape, on: &picture, scale: scale) }
        return PNG.encode(picture.picture)
    }

    private static func draw(_ shape: Sheet.Shape, on picture: inout ColorPicture, scale: Double) {
        switch shape {
        case .text(let text, let point, let lettering): write(text, point, lettering, on: &picture, scale: scale)
        case .rectangle(let point, let width, let height, let color):
            fill(point, width, height, color, on: &picture, scale: scale)
        case .line(let points, let color, let width, let dashes):
            if let rectangle = straight(points, width: width), dashes.isEmpty {
                fill(rectangle.point, rectangle.width, rectangle.height, color, on: &picture, scale: scale)
            } else {
                let lines = Dashes.cut(points, dashes).map { $0.map { (x: scale * $0.x, y: scale * $0.y) } }
                picture.stroke(lines, width: scale * width, color: color.parts)
            }
        case .area(let corners, let color):
            picture.fill(corners.map { (x: scale * $0.x, y: scale * $0.y) }, color: color.parts)
        case .image(let image, let point, let width, let height):
            draw(image, point, width, height, on: &picture, scale: scale)
        }
    }

    /// Fills a rectangle between whole pixels, so that neighbors touch.
    private static func fill(
        _ point: Sheet.Point, _ width: Double, _ height: Double, _ color: MapColor, on picture: inout ColorPicture,
        scale: Double
    ) {
        let rows = pixels(scale * point.y, scale * (point.y + height))
        let columns = pixels(scale * point.x, scale * (point.x + width))
        picture.fill(
            row: rows.lowerBound, column: columns.lowerBound, height: rows.count, width: columns.count, red: color.red,
            green: color.green, blue: color.blue)
    }

    /// The whole pixels between two places.
    private static func pixels(_ low: Double, _ high: Double) -> Range<Int> {
        let (low, high) = (Int(low.rounded()), Int(high.rounded()))
        return low..<max(low, high)
    }

    /// An upright or level line of two points as a rectangle; nil for any other.
    private static func straight(
        _ points: [Sheet.Point], width: Double
    ) -> (point: Sheet.Point, width: Double, height: Double)? {
        guard points.count == 2, points[0].x == points[1].x || points[0].y == points[1].y else { return nil }
        let (left, top) = (min(points[0].x, points[1].x), min(points[0].y, points[1].y))
        let (across, down) = (abs(points[1].x - points[0].x), abs(points[1].y - points[0].y))
        return across > 0
            ? (Sheet.Point(x: left, y: top - width / 2), across, width)
            : (Sheet.Point(x: left - width / 2, y: top), width, down)
    }

    private static func draw(
        _ image: ColorPicture, _ point: Sheet.Point, _ width: Double, _ height: Double, on picture: inout ColorPicture,
        scale: Double
    ) {
        let (across, down) = (scale * width / Double(image.width), scale * height / Double(image.height))
        for row in 0..<image.height {
            let top = scale * point.y + Double(row) * down
            let rows = pixels(top, top + down)
            for column in 0..<image.width {
                let left = scale * point.x + Double(column) * across
                let columns = pixels(left, left + across)
                let color = image[row, column]
                picture.fill(
                    row: rows.lowerBound, column: columns.lowerBound, height: rows.count, width: columns.count,
                    red: color.red, green: color.green, blue: color.blue)
            }
        }
    }

    private static func write(
        _ text: String, _ point: Sheet.Point, _ lettering: Lettering, on picture: inout ColorPicture, scale: Double
    ) {
        let advance = lettering.size * Lettering.width
        let unit = scale * advance / Glyphs.advance
        var x = lettering.left(of: text, at: point.x)
        for character in text {
            let width = DisplayWidth.of(character)
            defer { x += Double(width) * advance }
            let left = scale * (x + Double(width - 1) * advance / 2)
            let lines = Glyphs.lines(of: character).map { line in
                line.map { (x: left + unit * $0.x, y: scale * point.y - unit * $0.y) }
            }
            let weight = lettering.isBold ? Glyphs.boldWeight : Glyphs.weight
            picture.stroke(lines, width: scale * lettering.size * weight, color: lettering.color.parts)
        }
    }
}

extension MapColor {
    fileprivate var parts: ColorPicture.Color { (red, green, blue) }
}
