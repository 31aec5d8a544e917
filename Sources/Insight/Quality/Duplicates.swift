import Datasets
import Words

/// The pairs of images of a split that are most alike, pixel by pixel.
///
/// No pair is missed: images are first compared by a few coordinates at right angles, which never overstate a distance,
/// and only pairs that could be among the closest are compared in full.
package struct Duplicates: Sendable {
    /// Two images, the lower number first.
    package struct Pair: Sendable, Hashable {
        package let first: Int
        package let second: Int
        /// The sum of the squared differences of their gray levels, 0 to 255: a whole number.
        let square: Int

        /// The Euclidean distance, with ink from 0 to 1.
        package var distance: Double { Double(square).squareRoot() / 255 }
    }

    /// The closest first; the lower numbers among equals.
    package let pairs: [Pair]
    /// Images that are, pixel for pixel, the same as one before them.
    package let copies: Int

    /// Coordinates compared first, and images from which their directions come.
    private static let coordinates = 24
    private static let sampled = 1000
    /// Images compared with these directions at once, and how many numbers of images are turned into points at once: of
    /// large images fewer are taken, which costs time and no pair.
    private static let stripe = 2048
    private static let mostNumbers = 32 << 20
    /// Neighbors along the first coordinate that give a first bound.
    private static let tried = 12

    /// The `count` closest pairs. Of pairs that are all exact copies any may be left out.
    package init(_ split: Split, count: Int, _ watch: Watch = { _ in }) throws {
        let size = split.bytesPerPicture
        var seen: Set<ArraySlice<UInt8>> = []
        for image in 0..<split.count { seen.insert(split.images[split.bytes(of: image)]) }
        copies = split.count - seen.count
        seen = []
        try watch(0.02)
        let places = try Self.coordinates(of: split, size, { try watch(0.02 + 0.2 * $0) })
        let order = places.indices.sorted { (places[$0].first, $0) < (places[$1].first, $1) }
        let sorted = order.map { places[$0] }
        let search = Search(images: split.images, size: size, order: order, places: sorted, count: max(1, count))
        let pairs = try search.run(tried: Self.tried, { try watch(0.22 + 0.78 * $0) })
        self.pairs = Array(pairs.prefix(max(0, count)))
    }

    /// Each image's place along the principal components of some of them, in gray levels.
    private static func coordinates(of split: Split, _ size: Int, _ watch: Watch) throws -> [Coordinates] {
        func points(_ images: some Sequence<Int>) -> PointSet {
            PointSet(images.map { split.images[split.bytes(of: $0)].map { Float($0) } })
        }
        let atOnce = max(1, mostNumbers / max(1, size))
        let step = max(1, split.count / min(sampled, max(coordinates, atOnce / 2)))
        let components = try PrincipalComponents(
            points(stride(from: 0, to: split.count, by: step)), count: coordinates, { try watch($0 * 0.5) })
        var result: [Coordinates] = []
        while result.count < split.count {
            let part = result.count..<min(result.count + min(stripe, atOnce), split.count)
            result += components.project(points(part)).map(Coordinates.init)
            try watch(0.5 + 0.5 * Double(result.count) / Double(split.count))
        }
        return result
    }
}

/// A few coordinates of an image, the one that tells most apart first.
struct Coordinates: Sendable {
    private let a, b, c: SIMD8<Float>

    init(_ values: [Float]) {
        func part(_ start: Int) -> SIMD8<Float> {
            var vector = SIMD8<Float>()
            for lane in 0..<8 where start + lane < values.count { vector[lane] = values[start + lane] }
            return vector
        }
        (a, b, c) = (part(0), part(8), part(16))
    }

    var first: Float { a[0] }

    /// Whether the images may be nearer than the square root of `bound`.
    @inline(__always)
    func mayBeNear(_ other: Coordinates, _ bound: Float) -> Bool {
        let near = a - other.a
        let some = (near * near).total
        guard some <= bound else { return false }
        let (middle, far) = (b - other.b, c - other.c)
        return some + (middle * middle + far * far).total <= bound
    }
}

/// The search through pairs that are near along the first coordinate.
private struct Search: Sendable {
    let images: [UInt8]
    let size: Int
    /// The images in the order of their first coordinates, and these in that order.
    let order: [Int]
    let places: [Coordinates]
    let count: Int

    func run(tried: Int, _ watch: Watch) throws -> [Duplicates.Pair] {
        var closest = Closest(count)
        for one in order.indices {
            for other in one + 1..<min(one + 1 + tried, order.count) where other > one { closest.add(pair(one, other)) }
        }
        var found = Closest(count, bound: closest.bound)
        let stripe = 512
        for first in stride(from: 0, to: order.count, by: stripe) {
            let rows = first..<min(first + stripe, order.count)
            // No farther than what is known already, the last of them included.
            let start = Closest(count, bound: found.bound)
            let parts = Parallel.blocks(rows.count, of: 32) { block in
                var nearest = start
                for row in block { look(rows.lowerBound + row, &nearest) }
                return nearest.pairs
            }
            for pair in parts.joined() { found.add(pair) }
            try watch(Double(rows.upperBound) / Double(order.count))
        }
        return found.pairs
    }

    /// Compares an image with all behind it that may be near.
    private func look(_ row: Int, _ nearest: inout Closest) {
        let place = places[row]
        for other in row + 1..<max(row + 1, order.count) {
            if nearest.isPerfect { return }
            // Room for what rounding makes of coordinates.
            let bound = Float(nearest.bound) * 1.001 + 1
            let gap = places[other].first - place.first
            if gap * gap > bound { return }
            guard place.mayBeNear(places[other], bound) else { continue }
            nearest.add(pair(row, other))
        }
    }

    private func pair(_ one: Int, _ other: Int) -> Duplicates.Pair {
        let (a, b) = (order[one], order[other])
        var square = 0
        for pixel in 0..<size {
            let gap = Int(images[a * size + pixel]) - Int(images[b * size + pixel])
            square += gap * gap
        }
        return Duplicates.Pair(first: min(a, b), second: max(a, b), square: square)
    }
}

/// The closest pairs found so far.
private struct Closest: Sendable {
    private(set) var pairs: [Duplicates.Pair] = []
    private let count: Int
    private let limit: Int

    /// - Parameter bound: farther pairs are not wanted.
    init(_ count: Int, bound: Int = .max) {
        (self.count, limit) = (count, bound)
    }

    /// No pair farther than this is wanted.
    var bound: Int { pairs.count < count ? limit : min(limit, pairs.last?.square ?? limit) }

    /// Whether nothing nearer can come.
    var isPerfect: Bool { pairs.count == count && bound == 0 }

    mutating func add(_ pair: Duplicates.Pair) {
        guard pair.square <= bound else { return }
        let place = pairs.firstIndex { Self.comes(pair, before: $0) } ?? pairs.count
        guard place < count else { return }
        pairs.insert(pair, at: place)
        if pairs.count > count { pairs.removeLast() }
    }

    private static func comes(_ a: Duplicates.Pair, before b: Duplicates.Pair) -> Bool {
        (a.square, a.first, a.second) < (b.square, b.first, b.second)
    }
}
