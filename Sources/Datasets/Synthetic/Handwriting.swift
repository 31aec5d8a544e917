import Reproducible

/// What one writer, one pen and one moment do to a skeleton; all drawn from one stream.
struct Handwriting {
    /// A piece of ink: a line whose half width changes evenly, in pixels of the finished picture.
    struct Line {
        var start, end: SIMD2<Float>
        var startRadius, endRadius: Float
    }

    /// The lines of ink, inside of a box of 20×20 pixels with its corner at 0.
    private(set) var lines: [Line] = []
    /// Pixels over which the edge of a stroke goes from white to black.
    private(set) var edge: Float
    /// How white full ink is; above 1 it spreads over the edge.
    private(set) var ink: Float

    /// The box into which MNIST fits its digits.
    private static let box: Float = 20

    init(of label: Int, stream: inout RandomStream) {
        edge = stream.uniform(in: 0.9...1.6)
        ink = stream.uniform(in: 0.95...1.15)
        let radius = max(0.55, min(3, 1.34 * Float(Exact.exp(Double(0.3 * stream.normal())))))
        let bend = Bend(of: label, stream: &stream)
        let runs = Self.choose(DigitSkeletons.all[label], radius: radius, &stream).map { stroke in
            Self.run(along: bend.bent(stroke, stream: &stream), stream: &stream)
        }
        place(runs, radius: radius, stream: &stream)
    }

    /// The strokes of one of the ways, and the slash that one writer in six draws through them.
    ///
    /// One random number decides both, so a digit without a slash is the same whether or not others have one. A broad
    /// pen leaves the slash out: it would fill the ring.
    private static func choose(
        _ ways: [Skeleton], radius: Float, _ stream: inout RandomStream
    ) -> [Skeleton.Stroke] {
        var rest = stream.uniform() * ways.reduce(0) { $0 + $1.weight }
        for way in ways {
            rest -= way.weight
            guard rest < 0 else { continue }
            return rest > -way.weight / 6 && radius < 1.8 ? way.strokes + way.slash : way.strokes
        }
        return ways[ways.count - 1].strokes
    }

    /// Places along a stroke, which begins and ends a little early or late.
    private static func run(along stroke: Skeleton.Stroke, stream: inout RandomStream) -> [SIMD2<Float>] {
        let curves = stroke.curves()
        let steps = curves.count > 4 ? 6 : 10
        let begin = stream.uniform(in: -0.15...0.25)
        let finish = 1 + stream.uniform(in: -0.25...0.2)
        var places: [SIMD2<Float>] = []
        places.reserveCapacity(curves.count * steps + 1)
        for (index, curve) in curves.enumerated() {
            let from: Float = index == 0 ? begin : 0
            let to: Float = index == curves.count - 1 ? finish : 1
            for step in (index == 0 ? 0 : 1)...steps {
                places.append(curve.place(at: from + (to - from) * Float(step) / Float(steps)))
            }
        }
        return places
    }

    /// Fits the runs into the box, larger side first, and lets the pressure of the pen vary along them.
    private mutating func place(_ runs: [[SIMD2<Float>]], radius: Float, stream: inout RandomStream) {
        var low = SIMD2<Float>(repeating: .infinity)
        var high = -low
        for place in runs.joined() {
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let margin = radius + edge / 2
        let size = high - low
        let scale = (Self.box - 2 * margin) / max(size.x, size.y, 1)
        for run in runs {
            let (swing, phase) = (stream.uniform(in: 0...0.25), stream.uniform(in: 0...6.28))
            let speed = stream.uniform(in: 2...8) / Float(max(run.count, 2))
            var before: (place: SIMD2<Float>, radius: Float)?
            for (index, place) in run.enumerated() {
                let wave = Float(Exact.sinCos(Double(phase + speed * Float(index))).sin)
                let here = ((place - low) * scale + margin, radius * (1 - swing * (0.5 + 0.5 * wave)))
                if let before {
                    lines.append(Line(start: before.place, end: here.0, startRadius: before.radius, endRadius: here.1))
                }
                before = here
            }
        }
    }
}
