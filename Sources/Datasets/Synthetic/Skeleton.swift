/// One way to write a digit: the strokes that a pen goes along, before any hand has bent them.
struct Skeleton: Sendable {
    /// A place on the paper: x to the right and y down; a digit is about 100 high.
    typealias Point = SIMD2<Float>

    /// A run of the pen through its points; it turns sharply at corners and smoothly elsewhere.
    struct Stroke: Sendable {
        var points: [Point]
        var isCorner: [Bool]
    }

    /// How often this way is chosen, relative to the other ways of writing the same digit.
    let weight: Float
    let strokes: [Stroke]
    /// What some writers draw through the finished digit, so that a zero is no letter O.
    let slash: [Stroke]

    /// Reads a skeleton as `DigitSkeletons` writes it: points `x,y` along a stroke, `!` after a corner, `/` between
    /// strokes.
    init(_ weight: Float, _ text: StaticString, slash: StaticString = "") {
        self.weight = weight
        strokes = Self.strokes(text)
        self.slash = Self.strokes(slash)
    }

    private static func strokes(_ text: StaticString) -> [Stroke] {
        text.description.split(separator: "/").map { stroke in
            let words = stroke.split(separator: " ")
            return Stroke(
                points: words.map { word in
                    let numbers = word.split { $0 == "," || $0 == "!" }.map { Float($0) ?? 0 }
                    return Point(numbers.first ?? 0, numbers.last ?? 0)
                },
                isCorner: words.map { $0.hasSuffix("!") })
        }
    }
}

extension Skeleton.Stroke {
    /// The stroke as cubic Bézier curves, from each point to the next.
    ///
    /// The curves share their direction at a point, that from its predecessor to its successor; a corner or an end lets
    /// each curve leave towards the handle of its other side.
    func curves() -> [BezierCurve] {
        guard points.count > 1 else { return [] }
        let reach: Float = 0.36
        func direction(_ index: Int) -> Skeleton.Point? {
            guard index > 0, index < points.count - 1, !isCorner[index] else { return nil }
            let way = points[index + 1] - points[index - 1]
            let length = (way * way).x + (way * way).y
            return length > 0 ? way / length.squareRoot() : nil
        }
        return (1..<points.count).map { index in
            let (start, end) = (points[index - 1], points[index])
            let way = end - start
            let length = ((way * way).x + (way * way).y).squareRoot() * reach
            let leave = direction(index - 1).map { start + $0 * length }
            let arrive = direction(index).map { end - $0 * length }
            return BezierCurve(
                start: start,
                first: leave ?? start + ((arrive ?? end) - start) * 0.5,
                second: arrive ?? end + ((leave ?? start) - end) * 0.5,
                end: end)
        }
    }
}

/// A cubic Bézier curve.
struct BezierCurve {
    let start, first, second, end: SIMD2<Float>

    /// The place at parameter t, from 0 at the start to 1 at the end; a little beyond them it goes on.
    func place(at t: Float) -> SIMD2<Float> {
        let s = 1 - t
        return start * (s * s * s) + first * (3 * s * s * t) + second * (3 * s * t * t) + end * (t * t * t)
    }
}
