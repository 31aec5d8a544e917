import Reproducible

/// A picture slanted, stretched, turned and moved about its middle, sampled bilinearly, with zero outside.
///
/// Coordinates run in steps of 2⁻¹⁶ pixel, as integers: no rounding differs between machines, and the change by nothing
/// returns every pixel exactly.
package struct AffineWarp: Sendable {
    /// The inverse linear part: from a place in the new picture to its source.
    private let xx, xy, yx, yy: Double
    private let shiftX, shiftY: Double

    /// A change by nothing where nothing is said.
    ///
    /// - Parameters:
    ///   - rotate: degrees, positive clockwise as rows run downwards.
    ///   - shear: pixels sideways for each pixel of height.
    ///   - scaleX: factor of the width, above 0.
    ///   - scaleY: factor of the height, above 0.
    ///   - shiftX: pixels to the right.
    ///   - shiftY: pixels down.
    package init(
        rotate: Float = 0, shear: Float = 0, scaleX: Float = 1, scaleY: Float = 1, shiftX: Float = 0, shiftY: Float = 0
    ) {
        let (sin, cos) = Exact.sinCos(Double(rotate) * 0.017_453_292_519_943_295)
        let (sx, sy, slant) = (1 / Double(scaleX), 1 / Double(scaleY), Double(shear))
        // new = turn · slant · stretch · old, so old = stretch⁻¹ · slant⁻¹ · turn⁻¹ · new.
        xx = sx * (cos + slant * sin)
        xy = sx * (sin - slant * cos)
        yx = sy * -sin
        yy = sy * cos
        self.shiftX = Double(shiftX)
        self.shiftY = Double(shiftY)
    }

    /// The place of the source of pixel (0, 0), and the steps of that place along a row and down a column.
    private func steps(width: Int, height: Int) -> (x: Int, y: Int, xx: Int, xy: Int, yx: Int, yy: Int) {
        let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
        let (left, top) = (-middleX - shiftX, -middleY - shiftY)
        func fixed(_ value: Double) -> Int { Int((max(-1e6, min(1e6, value)) * 65536).rounded()) }
        return (
            fixed(middleX + xx * left + xy * top), fixed(middleY + yx * left + yy * top),
            fixed(xx), fixed(xy), fixed(yx), fixed(yy))
    }

    /// Warps H·W·C numbers in place, each channel by itself.
    package func apply(to pixels: inout MutableSpan<Float>, width: Int, height: Int, channels: Int) {
        guard channels > 1 else { return apply(to: &pixels, width: width, height: height) }
        var plane = [Float](repeating: 0, count: width * height)
        for channel in 0..<channels {
            for place in plane.indices { plane[place] = pixels[place * channels + channel] }
            var span = plane.mutableSpan
            apply(to: &span, width: width, height: height)
            for place in plane.indices { pixels[place * channels + channel] = plane[place] }
        }
    }

    /// Warps H·W pixels in place. Pictures up to 28×28 need no memory but the stack.
    package func apply(to pixels: inout MutableSpan<Float>, width: Int, height: Int) {
        if width <= 28, height <= 28 {
            var padded = InlineArray<1024, Float>(repeating: 0)
            var copy = padded.mutableSpan
            let ink = Self.pad(pixels, into: &copy, stride: 32, width: width, height: height)
            fill(&pixels, from: padded.span, stride: 32, ink: ink, width: width, height: height)
        } else {
            let stride = width + 2 * Self.border
            var padded = [Float](repeating: 0, count: stride * (height + 2 * Self.border))
            var copy = padded.mutableSpan
            let ink = Self.pad(pixels, into: &copy, stride: stride, width: width, height: height)
            fill(&pixels, from: padded.span, stride: stride, ink: ink, width: width, height: height)
        }
    }

    /// Zeros on each side of the copy that is sampled.
    private static let border = 2

    /// The smallest ranges of rows and columns that hold every pixel above zero.
    private typealias Ink = (rows: Range<Int>, columns: Range<Int>)

    private static func pad(
        _ pixels: borrowing MutableSpan<Float>, into padded: inout MutableSpan<Float>, stride: Int, width: Int, height: Int
    ) -> Ink {
        var (top, bottom, left, right) = (height, 0, width, 0)
        for row in 0..<height {
            var first = 0
            while first < width, pixels[row * width + first] == 0 { first += 1 }
            guard first < width else { continue }
            var last = width - 1
            while pixels[row * width + last] == 0 { last -= 1 }
            (top, bottom) = (min(top, row), row + 1)
            (left, right) = (min(left, first), max(right, last + 1))
            let start = (row + border) * stride + border
            for column in first...last { padded[start + column] = pixels[row * width + column] }
        }
        return (top < bottom ? top..<bottom : 0..<0, left < right ? left..<right : 0..<0)
    }

    private func fill(
        _ pixels: inout MutableSpan<Float>, from source: borrowing Span<Float>, stride: Int, ink: Ink, width: Int,
        height: Int
    ) {
        let steps = steps(width: width, height: height)
        for row in 0..<height {
            var x = steps.x + row * steps.xy
            var y = steps.y + row * steps.yy
            // Only the columns whose source lies less than a pixel outside of the ink can be anything but zero.
            let columns = Self.columns(from: x, step: steps.xx, within: ink.columns, count: width)
                .clamped(to: Self.columns(from: y, step: steps.yx, within: ink.rows, count: width))
            for column in 0..<width { pixels[row * width + column] = 0 }
            x += columns.lowerBound * steps.xx
            y += columns.lowerBound * steps.yx
            for column in columns {
                pixels[row * width + column] = Self.sample(source, x, y, stride: stride)
                x += steps.xx
                y += steps.yx
            }
        }
    }

    /// The bilinear value at a place in steps of 2⁻¹⁶ pixel, less than one pixel outside of the picture at most.
    @inline(__always)
    private static func sample(_ source: borrowing Span<Float>, _ x: Int, _ y: Int, stride: Int) -> Float {
        let right = Float(Int32(truncatingIfNeeded: x & 0xFFFF)) * 0x1p-16
        let down = Float(Int32(truncatingIfNeeded: y & 0xFFFF)) * 0x1p-16
        let place = ((y >> 16) &+ border) &* stride &+ (x >> 16) &+ border
        let above = source[place] + right * (source[place &+ 1] - source[place])
        let next = place &+ stride
        let below = source[next] + right * (source[next &+ 1] - source[next])
        return above + down * (below - above)
    }

    /// The columns, out of `count`, at which a coordinate that starts at `start` lies strictly inside of one pixel
    /// around `range`.
    private static func columns(from start: Int, step: Int, within range: Range<Int>, count: Int) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        let low = (range.lowerBound - 1) << 16 + 1 - start
        let high = range.upperBound << 16 - 1 - start
        guard step != 0 else { return low <= 0 && high >= 0 ? 0..<count : 0..<0 }
        let (first, last) = step > 0
            ? (ceilingQuotient(low, step), floorQuotient(high, step))
            : (ceilingQuotient(-high, -step), floorQuotient(-low, -step))
        let begin = min(max(first, 0), count)
        return begin..<min(max(last + 1, begin), count)
    }

    private static func floorQuotient(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    private static func ceilingQuotient(_ value: Int, _ divisor: Int) -> Int { -floorQuotient(-value, divisor) }
}
