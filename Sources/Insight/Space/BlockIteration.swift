import Reproducible
import Words

/// The largest eigenvalues of a large symmetric matrix: a block of directions is multiplied by the matrix and made
/// orthonormal until what they span no longer changes.
///
/// Source: Golub and Van Loan, "Matrix Computations", section 8.2 (orthogonal iteration with Ritz acceleration).
struct BlockIteration {
    /// In falling order.
    private(set) var pairs: [Eigenpair] = []

    private let matrix: SymmetricMatrix
    private static let mostRounds = 300
    private static let accuracy = 1e-7

    /// Nil if stopped.
    init(_ matrix: SymmetricMatrix, count: Int, _ watch: Watch) throws {
        self.matrix = matrix
        // A few directions more than wanted, so that the wanted ones part from the rest quickly.
        let width = min(matrix.size, count + 8)
        var block = Self.orthonormal((0..<width).map { column in
            var stream = RandomStream(seed: 0, purpose: .sampling, major: 0xE16, minor: column)
            return (0..<matrix.size).map { _ in Double(stream.normal()) }
        })
        for round in 0..<Self.mostRounds {
            try watch(Double(round) / Double(Self.mostRounds))
            let images = multiply(block)
            let (values, rotation) = Self.ritz(block, images)
            let (turned, stretched) = (Self.combine(block, rotation), Self.combine(images, rotation))
            pairs = zip(values, turned).map { Eigenpair(value: $0, vector: $1) }
            let largest = max(values.first ?? 0, .leastNormalMagnitude)
            let settled = (0..<min(count, width)).allSatisfy { place in
                let rest = zip(stretched[place], turned[place]).reduce(0.0) { sum, pair in
                    sum + (pair.0 - values[place] * pair.1) * (pair.0 - values[place] * pair.1)
                }
                return rest.squareRoot() <= Self.accuracy * largest
            }
            if settled { break }
            block = Self.orthonormal(stretched)
        }
    }

    /// The matrix times each vector.
    private func multiply(_ block: [[Double]]) -> [[Double]] {
        let (size, values) = (matrix.size, matrix.values)
        let rows = Parallel.blocks(size, of: 32) { rows in
            rows.map { row in
                block.map { vector in
                    var sum = 0.0
                    for column in 0..<size { sum += values[row * size + column] * vector[column] }
                    return sum
                }
            }
        }.flatMap { $0 }
        return block.indices.map { column in rows.map { $0[column] } }
    }

    /// The eigenvalues within the span of the block, and the rotation that turns the block to their directions.
    private static func ritz(_ block: [[Double]], _ images: [[Double]]) -> (values: [Double], rotation: [[Double]]) {
        let width = block.count
        let products = block.flatMap { a in images.map { dot(a, $0) } }
        let symmetric = (0..<width * width).map { (products[$0] + products[$0 % width * width + $0 / width]) / 2 }
        let pairs = SymmetricMatrix(size: width, values: symmetric).rotations()
        return (pairs.map(\.value), pairs.map(\.vector))
    }

    private static func combine(_ block: [[Double]], _ weights: [[Double]]) -> [[Double]] {
        weights.map { weights in
            var sum = [Double](repeating: 0, count: block.first?.count ?? 0)
            for (weight, vector) in zip(weights, block) {
                for index in sum.indices { sum[index] += weight * vector[index] }
            }
            return sum
        }
    }

    /// Vectors of length 1 at right angles with the same span (Gram and Schmidt, twice); what has no direction of its
    /// own becomes a unit vector or zero.
    static func orthonormal(_ block: [[Double]]) -> [[Double]] {
        var result: [[Double]] = []
        for (number, given) in block.enumerated() {
            var vector = given
            let before = dot(vector, vector)
            for _ in 0..<2 {
                for other in result {
                    let share = dot(vector, other)
                    for index in vector.indices { vector[index] -= share * other[index] }
                }
            }
            var length = dot(vector, vector).squareRoot()
            if length * length <= 1e-24 * before || length == 0 {
                vector = vector.indices.map { $0 == number ? 1 : 0 }
                for other in result {
                    let share = dot(vector, other)
                    for index in vector.indices { vector[index] -= share * other[index] }
                }
                length = dot(vector, vector).squareRoot()
            }
            result.append(length > 1e-9 ? vector.map { $0 / length } : vector.map { _ in 0 })
        }
        return result
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for index in a.indices { sum += a[index] * b[index] }
        return sum
    }
}
