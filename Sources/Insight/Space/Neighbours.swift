/// The points nearest to one, and whether neighbours agree.
public enum Neighbours {
    /// A point and how far away it is.
    public struct Neighbour: Sendable, Hashable {
        /// Its number in the set.
        public let index: Int
        /// The Euclidean distance.
        public let distance: Float

        /// A neighbour.
        public init(index: Int, distance: Float) {
            (self.index, self.distance) = (index, distance)
        }
    }

    /// The `count` points nearest to one that has as many coordinates; the lower number first among equals.
    ///
    /// - Parameter excluded: a number that is left out: the point itself, where it is of the set.
    public static func nearest(
        to point: [Float], in points: PointSet, count: Int, excluding excluded: Int? = nil
    ) -> [Neighbour] {
        let centre = PointSet([point])
        let squares = Parallel.blocks(points.count, of: 512) { part in
            part.map { points.squaredDistance($0, 0, of: centre) }
        }.flatMap { $0 }
        return squares.indices
            .filter { $0 != excluded }
            .sorted { (squares[$0], $0) < (squares[$1], $1) }
            .prefix(count)
            .map { Neighbour(index: $0, distance: squares[$0].squareRoot()) }
    }

    /// The number of each point's nearest other point, the lowest of equals; nil if stopped. At least two points.
    public static func nearestOther(_ points: PointSet, _ watch: Watch = { _ in true }) -> [Int]? {
        var result: [Int] = []
        while result.count < points.count {
            let part = result.count..<min(result.count + 256, points.count)
            result += Parallel.blocks(part.count, of: 8) { rows in
                rows.map { nearestOther(part.lowerBound + $0, points) }
            }.flatMap { $0 }
            guard watch(Double(result.count) / Double(points.count)) else { return nil }
        }
        return result
    }

    private static func nearestOther(_ point: Int, _ points: PointSet) -> Int {
        var (best, least) = (point == 0 ? min(1, points.count - 1) : 0, Float.infinity)
        for other in 0..<points.count where other != point {
            let square = points.squaredDistance(point, other)
            if square < least { (best, least) = (other, square) }
        }
        return best
    }
}
