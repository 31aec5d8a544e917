/// Points in a space of many dimensions, such as the last hidden layer's values for some images.
package struct PointSet: Sendable {
    /// The number of points.
    package let count: Int
    /// The number of coordinates of each.
    package let dimensions: Int
    /// `count` rows of `chunks` vectors, padded with zeros.
    let vectors: [SIMD8<Float>]
    /// Vectors in a row.
    let chunks: Int

    /// Points of `dimensions` coordinates each; missing ones read as 0.
    package init(_ rows: [[Float]]) {
        count = rows.count
        let dimensions = rows.first?.count ?? 0
        let chunks = (dimensions + 7) / 8
        var vectors: [SIMD8<Float>] = []
        vectors.reserveCapacity(rows.count * chunks)
        for row in rows {
            for start in stride(from: 0, to: dimensions, by: 8) {
                var vector = SIMD8<Float>()
                for lane in 0..<min(8, dimensions - start) where start + lane < row.count {
                    vector[lane] = row[start + lane]
                }
                vectors.append(vector)
            }
        }
        (self.dimensions, self.chunks, self.vectors) = (dimensions, chunks, vectors)
    }

    init(vectors: [SIMD8<Float>], count: Int, dimensions: Int) {
        (self.vectors, self.count, self.dimensions) = (vectors, count, dimensions)
        chunks = (dimensions + 7) / 8
    }

    /// Whether every coordinate is a finite number.
    package var isFinite: Bool {
        let sum = vectors.reduce(SIMD8<Float>()) { $0 + ($1 - $1) }
        return (0..<8).allSatisfy { sum[$0] == 0 }
    }

    /// One coordinate of a point.
    func value(_ point: Int, _ dimension: Int) -> Float { vectors[point * chunks + dimension / 8][dimension % 8] }

    /// The coordinates of a point.
    package func row(_ point: Int) -> [Float] { (0..<dimensions).map { value(point, $0) } }

    /// The square of the Euclidean distance of two points.
    package func squaredDistance(_ first: Int, _ second: Int) -> Float {
        squaredDistance(first, second, of: self)
    }

    /// The square of the Euclidean distance of a point to one of another set with as many dimensions.
    func squaredDistance(_ first: Int, _ second: Int, of other: PointSet) -> Float {
        let (a, b) = (first * chunks, second * chunks)
        var (even, odd) = (SIMD8<Float>(), SIMD8<Float>())
        var chunk = 0
        while chunk + 1 < chunks {
            let near = vectors[a + chunk] - other.vectors[b + chunk]
            let far = vectors[a + chunk + 1] - other.vectors[b + chunk + 1]
            even += near * near
            odd += far * far
            chunk += 2
        }
        if chunk < chunks {
            let last = vectors[a + chunk] - other.vectors[b + chunk]
            even += last * last
        }
        return (even + odd).total
    }
}
