import Reproducible

/// A move of an image by whole pixels; black comes in where it leaves.
struct PixelShift: Sendable, Hashable {
    let down: Int
    let right: Int

    init(down: Int, right: Int) {
        (self.down, self.right) = (down, right)
    }

    /// Any move by no more than so many pixels in each direction, all of them equally likely.
    init(within reach: Int, _ stream: inout RandomStream) {
        func step() -> Int { min(Int(stream.uniform() * Float(2 * reach + 1)), 2 * reach) - reach }
        self.init(down: step(), right: step())
    }

    /// The move that reverts it.
    var back: PixelShift { PixelShift(down: -down, right: -right) }

    /// The image, moved.
    ///
    /// - Parameter image: [height][width][C], row by row.
    func moved(_ image: [Float], height: Int, width: Int) -> [Float] {
        guard self != PixelShift(down: 0, right: 0), height * width > 0 else { return image }
        let depth = image.count / (height * width)
        var result = image.map { _ in Float(0) }
        for row in 0..<height where 0..<height ~= row - down {
            for column in 0..<width where 0..<width ~= column - right {
                for channel in 0..<depth {
                    result[(row * width + column) * depth + channel] =
                        image[((row - down) * width + column - right) * depth + channel]
                }
            }
        }
        return result
    }
}
