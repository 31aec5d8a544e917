import Files
import Glibc
import Raster

/// Pictures that several tests use.
enum Samples {
    /// A picture of lines of characters: `#` is 255, `+` 128, everything else 0.
    static func drawing(_ lines: String...) -> Picture {
        let rows = lines.map { Array($0) }
        var picture = Picture(width: rows.map(\.count).max() ?? 0, height: rows.count)
        for (row, characters) in rows.enumerated() {
            for (column, character) in characters.enumerated() {
                picture[row, column] = character == "#" ? 255 : character == "+" ? 128 : 0
            }
        }
        return picture
    }

    /// Every gray once, 16×16.
    static let grays = Picture(width: 16, height: 16, pixels: (0...255).map { UInt8($0) })

    /// A large 7 with strokes of the given width, as light ink, on a field of `side` pixels.
    static func seven(side: Int, stroke: Int) -> Picture {
        var picture = Picture(width: side, height: side)
        let (top, bottom, left, right) = (side / 5, side * 4 / 5, side / 3, side * 2 / 3)
        for row in top..<bottom {
            let slant = right - (right - left) * (row - top) / (2 * (bottom - top))
            for column in left..<right where row < top + stroke || (column >= slant - stroke && column < slant) {
                picture[row, column] = 255
            }
        }
        return picture
    }

    /// The bytes of a file beside the tests.
    static func fixture(_ name: String) throws -> [UInt8] {
        try FileBytes.read(folder + "/Fixtures/" + name, limit: 1 << 20)
    }

    /// The folder of these tests.
    static let folder = String(#filePath.dropLast("/Samples.swift".count))
}
