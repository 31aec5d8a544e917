/// A canvas that pages are painted on, in red, green and blue; ``picture`` is what was painted.
///
/// It is no ``Picture`` because shapes of any color can be laid on it whatever it was made of, and are blended at their
/// edges; a picture is as it was read.
package struct ColorPicture: Sendable, Hashable {
    /// Pixels in a row.
    package let width: Int
    /// Rows.
    package let height: Int
    /// `3 · height · width` bytes.
    package private(set) var bytes: [UInt8]

    /// A picture of one color. No side may be negative.
    package init(width: Int, height: Int, red: UInt8, green: UInt8, blue: UInt8) {
        precondition(width >= 0 && height >= 0, "a picture has no negative side")
        self.width = width
        self.height = height
        bytes = [UInt8](repeating: red, count: 3 * width * height)
        guard green != red || blue != red else { return }
        for index in stride(from: 0, to: bytes.count, by: 3) {
            bytes[index + 1] = green
            bytes[index + 2] = blue
        }
    }

    /// What is on the canvas.
    package var picture: Picture { Picture(width: width, height: height, channels: 3, pixels: bytes) }

    /// Fills a rectangle; what of it lies outside of the picture is left out.
    package mutating func fill(row: Int, column: Int, height: Int, width: Int, red: UInt8, green: UInt8, blue: UInt8) {
        let rows = max(row, 0)..<max(min(row + height, self.height), max(row, 0))
        let columns = max(column, 0)..<max(min(column + width, self.width), max(column, 0))
        for row in rows {
            for column in columns {
                let index = 3 * (row * self.width + column)
                bytes[index] = red
                bytes[index + 1] = green
                bytes[index + 2] = blue
            }
        }
    }

    /// Lays a color over a pixel of the picture; of what was there `1 - share` stays.
    mutating func mix(row: Int, column: Int, _ color: Color, share: Float) {
        let index = 3 * (row * width + column)
        for (offset, part) in [color.red, color.green, color.blue].enumerated() {
            let old = Float(bytes[index + offset])
            bytes[index + offset] = UInt8((old + (Float(part) - old) * min(max(share, 0), 1)).rounded())
        }
    }
}

extension ColorPicture {
    /// The color of a pixel that lies in the picture.
    package subscript(row: Int, column: Int) -> Color {
        let index = 3 * (row * width + column)
        return (bytes[index], bytes[index + 1], bytes[index + 2])
    }

    /// Each pixel as a square of `factor` by `factor`.
    package func enlarged(by factor: Int) -> ColorPicture {
        guard factor > 1 else { return self }
        var result = ColorPicture(width: factor * width, height: factor * height, red: 0, green: 0, blue: 0)
        for row in 0..<height {
            for column in 0..<width {
                let (red, green, blue) = self[row, column]
                result.fill(
                    row: factor * row, column: factor * column, height: factor, width: factor, red: red, green: green,
                    blue: blue)
            }
        }
        return result
    }
}
