/// A picture, gray or in color, one byte a number.
///
/// Of gray 0 is black, the background of MNIST, and 255 is white, its ink. The numbers stand [H][W][C]: row by row from
/// the top left, the red, green and blue of a pixel side by side.
package struct Picture: Sendable, Hashable {
    /// Pixels in a row.
    package let width: Int
    /// Rows.
    package let height: Int
    /// Numbers for each pixel: 1 of gray, or 3 of red, green and blue.
    package let channels: Int
    /// `height · width · channels` bytes.
    package private(set) var pixels: [UInt8]

    /// A picture of the given pixels. Their count must be `width · height · channels`, and no side may be negative.
    package init(width: Int, height: Int, channels: Int = 1, pixels: [UInt8]) {
        precondition(width >= 0 && height >= 0, "a picture has no negative side")
        precondition(channels == 1 || channels == 3, "a picture is gray or red, green and blue")
        precondition(pixels.count == width * height * channels, "a picture has width · height · channels bytes")
        self.width = width
        self.height = height
        self.channels = channels
        self.pixels = pixels
    }

    /// A picture of one gray.
    package init(width: Int, height: Int, gray: UInt8 = 0) {
        self.init(width: width, height: height, pixels: [UInt8](repeating: gray, count: width * height))
    }

    /// The number of a pixel at a row and a column, counted from the top left, from 0; of a channel where there are three.
    package subscript(row: Int, column: Int, channel: Int = 0) -> UInt8 {
        get { pixels[index(row, column, channel)] }
        set { pixels[index(row, column, channel)] = newValue }
    }

    /// The same picture as red, green and blue; a gray one looks as before.
    package var inColor: Picture {
        guard channels == 1 else { return self }
        return Picture(width: width, height: height, channels: 3, pixels: pixels.flatMap { [$0, $0, $0] })
    }

    /// Rows and columns, and channels where there are several: `28×28`, `32×32×3`.
    package var size: String { Self.size(height: height, width: width, channels: channels) }

    /// The size of pictures in words.
    package static func size(height: Int, width: Int, channels: Int) -> String {
        "\(height)×\(width)" + (channels > 1 ? "×\(channels)" : "")
    }

    private func index(_ row: Int, _ column: Int, _ channel: Int) -> Int {
        precondition(
            row >= 0 && row < height && column >= 0 && column < width && channel >= 0 && channel < channels,
            "outside of the picture")
        return (row * width + column) * channels + channel
    }
}
