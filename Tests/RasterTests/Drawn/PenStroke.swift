@testable import Raster

/// The middle line of a digit of MNIST, to be drawn anew at any size with any pen.
struct PenStroke {
    /// Its points in pixels of MNIST, from the top left corner of the digit's box.
    private let points: [(row: Float, column: Float)]
    let height: Float
    let width: Float

    /// Grid points to a pixel of MNIST.
    private static let fineness = 4

    init(_ digit: Picture) {
        let side = digit.width * Self.fineness
        let large = Resampling.resize(Plane(digit), width: side, height: side)
        let line = Self.thinned(large.values.map { $0 > 110 }, side: side)
        let marked = line.indices.filter { line[$0] }.map { $0.quotientAndRemainder(dividingBy: side) }
        let (top, bottom) = (marked.map(\.quotient).min() ?? 0, marked.map(\.quotient).max() ?? 0)
        let (left, right) = (marked.map(\.remainder).min() ?? 0, marked.map(\.remainder).max() ?? 0)
        let fine = Float(Self.fineness)
        points = marked.map { (Float($0.quotient - top) / fine, Float($0.remainder - left) / fine) }
        (height, width) = (Float(bottom - top) / fine, Float(right - left) / fine)
    }

    /// How much of each pixel a pen covers, 0 to 1.
    ///
    /// - Parameters:
    ///   - scale: pixels to a pixel of MNIST.
    ///   - row: where the middle of the topmost stroke stands, likewise `column` of the leftmost.
    func drawn(width: Int, height: Int, scale: Float, row: Float, column: Float, pen: Float) -> Plane {
        var plane = Plane(width: width, height: height, values: [Float](repeating: 0, count: width * height))
        let radius = pen / 2
        for point in points {
            let (middle, across) = (row + point.row * scale, column + point.column * scale)
            let rows = max(0, Int(middle - radius) - 1)..<max(0, min(height, Int(middle + radius) + 3))
            let columns = max(0, Int(across - radius) - 1)..<max(0, min(width, Int(across + radius) + 3))
            guard rows.lowerBound <= rows.upperBound, columns.lowerBound <= columns.upperBound else { continue }
            for near in rows {
                for beside in columns {
                    let (down, right) = (Float(near) - middle, Float(beside) - across)
                    let cover = min(max(radius + 0.5 - (down * down + right * right).squareRoot(), 0), 1)
                    if cover > plane[near, beside] { plane[near, beside] = cover }
                }
            }
        }
        return plane
    }

    /// A shape worn down to lines of one pixel (Zhang and Suen, 1984); the outermost pixels must be empty.
    private static func thinned(_ shape: [Bool], side: Int) -> [Bool] {
        var shape = shape
        let around = [-side, -side + 1, 1, side + 1, side, side - 1, -1, -side - 1]
        var isWearing = true
        while isWearing {
            isWearing = false
            for pass in 0...1 {
                let worn = shape.indices.filter { index in
                    guard shape[index], index > side, index < shape.count - side - 1 else { return false }
                    let near = around.map { shape[index + $0] }
                    let count = near.count { $0 }
                    let steps = (0..<8).count { !near[$0] && near[($0 + 1) % 8] }
                    guard (2...6).contains(count), steps == 1 else { return false }
                    let (up, right, down, left) = (near[0], near[2], near[4], near[6])
                    return pass == 0
                        ? !(up && right && down) && !(right && down && left)
                        : !(up && right && left) && !(up && down && left)
                }
                for index in worn { shape[index] = false }
                isWearing = isWearing || !worn.isEmpty
            }
        }
        return shape
    }
}
