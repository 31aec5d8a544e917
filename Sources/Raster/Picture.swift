/// A grey picture: 0 is black, the background of MNIST; 255 is white, its ink.
///
/// Pixels stand row by row, from the top left, one byte each.
package struct Picture: Sendable, Hashable {
    /// Pixels in a row.
    package let width: Int
    /// Rows.
    package let height: Int
    /// `height · width` grey values, row by row.
    package private(set) var pixels: [UInt8]

    /// A picture of the given pixels. Their count must be `width · height`, and no side may be negative.
    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width >= 0 && height >= 0, "a picture has no negative side")
        precondition(pixels.count == width * height, "a picture has width · height pixels")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A picture of one grey.
    package init(width: Int, height: Int, grey: UInt8 = 0) {
        self.init(width: width, height: height, pixels: [UInt8](repeating: grey, count: width * height))
    }

    /// The grey value at a row and a column, counted from the top left, from 0.
    package subscript(row: Int, column: Int) -> UInt8 {
        get { pixels[index(row, column)] }
        set { pixels[index(row, column)] = newValue }
    }

    private func index(_ row: Int, _ column: Int) -> Int {
        precondition(row >= 0 && row < height && column >= 0 && column < width, "outside of the picture")
        return row * width + column
    }
}
