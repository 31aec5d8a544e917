import Words

/// The directions in which points differ most, at right angles to each other (Pearson 1901, Hotelling 1933).
package struct PrincipalComponents: Sendable {
    /// The middle of the points.
    package let mean: [Float]
    /// Unit vectors, the direction of the largest variance first; the largest coordinate of each is positive.
    package let axes: [[Float]]
    /// The variance along each axis, with one less than the number of points as divisor.
    package let variances: [Double]
    /// The sum of the variances of all coordinates.
    package let totalVariance: Double

    /// The share of all variance that each axis has; zeros for points that are all the same.
    package var explained: [Double] { variances.map { totalVariance > 0 ? $0 / totalVariance : 0 } }

    /// The first `wanted` components, or as many as there are.
    ///
    /// Exact: eigenvectors of the covariance matrix, or of the matrix of scalar products where that is the smaller one.
    package init(_ points: PointSet, count wanted: Int, _ watch: Watch = { _ in }) throws {
        let middle = points.mean
        let centered = points.shifted(by: middle.map { -$0 })
        let divisor = Double(max(1, points.count - 1))
        let byPoints = points.count < points.dimensions
        let rows = byPoints ? centered : centered.transposed
        let matrix = try SymmetricMatrix(productsOf: rows, dividedBy: divisor, { try watch($0 / 2) })
        let pairs = try matrix.largest(wanted, { try watch(0.5 + $0 / 2) })
        let trace = matrix.trace
        // Directions in which points do not differ have no weights to be made of.
        let kept = byPoints ? pairs.filter { $0.value > 1e-5 * trace } : pairs
        let vectors = byPoints
            ? BlockIteration.orthonormal(kept.map { centered.weighted($0.vector) }) : kept.map(\.vector)
        axes = vectors.map(Self.unit)
        (mean, variances, totalVariance) = (middle, kept.map { max(0, $0.value) }, trace)
    }

    /// Where points stand along each axis, from the middle.
    package func project(_ points: PointSet) -> [[Float]] {
        let (centered, directions) = (points.shifted(by: mean.map { -$0 }), PointSet(axes))
        return Parallel.blocks(points.count, of: 64) { part in
            part.map { point in axes.indices.map { centered.product(point, $0, of: directions) } }
        }.flatMap { $0 }
    }

    /// The vector with length 1 and its largest coordinate positive.
    private static func unit(_ vector: [Double]) -> [Float] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let largest = vector.max { abs($0) < abs($1) } ?? 0
        let scale = length > 0 ? (largest < 0 ? -1 : 1) / length : 0
        return vector.map { Float($0 * scale) }
    }
}

extension PointSet {
    /// The mean of every coordinate.
    var mean: [Float] {
        var sums = [Double](repeating: 0, count: chunks * 8)
        for point in 0..<count {
            for chunk in 0..<chunks {
                let vector = vectors[point * chunks + chunk]
                for lane in 0..<8 { sums[chunk * 8 + lane] += Double(vector[lane]) }
            }
        }
        return sums.prefix(dimensions).map { Float($0 / Double(max(1, count))) }
    }

    /// All points moved.
    func shifted(by offset: [Float]) -> PointSet {
        let offsets = PointSet([offset]).vectors
        return PointSet(
            vectors: vectors.indices.map { vectors[$0] + offsets[$0 % max(1, chunks)] }, count: count,
            dimensions: dimensions)
    }

    /// A point for each coordinate, a coordinate for each point.
    var transposed: PointSet {
        let length = (count + 7) / 8
        var result = [SIMD8<Float>](repeating: SIMD8(), count: dimensions * length)
        for point in 0..<count {
            for dimension in 0..<dimensions { result[dimension * length + point / 8][point % 8] = value(point, dimension) }
        }
        return PointSet(vectors: result, count: dimensions, dimensions: count)
    }

    /// The sum of the points, each as often as its weight says.
    func weighted(_ weights: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: dimensions)
        for (point, weight) in weights.enumerated() {
            for dimension in 0..<dimensions { sums[dimension] += weight * Double(value(point, dimension)) }
        }
        return sums
    }

    /// The scalar product of two points.
    func product(_ first: Int, _ second: Int) -> Float { product(first, second, of: self) }

    /// The scalar product of a point with one of another set.
    func product(_ first: Int, _ second: Int, of other: PointSet) -> Float {
        let (a, b) = (first * chunks, second * chunks)
        var (even, odd) = (SIMD8<Float>(), SIMD8<Float>())
        var chunk = 0
        while chunk + 1 < chunks {
            even += vectors[a + chunk] * other.vectors[b + chunk]
            odd += vectors[a + chunk + 1] * other.vectors[b + chunk + 1]
            chunk += 2
        }
        if chunk < chunks { even += vectors[a + chunk] * other.vectors[b + chunk] }
        return (even + odd).total
    }
}
