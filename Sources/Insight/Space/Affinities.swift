import Reproducible
import Words

/// How likely each point is to choose each other one as its neighbor, as t-SNE needs it.
struct Affinities: Sendable {
    let count: Int
    /// Vectors in a row, padded with zeros.
    let chunks: Int
    /// [count][chunks]: p of the pair; symmetric, with a sum of 1.
    let values: [SIMD8<Float>]

    /// Gaussians about each point, as wide as the perplexity asks for.
    ///
    /// Source: van der Maaten and Hinton, "Visualizing Data using t-SNE" (JMLR 2008), equations 1 and 10.
    init(_ points: PointSet, perplexity: Double, _ watch: Watch) throws {
        let count = points.count
        var rows: [[Float]] = []
        while rows.count < count {
            let part = rows.count..<min(rows.count + 128, count)
            rows += Parallel.blocks(part.count, of: 4) { block in
                block.map { Self.row(part.lowerBound + $0, points, perplexity) }
            }.flatMap { $0 }
            try watch(Double(rows.count) / Double(count))
        }
        let chunks = (count + 7) / 8
        var values = [SIMD8<Float>](repeating: SIMD8(), count: count * chunks)
        let scale = 1 / Float(2 * max(1, count))
        for first in 0..<count {
            for second in 0..<count {
                values[first * chunks + second / 8][second % 8] = (rows[first][second] + rows[second][first]) * scale
            }
        }
        (self.count, self.chunks, self.values) = (count, chunks, values)
    }

    /// p of every other point given one: exp(−β·d²) as shares, with β such that their entropy is log perplexity.
    static func row(_ point: Int, _ points: PointSet, _ perplexity: Double) -> [Float] {
        var squares = (0..<points.count).map { Double(points.squaredDistance(point, $0)) }
        squares[point] = .infinity
        let least = squares.min() ?? 0
        let mean = squares.reduce(0) { $1 < .infinity ? $0 + ($1 - least) : $0 } / Double(max(1, points.count - 1))
        guard mean > 0 else {
            let share = 1 / Float(max(1, points.count - 1))
            return squares.indices.map { $0 == point ? 0 : share }
        }
        let distances = squares.map { ($0 - least) / mean }
        let target = Exact.log(perplexity)
        var (beta, low, high) = (1.0, 0.0, Double.infinity)
        var (powers, sum) = (distances, 1.0)
        for _ in 0..<60 {
            sum = 0
            var (moment, square) = (0.0, 0.0)
            for (place, distance) in distances.enumerated() {
                let power = distance < .infinity ? Exact.exp(-beta * distance) : 0
                powers[place] = power
                guard power > 0 else { continue }
                sum += power
                moment += power * distance
                square += power * distance * distance
            }
            let average = moment / sum
            let gap = Exact.log(sum) + beta * average - target
            guard abs(gap) > 1e-5 else { break }
            if gap > 0 { low = beta } else { high = beta }
            // Newton's step for log β, whose slope is −β² times the variance of the distances; halving where it leaves
            // what is left to search.
            let slope = beta * beta * (square / sum - average * average)
            let next = slope > 0 ? beta * Exact.exp(min(2, max(-2, gap / slope))) : .infinity
            beta = low < next && next < high ? next : high < .infinity ? (low + high) / 2 : beta * 2
        }
        return powers.map { Float($0 / sum) }
    }
}
