/// A surface a + b·x + c·y + d·x² + e·x·y + f·y² over a picture, x and y from -1 to 1, by least squares.
struct QuadraticSurface {
    private let coefficients: [Double]

    /// The surface nearest to the chosen values of a plane; nil if they do not determine one.
    init?(through plane: Plane, where isChosen: [Bool]) {
        var system = [[Double]](repeating: [Double](repeating: 0, count: 7), count: 6)
        for row in 0..<plane.height {
            for column in 0..<plane.width where isChosen[row * plane.width + column] {
                let terms = Self.terms(row, column, plane.width, plane.height)
                let value = Double(plane[row, column])
                for i in 0..<6 {
                    for j in 0..<6 { system[i][j] += terms[i] * terms[j] }
                    system[i][6] += terms[i] * value
                }
            }
        }
        guard let solution = Self.solve(&system) else { return nil }
        coefficients = solution
    }

    /// The surface at each pixel.
    func plane(width: Int, height: Int) -> Plane {
        var values: [Float] = []
        values.reserveCapacity(width * height)
        for row in 0..<height {
            for column in 0..<width {
                let terms = Self.terms(row, column, width, height)
                var sum = 0.0
                for i in 0..<6 { sum += coefficients[i] * terms[i] }
                values.append(Float(sum))
            }
        }
        return Plane(width: width, height: height, values: values)
    }

    private static func terms(_ row: Int, _ column: Int, _ width: Int, _ height: Int) -> InlineArray<6, Double> {
        let x = 2 * Double(column) / Double(max(width - 1, 1)) - 1
        let y = 2 * Double(row) / Double(max(height - 1, 1)) - 1
        return [1, x, y, x * x, x * y, y * y]
    }

    /// Gauss's elimination with the largest pivot; each row holds six coefficients and the right side.
    private static func solve(_ system: inout [[Double]]) -> [Double]? {
        for pivot in 0..<6 {
            guard let best = (pivot..<6).max(by: { abs(system[$0][pivot]) < abs(system[$1][pivot]) }),
                abs(system[best][pivot]) > 1e-6
            else { return nil }
            system.swapAt(pivot, best)
            for row in 0..<6 where row != pivot {
                let factor = system[row][pivot] / system[pivot][pivot]
                for column in pivot..<7 { system[row][column] -= factor * system[pivot][column] }
            }
        }
        return (0..<6).map { system[$0][6] / system[$0][$0] }
    }
}
