import ConvNet
import Words

/// The points nearest to one, and whether neighbors agree.
package enum Neighbors {
    /// A point and how far away it is.
    package struct Neighbor: Sendable, Hashable {
        /// Its number in the set.
        package let index: Int
        /// The Euclidean distance.
        package let distance: Float

        /// A neighbor.
        package init(index: Int, distance: Float) {
            (self.index, self.distance) = (index, distance)
        }
    }

    /// The `count` points nearest to one that has as many coordinates; the lower number first among equals.
    ///
    /// - Parameter excluded: a number that is left out: the point itself, where it is of the set.
    package static func nearest(
        to point: [Float], in points: PointSet, count: Int, excluding excluded: Int? = nil
    ) -> [Neighbor] {
        let center = PointSet([point])
        return nearest(Parallel.blocks(points.count, of: 512) { part in
            part.map { points.squaredDistance($0, 0, of: center) }
        }.flatMap { $0 }, count: count, excluding: excluded)
    }

    /// The images of a source for which a layer gives what is nearest to a point; only distances are kept of what it gives.
    ///
    /// - Parameters:
    ///   - layer: as of `Inference.map`
    ///   - excluded: the number of an image that is left out
    ///   - progress: called after every batch with the images done and all; what it throws ends the work
    /// - Returns: no neighbors where a distance is no finite number.
    /// - Throws: `TrainingError` if the images have another size than the network's input.
    package static func nearest(
        to point: [Float], inLayer layer: Int, _ inference: Inference, of source: any SampleSource, count: Int,
        excluding excluded: Int? = nil, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> [Neighbor] {
        let center = PointSet([point])
        let squares = try inference.map(layer: layer, of: source, range: 0..<source.count, progress: progress) {
            PointSet([$1]).squaredDistance(0, 0, of: center)
        }
        return squares.allSatisfy(\.isFinite) ? nearest(squares, count: count, excluding: excluded) : []
    }

    private static func nearest(_ squares: [Float], count: Int, excluding excluded: Int?) -> [Neighbor] {
        squares.risingOrder.lazy.filter { $0 != excluded }.prefix(count)
            .map { Neighbor(index: $0, distance: squares[$0].squareRoot()) }
    }

    /// The number of each point's nearest other point, the lowest of equals. At least two points.
    package static func nearestOther(_ points: PointSet, _ watch: Watch = { _ in }) throws -> [Int] {
        var result: [Int] = []
        while result.count < points.count {
            let part = result.count..<min(result.count + 256, points.count)
            result += Parallel.blocks(part.count, of: 8) { rows in
                nearestOther(part.lowerBound + rows.lowerBound..<part.lowerBound + rows.upperBound, points)
            }.flatMap { $0 }
            try watch(Double(result.count) / Double(points.count))
        }
        return result
    }

    /// For a few points at once, so that all others are read once for them together.
    private static func nearestOther(_ few: Range<Int>, _ points: PointSet) -> [Int] {
        var best = few.map { $0 == 0 ? min(1, points.count - 1) : 0 }
        var least = few.map { _ in Float.infinity }
        for other in 0..<points.count {
            for (place, point) in few.enumerated() where point != other {
                let square = points.squaredDistance(point, other)
                if square < least[place] { (best[place], least[place]) = (other, square) }
            }
        }
        return best
    }
}
