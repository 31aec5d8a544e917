/// Pictures in other sizes.
///
/// A side that shrinks takes the mean over the area that each new pixel covers, so that no thin stroke falls through;
/// a side that grows is interpolated between the two nearest pixels.
package enum Resampling {
    /// The picture in another size, each channel by itself; both sides must be at least 1, before and after.
    package static func resize(_ picture: Picture, width: Int, height: Int) -> Picture {
        if picture.width == width && picture.height == height { return picture }
        let planes = (0..<picture.channels).map { plane(of: picture, channel: $0, width: width, height: height).picture }
        guard planes.count > 1 else { return planes[0] }
        let pixels = (0..<width * height).flatMap { place in planes.map { $0.pixels[place] } }
        return Picture(width: width, height: height, channels: planes.count, pixels: pixels)
    }

    /// A channel of a picture in another size as numbers, without a full copy of it as numbers.
    static func plane(of picture: Picture, channel: Int = 0, width: Int, height: Int) -> Plane {
        let (pixels, channels) = (picture.pixels, picture.channels)
        return resize(width: picture.width, height: picture.height, toWidth: width, height: height) {
            Float(pixels[$0 * channels + channel])
        }
    }

    static func resize(_ plane: Plane, width: Int, height: Int) -> Plane {
        let values = plane.values
        return resize(width: plane.width, height: plane.height, toWidth: width, height: height) { values[$0] }
    }

    /// First across, then down; `value` tells the old pixels by their index.
    @inline(__always)
    private static func resize(
        width oldWidth: Int, height oldHeight: Int, toWidth width: Int, height: Int, value: (Int) -> Float
    ) -> Plane {
        precondition(oldWidth > 0 && oldHeight > 0 && width > 0 && height > 0, "both sides are at least 1")
        let across = spread(from: oldWidth, to: width)
        let down = spread(from: oldHeight, to: height)
        var result = Plane(width: width, height: height, values: [Float](repeating: 0, count: width * height))
        var narrow = [Float](repeating: 0, count: width)
        var narrowed = -1
        for (row, share) in down.enumerated() {
            for (offset, weight) in share.weights.enumerated() {
                if narrowed != share.first + offset {
                    narrowed = share.first + offset
                    for (column, share) in across.enumerated() {
                        var sum: Float = 0
                        var index = narrowed * oldWidth + share.first
                        for weight in share.weights {
                            sum += weight * value(index)
                            index += 1
                        }
                        narrow[column] = sum
                    }
                }
                for column in 0..<width { result.values[row * width + column] += weight * narrow[column] }
            }
        }
        return result
    }

    /// What one new pixel is made of: the old pixels from `first` on, and how much of each; the weights add up to 1.
    struct Share {
        var first: Int
        var weights: [Float]
    }

    /// The shares of all new pixels along one side.
    static func spread(from old: Int, to new: Int) -> [Share] {
        let step = Float(old) / Float(new)
        return (0..<new).map { new < old ? area(of: $0, step: step, old: old) : line(at: $0, step: step, old: old) }
    }

    private static func area(of index: Int, step: Float, old: Int) -> Share {
        let start = Float(index) * step
        let end = start + step
        let first = min(Int(start), old - 1)
        let last = max(first, min(Int(end.rounded(.up)), old) - 1)
        let weights = (first...last).map { max(0, min(end, Float($0 + 1)) - max(start, Float($0))) / step }
        return Share(first: first, weights: weights)
    }

    private static func line(at index: Int, step: Float, old: Int) -> Share {
        let center = min(max((Float(index) + 0.5) * step - 0.5, 0), Float(old - 1))
        let first = min(Int(center), max(0, old - 2))
        let share = center - Float(first)
        return old == 1 ? Share(first: 0, weights: [1]) : Share(first: first, weights: [1 - share, share])
    }
}
