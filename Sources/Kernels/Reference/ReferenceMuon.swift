extension Reference {
    /// See `Orthogonalization`: the iteration on the matrix itself, X ← X·(a + b·XᵀX + c·(XᵀX)²).
    package static func orthogonalize(_ x: View, into y: View, rows: Int, columns: Int, iterations: Int) {
        let (first, third, fifth) = Orthogonalization.coefficients
        let length = x.array.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        var matrix = x.array.map { length > 0 ? Double($0) / length : 0 }
        for _ in 0..<iterations {
            let transposed = transpose(matrix, rows: rows, columns: columns)
            let gram = product(transposed, matrix, inner: rows, columns: columns)
            let once = product(matrix, gram, inner: columns, columns: columns)
            let twice = product(once, gram, inner: columns, columns: columns)
            for index in matrix.indices {
                matrix[index] = Double(first) * matrix[index] + Double(third) * once[index] + Double(fifth) * twice[index]
            }
        }
        for index in matrix.indices { y[index] = Float(matrix[index]) }
    }

    /// See `Muon`.
    package static func muon(
        parameters: View, gradients: View, momentum: View, rows: Int, columns: Int, learningRate: Float, beta: Float,
        decay: Float, iterations: Int
    ) {
        let (direction, update) = (View(count: parameters.count), View(count: parameters.count))
        for index in 0..<parameters.count {
            momentum[index] += (gradients[index] - momentum[index]) * (1 - beta)
            direction[index] = gradients[index] + beta * (momentum[index] - gradients[index])
        }
        orthogonalize(direction, into: update, rows: rows, columns: columns, iterations: iterations)
        let length = 0.2 * Float(max(rows, columns)).squareRoot()
        for index in 0..<parameters.count {
            parameters[index] -= learningRate * (length * update[index] + decay * parameters[index])
        }
    }

    private static func transpose(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
        (0..<columns * rows).map { matrix[$0 % rows * columns + $0 / rows] }
    }

    /// a [R][inner] · b [inner][columns]
    private static func product(_ a: [Double], _ b: [Double], inner: Int, columns: Int) -> [Double] {
        var result = [Double](repeating: 0, count: a.count / inner * columns)
        for row in 0..<a.count / inner {
            for k in 0..<inner {
                for column in 0..<columns { result[row * columns + column] += a[row * inner + k] * b[k * columns + column] }
            }
        }
        return result
    }
}
