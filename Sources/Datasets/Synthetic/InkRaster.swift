/// Ink on 28×28 pixels, with edges as soft as those of MNIST, centered by its mass.
struct InkRaster {
    /// Columns and rows.
    static let side = 28
    private var values = [Float](repeating: 0, count: side * side)

    init(_ writing: Handwriting) {
        for line in writing.lines { draw(line, edge: writing.edge, ink: writing.ink) }
    }

    /// Draws a line into the box of 20×20, whose corner is at pixel (4, 4).
    private mutating func draw(_ line: Handwriting.Line, edge: Float, ink: Float) {
        let start = line.start + 3.5
        let way = line.end - line.start
        let reach = max(line.startRadius, line.endRadius) + edge / 2
        let low = pointwiseMin(start, start + way) - reach
        let high = pointwiseMax(start, start + way) + reach
        let inverse = 1 / max((way * way).sum2, 1e-6)
        let soften = 1 / edge
        for row in Self.pixels(low.y, high.y) {
            for column in Self.pixels(low.x, high.x) {
                let from = SIMD2(Float(column), Float(row)) - start
                let share = max(0, min(1, (from * way).sum2 * inverse))
                let apart = from - way * share
                let radius = line.startRadius + (line.endRadius - line.startRadius) * share
                let value = ink * (0.5 + (radius - (apart * apart).sum2.squareRoot()) * soften)
                let place = row * Self.side + column
                values[place] = max(values[place], min(1, value))
            }
        }
    }

    private static func pixels(_ low: Float, _ high: Float) -> Range<Int> {
        let first = max(0, Int(low.rounded(.up)))
        return first..<max(first, min(side, Int(high.rounded(.down)) + 1))
    }

    /// 784 gray levels, moved by whole pixels so that the center of mass is in the middle.
    func centered() -> [UInt8] {
        var mass: Float = 0
        var moment = SIMD2<Float>()
        for row in 0..<Self.side {
            for column in 0..<Self.side {
                let value = values[row * Self.side + column]
                mass += value
                moment += SIMD2(Float(column), Float(row)) * value
            }
        }
        let shift = 14 - moment / max(mass, 1)
        let (right, down) = (Int(shift.x.rounded()), Int(shift.y.rounded()))
        var bytes = [UInt8](repeating: 0, count: values.count)
        for row in max(0, down)..<min(Self.side, Self.side + down) {
            for column in max(0, right)..<min(Self.side, Self.side + right) {
                let value = values[(row - down) * Self.side + column - right]
                bytes[row * Self.side + column] = UInt8(value * 255)
            }
        }
        return bytes
    }
}

extension SIMD2<Float> {
    /// The sum of both, in one order on every machine.
    fileprivate var sum2: Float { x + y }
}
