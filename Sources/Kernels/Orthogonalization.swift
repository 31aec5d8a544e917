/// Moves the singular values of a matrix towards 1 and keeps its singular vectors.
///
/// The Newton–Schulz iteration of Muon, X ← X·(a + b·XᵀX + c·(XᵀX)²), from X ÷ ‖X‖. Source: Jordan et al., "Muon: An
/// optimizer for hidden layers in neural networks" (2024), with its a, b and c. They lift small singular values fast
/// and end between about 0.7 and 1.2, not at 1.
///
/// All factors are polynomials of G = XᵀX, so they commute, and the iteration runs on G and their product alone:
/// matrices of the shorter side. The long matrix is read twice, whatever the number of iterations.
package struct Orthogonalization: Sendable {
    /// Of the matrix [R][C]; C is a multiple of `Lanes.count`.
    package let rows: Int
    package let columns: Int
    /// How often the polynomial is applied.
    package let iterations: Int
    /// Whether G is XᵀX, [C][C]; else XXᵀ, [R][R].
    private let isTall: Bool
    private let side: Int
    private let gram: View
    private let square: View
    private let factor: View
    private let product: View
    private let spare: View
    private let zeros: View
    private let scratch: View

    static let coefficients: (first: Float, third: Float, fifth: Float) = (3.4445, -4.7750, 2.0315)

    package init(rows: Int, columns: Int, iterations: Int) {
        precondition(rows > 0 && iterations > 0)
        (self.rows, self.columns, self.iterations) = (rows, columns, iterations)
        isTall = columns <= rows || rows % Lanes.count != 0
        side = isTall ? columns : rows
        let count = side * side
        (gram, square, factor) = (View(count: count), View(count: count), View(count: count))
        (product, spare, zeros) = (View(count: count), View(count: count), View(count: max(rows, columns)))
        scratch = View(count: isTall ? 0 : Dense.inputGradientScratch(DenseGeometry(inputs: rows, outputs: columns)))
    }

    /// Writes y, the orthogonalised x; all zeros if x is.
    ///
    /// - Parameters:
    ///   - x: [R][C]
    ///   - y: [R][C], another view
    package func run(_ x: View, into y: View) {
        precondition(x.count == rows * columns && y.count == rows * columns)
        writeGram(x)
        let size = trace(gram)
        guard size > 0, size.isFinite else { return y.fill(0) }
        Elements.multiply(gram.start, by: 1 / size, count: gram.count)
        iterate()
        let total = iterations % 2 == 1 ? product : spare
        Elements.multiply(total.start, by: 1 / size.squareRoot(), count: total.count)
        if isTall { multiply(x, total, into: y, rows: rows) } else { multiply(total, x, into: y, rows: rows) }
    }

    /// Multiplies the factors of all iterations: into `product` after an odd number of them, else into `spare`.
    private func iterate() {
        var (total, next) = (product, spare)
        for iteration in 0..<iterations {
            multiply(gram, gram, into: square, rows: side)
            if iteration == 0 {
                writePolynomial(into: total)
            } else {
                writePolynomial(into: factor)
                multiply(total, factor, into: next, rows: side)
                swap(&total, &next)
            }
            guard iteration < iterations - 1 else { break }
            let last = iteration == 0 ? total : factor
            multiply(gram, last, into: square, rows: side)
            multiply(square, last, into: gram, rows: side)
        }
    }

    private func writeGram(_ x: View) {
        let geometry = DenseGeometry(inputs: isTall ? columns : rows, outputs: columns)
        if isTall {
            Dense.weightGradient(
                x, dy: x, dw: gram, db: spare[0..<columns], batch: rows, geometry)
        } else {
            Dense.inputGradient(dy: x, weights: x, dx: gram, scratch: scratch, batch: rows, geometry)
        }
    }

    /// a + b·G + c·G², with G² in `square`.
    private func writePolynomial(into result: View) {
        let (first, third, fifth) = Self.coefficients
        let (g, s, r) = (gram.start, square.start, result.start)
        for index in 0..<side * side { r[index] = third * g[index] + fifth * s[index] }
        for index in 0..<side { r[index * (side + 1)] += first }
    }

    private func multiply(_ a: View, _ b: View, into c: View, rows: Int) {
        let outputs = b.count / (a.count / rows)
        Dense.forward(
            a, weights: b, bias: zeros[0..<outputs], into: c, batch: rows,
            DenseGeometry(inputs: a.count / rows, outputs: outputs), relu: false)
    }

    private func trace(_ matrix: View) -> Float {
        var sum = 0.0
        for index in 0..<side { sum += Double(matrix[index * (side + 1)]) }
        return Float(sum)
    }
}
