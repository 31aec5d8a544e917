import Reproducible
import Words

/// Points of many dimensions laid out in a plane so that neighbors stay neighbors: t-SNE, without approximations.
///
/// Distances between far groups, and the sizes of groups, mean little in it. The same start gives the same bits for any
/// number of threads. Source: van der Maaten and Hinton, "Visualizing Data using t-SNE" (JMLR 2008); its exaggeration
/// as Belkina et al. (Nature Communications 2019) choose it for larger sets.
package struct TSNE: Sendable {
    /// Steps of gradient descent, of which the first draw neighbors together more strongly than they are.
    package static let steps = 750
    static let exaggeratedSteps = 250

    /// One way down.
    struct Descent {
        /// How much stronger neighbors are drawn together at first.
        let exaggeration: Float
        /// The length of steps.
        let rate: Float
        let steps: Int
    }

    /// The rule for the length of steps, a quarter of the number of points by the exaggeration, asks for more only beyond
    /// ``mostPoints``.
    private static let usual = [Descent(exaggeration: 12, rate: 50, steps: steps)]
    /// Few points are easily caught where they cannot pass each other, and cost little: they go down several ways, more
    /// carefully, and the best counts.
    private static let careful = [
        Descent(exaggeration: 12, rate: 25, steps: 1000), Descent(exaggeration: 4, rate: 25, steps: 1000),
        Descent(exaggeration: 1.5, rate: 25, steps: 1000), Descent(exaggeration: 1.5, rate: 50, steps: 1000),
    ]
    /// As many points are few.
    private static let fewPoints = 250

    /// `750 steps`, or how often and how far so many points go down.
    package static func way(points: Int) -> String {
        let descents = descents(points: points)
        let steps = "\(descents.first?.steps ?? 0) steps"
        return descents.count > 1 ? "the best of \(descents.count) descents of \(steps)" : steps
    }

    static func descents(points: Int) -> [Descent] { points <= fewPoints ? careful : usual }

    /// More points would take longer than anybody waits: every step looks at each pair.
    package static let mostPoints = 2000

    /// Where each point lies.
    package let places: [SIMD2<Float>]
    /// The Kullback-Leibler divergence of the layout's neighborhoods from the points' own.
    package let divergence: Double
    /// How many neighbors a point counts, about: as asked for, less where there are few points.
    package let perplexity: Double

    /// Lays out points.
    ///
    /// - Parameters:
    ///   - start: a place for each point, such as its first two principal components; only its form counts
    ///   - seed: of the tiny moves that part points with the same start
    package init(
        _ points: PointSet, start: [SIMD2<Float>], perplexity wanted: Double = 30, seed: UInt64 = 0,
        _ watch: Watch = { _ in }
    ) throws {
        let perplexity = max(1, min(wanted, Double(points.count - 1) / 3))
        let affinities = try Affinities(points, perplexity: perplexity, { try watch($0 * 0.1) })
        let descents = Self.descents(points: points.count)
        var best: (places: [SIMD2<Float>], divergence: Double)?
        for (number, descent) in descents.enumerated() {
            let layout = try Self.layout(affinities, start, descent, seed: seed) { share in
                try watch(0.1 + 0.9 * (Double(number) + share) / Double(descents.count))
            }
            let divergence = layout.divergence(affinities)
            if best.map({ divergence < $0.divergence }) ?? true { best = (layout.places, divergence) }
        }
        (places, divergence) = best ?? (start, 0)
        self.perplexity = perplexity
    }

    private static func layout(
        _ affinities: Affinities, _ start: [SIMD2<Float>], _ descent: Descent, seed: UInt64, _ watch: Watch
    ) throws -> Layout {
        var layout = Layout(start, rate: descent.rate, seed: seed)
        for step in 0..<descent.steps {
            let isExaggerated = step < exaggeratedSteps
            layout.move(
                affinities, exaggeration: isExaggerated ? descent.exaggeration : 1, momentum: isExaggerated ? 0.5 : 0.8)
            if step % 10 == 9 { try watch(Double(step + 1) / Double(descent.steps)) }
        }
        return layout
    }
}

/// The plane while points move in it.
private struct Layout {
    private(set) var places: [SIMD2<Float>]
    private var speeds: [SIMD2<Float>]
    private var gains: [SIMD2<Float>]
    private let rate: Float

    /// Far enough to count for nothing, and near enough to keep its reciprocal's square a normal number.
    private static let away: Float = 1e9

    init(_ start: [SIMD2<Float>], rate: Float, seed: UInt64) {
        let count = start.count
        let spread = (start.reduce(0) { $0 + $1.x * $1.x } / Float(max(1, count))).squareRoot()
        let scale = spread > 0 ? 1e-4 / spread : 0
        places = start.enumerated().map { number, place in
            var stream = RandomStream(seed: seed, purpose: .sampling, major: 0x75E, minor: number)
            return place * scale + SIMD2(stream.normal(), stream.normal()) * 1e-6
        }
        speeds = Array(repeating: SIMD2(), count: count)
        gains = Array(repeating: SIMD2(1, 1), count: count)
        self.rate = rate
    }

    /// The forces on one point: towards its neighbors, and away from all, before these are divided by their total.
    private struct Forces: Sendable {
        let attraction: SIMD2<Float>
        let repulsion: SIMD2<Float>
        let closeness: Float
    }

    /// One step down the gradient, with momentum and a gain for each coordinate (Jacobs 1988).
    mutating func move(_ affinities: Affinities, exaggeration: Float, momentum: Float) {
        let (columns, rows) = (coordinates, places)
        let forces = Parallel.blocks(rows.count, of: 32) { part in
            part.map { Self.forces($0, at: rows[$0], affinities, columns) }
        }.flatMap { $0 }
        // Each point was counted as its own neighbor, at distance 0.
        let total = forces.reduce(0.0) { $0 + Double($1.closeness - 1) }
        let share = Float(1 / max(total, .leastNormalMagnitude))
        var middle = SIMD2<Float>()
        for (point, force) in forces.enumerated() {
            let gradient = 4 * (exaggeration * force.attraction - share * force.repulsion)
            for axis in 0..<2 {
                let sameWay = gradient[axis] * speeds[point][axis] > 0
                gains[point][axis] = max(sameWay ? gains[point][axis] * 0.8 : gains[point][axis] + 0.2, 0.01)
            }
            speeds[point] = momentum * speeds[point] - rate * gains[point] * gradient
            places[point] += speeds[point]
            middle += places[point]
        }
        middle /= Float(max(1, places.count))
        for point in places.indices { places[point] -= middle }
    }

    /// The places as vectors of x and of y, padded far away.
    private var coordinates: (x: [SIMD8<Float>], y: [SIMD8<Float>]) {
        let chunks = (places.count + 7) / 8
        var (x, y) = (Array(repeating: SIMD8(repeating: Self.away), count: chunks), [SIMD8<Float>]())
        y = x
        for (point, place) in places.enumerated() {
            x[point / 8][point % 8] = place.x
            y[point / 8][point % 8] = place.y
        }
        return (x, y)
    }

    private static func forces(
        _ point: Int, at place: SIMD2<Float>, _ affinities: Affinities,
        _ columns: (x: [SIMD8<Float>], y: [SIMD8<Float>])
    ) -> Forces {
        let (one, x, y) = (SIMD8<Float>(repeating: 1), SIMD8(repeating: place.x), SIMD8(repeating: place.y))
        var (pullX, pullY, pushX, pushY, sum) = (
            SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>())
        let start = point * affinities.chunks
        for chunk in 0..<affinities.chunks {
            let (dx, dy) = (x - columns.x[chunk], y - columns.y[chunk])
            let near = one / (one + (dx * dx + dy * dy))
            let pull = affinities.values[start + chunk] * near
            let push = near * near
            pullX += pull * dx
            pullY += pull * dy
            pushX += push * dx
            pushY += push * dy
            sum += near
        }
        return Forces(
            attraction: SIMD2(pullX.total, pullY.total), repulsion: SIMD2(pushX.total, pushY.total),
            closeness: sum.total)
    }

    /// Σ p·log(p ÷ q) over all pairs.
    func divergence(_ affinities: Affinities) -> Double {
        let rows = places
        let parts = Parallel.blocks(rows.count, of: 32) { part in
            part.map { first -> (cross: Double, closeness: Double) in
                var (cross, closeness) = (0.0, 0.0)
                for second in rows.indices where second != first {
                    let gap = rows[first] - rows[second]
                    let near = 1 / (1 + Double(gap.x * gap.x + gap.y * gap.y))
                    let p = Double(affinities.values[first * affinities.chunks + second / 8][second % 8])
                    closeness += near
                    if p > 0 { cross += p * (Exact.log(p) - Exact.log(near)) }
                }
                return (cross, closeness)
            }
        }.flatMap { $0 }
        let total = parts.reduce(0) { $0 + $1.closeness }
        return parts.reduce(0) { $0 + $1.cross } + (total > 0 ? Exact.log(total) : 0)
    }
}
