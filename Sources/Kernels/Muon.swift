/// Muon's step of one weight matrix [R][C]: m += (g − m)(1 − β); u = g + β·(m − g);
/// p −= rate·(0.2·√max(R, C)·orthogonal(u) + decay·p).
///
/// Sources: Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024), with Nesterov's momentum;
/// the factor, which makes a step as long as one of Adam at the same rate, from Liu et al., "Muon is Scalable for LLM
/// Training" (2025).
package struct Muon: Sendable {
    private let orthogonalization: Orthogonalization
    private let direction: View
    private let update: View
    /// 0.2·√max(R, C)
    private let length: Float

    /// - Parameters:
    ///   - rows: R; for a convolution kernel height × kernel width × input channels
    ///   - columns: C, outputs
    ///   - paddedRows: rows in memory; those beyond R hold zeros
    ///   - paddedColumns: columns in memory, a multiple of `Lanes.count`; those beyond C hold zeros
    package init(rows: Int, columns: Int, paddedRows: Int, paddedColumns: Int) {
        orthogonalization = Orthogonalization(rows: paddedRows, columns: paddedColumns, iterations: Self.iterations)
        direction = View(count: paddedRows * paddedColumns)
        update = View(count: paddedRows * paddedColumns)
        length = 0.2 * Float(max(rows, columns)).squareRoot()
    }

    /// Three rounds bring the large singular values near 1, which is what counts; the usual five read no better here.
    package static var iterations: Int { 3 }

    /// - Parameters:
    ///   - parameters: p, [paddedRows][paddedColumns], changed
    ///   - gradients: g, of the same shape
    ///   - momentum: m, of the same shape, zero before the first step
    ///   - beta: β
    package func step(
        parameters: View, gradients: View, momentum: View, learningRate: Float, beta: Float, decay: Float
    ) {
        let count = direction.count
        precondition(parameters.count == count && gradients.count == count && momentum.count == count)
        Slices.run(count) { range in
            let place = range.lowerBound
            Elements.nesterov(
                gradients.start + place, momentum.start + place, into: direction.start + place, beta: beta,
                count: range.count)
        }
        orthogonalization.run(direction, into: update)
        let (keep, length) = (1 - learningRate * decay, learningRate * length)
        Slices.run(count) { range in
            let place = range.lowerBound
            Elements.approach(
                parameters.start + place, update.start + place, keep: keep, rate: length, count: range.count)
        }
    }
}
