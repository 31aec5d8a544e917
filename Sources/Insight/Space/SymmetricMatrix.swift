import Words

/// A square matrix that equals its transpose, with its largest eigenvalues.
struct SymmetricMatrix: Sendable {
    let size: Int
    /// `size` rows, all of them written out.
    private(set) var values: [Double]

    /// Up to this size all eigenvalues are found by Jacobi's rotations; beyond it the largest by block iteration.
    static let rotated = 96

    /// A matrix of the given rows, one after the other.
    init(size: Int, values: [Double]) {
        (self.size, self.values) = (size, values)
    }

    /// The scalar products of all pairs of points, divided by `divisor`.
    init(productsOf points: PointSet, dividedBy divisor: Double, _ watch: Watch) throws {
        let size = points.count
        var values = [Double](repeating: 0, count: size * size)
        let stripe = 64
        for start in stride(from: 0, to: size, by: stripe) {
            let rows = start..<min(start + stripe, size)
            let products = Parallel.blocks(rows.count, of: 8) { part in
                Self.products(rows.lowerBound + part.lowerBound..<rows.lowerBound + part.upperBound, points)
            }
            for (row, line) in zip(rows, products.joined()) {
                for (column, product) in zip(row..<size, line) {
                    values[row * size + column] = Double(product) / divisor
                    values[column * size + row] = Double(product) / divisor
                }
            }
            try watch(Double(rows.upperBound) / Double(size))
        }
        self.init(size: size, values: values)
    }

    /// For each of a few points its products with itself and all behind it; these are read once for the few together.
    private static func products(_ few: Range<Int>, _ points: PointSet) -> [[Float]] {
        var lines = few.map { row in [Float](repeating: 0, count: points.count - row) }
        for column in few.lowerBound..<points.count {
            for (place, row) in few.enumerated() where row <= column {
                lines[place][column - row] = points.product(row, column)
            }
        }
        return lines
    }

    /// The sum of the diagonal, which is that of all eigenvalues.
    var trace: Double { (0..<size).reduce(0) { $0 + values[$1 * size + $1] } }

    /// The largest eigenvalues, in falling order, with unit eigenvectors.
    func largest(_ count: Int, _ watch: Watch = { _ in }) throws -> [Eigenpair] {
        let all = try size <= Self.rotated ? rotations() : BlockIteration(self, count: count, watch).pairs
        return Array(all.prefix(count))
    }

    /// All eigenpairs in falling order, by Jacobi's rotations, each of which makes one pair of entries zero.
    ///
    /// Source: Golub and Van Loan, "Matrix Computations", section 8.5 (cyclic Jacobi).
    func rotations() -> [Eigenpair] {
        var (matrix, vectors) = (self, [Double](repeating: 0, count: size * size))
        for place in 0..<size { vectors[place * size + place] = 1 }
        let whole = values.reduce(0) { $0 + $1 * $1 }
        for _ in 0..<60 {
            guard matrix.offDiagonal > 1e-26 * whole else { break }
            for p in 0..<size {
                for q in p + 1..<max(p + 1, size) { matrix.rotate(p, q, &vectors) }
            }
        }
        return (0..<size).map { matrix.values[$0 * size + $0] }.fallingOrder.map { row in
            Eigenpair(value: matrix.values[row * size + row], vector: Array(vectors[row * size..<(row + 1) * size]))
        }
    }

    private var offDiagonal: Double {
        (0..<size).reduce(0) { sum, row in
            sum + (0..<size).reduce(0) { $1 == row ? $0 : $0 + values[row * size + $1] * values[row * size + $1] }
        }
    }

    /// Makes the entry of row p and column q zero; the rows of `vectors` turn along.
    private mutating func rotate(_ p: Int, _ q: Int, _ vectors: inout [Double]) {
        let entry = values[p * size + q]
        guard entry != 0 else { return }
        let slope = (values[q * size + q] - values[p * size + p]) / (2 * entry)
        let tangent = (slope >= 0 ? 1 : -1) / (abs(slope) + (slope * slope + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        for k in 0..<size {
            let (a, b) = (values[k * size + p], values[k * size + q])
            values[k * size + p] = cosine * a - sine * b
            values[k * size + q] = sine * a + cosine * b
        }
        for k in 0..<size {
            let (a, b) = (values[p * size + k], values[q * size + k])
            values[p * size + k] = cosine * a - sine * b
            values[q * size + k] = sine * a + cosine * b
            let (v, w) = (vectors[p * size + k], vectors[q * size + k])
            vectors[p * size + k] = cosine * v - sine * w
            vectors[q * size + k] = sine * v + cosine * w
        }
    }
}

/// A direction that a matrix only stretches, and by how much.
struct Eigenpair: Sendable {
    let value: Double
    /// Of length 1.
    let vector: [Double]
}
