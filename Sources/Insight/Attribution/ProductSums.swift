import ConvNet

/// A layer of weighted sums, a convolution or a dense layer, as the products that they are made of, for one image.
struct ProductSums {
    private let windows: (rows: Window, columns: Window)?
    /// Numbers at a place of the input that stand one after the other; all of them for a dense layer.
    private let depth: Int
    private let filters: Int
    /// [place in the window][depth][filters]
    private let kernel: [Float]
    private let biases: [Float]
    private let input: [Float]
    /// What the sums come to.
    private let output: [Float]

    /// Nil for other layers.
    init?(_ recording: Recording, layer: Int) {
        let architecture = recording.network.architecture
        let shape = architecture.shape(before: layer)
        guard architecture.layers[layer].formula.isWeightedSum else { return nil }
        windows = architecture.layers[layer].windows(over: shape)
        depth = windows == nil ? shape.count : shape.channels
        filters = architecture.shapes[layer].channels
        let tensors = architecture.tensors().filter { $0.layer == layer }.map { recording.network.parameters[$0.range] }
        (kernel, biases) = (tensors.first.map { Array($0) } ?? [], tensors.dropFirst().first.map { Array($0) } ?? [])
        (input, output) = (recording.input(of: layer), recording.output(of: layer))
    }

    /// Hands the relevance of the sums back to what they read.
    func share(_ relevance: [Float], by rule: RelevanceRule) -> (passed: [Float], kept: RelevanceStep.Kept) {
        var (passed, kept) = ([Double](repeating: 0, count: input.count), RelevanceStep.Kept())
        for place in 0..<output.count / max(1, filters) {
            let own = place * filters..<(place + 1) * filters
            guard own.contains(where: { relevance[$0] != 0 }) else { continue }
            let areAbove = own.map { output[$0] >= 0 }
            let offsets = (0..<filters).map { rule.weighed(Double(biases[$0]), inSumAboveZero: areAbove[$0]) }
            var sums = offsets
            forEachProduct(at: place) { _, filter, product in
                sums[filter] += rule.weighed(product, inSumAboveZero: areAbove[filter])
            }
            let shares = (0..<filters).map { sums[$0] == 0 ? 0 : Double(relevance[own.lowerBound + $0]) / sums[$0] }
            forEachProduct(at: place) { index, filter, product in
                passed[index] += rule.weighed(product, inSumAboveZero: areAbove[filter]) * shares[filter]
            }
            for filter in 0..<filters {
                kept.offset += offsets[filter] * shares[filter]
                kept.unshared += Double(relevance[own.lowerBound + filter]) - sums[filter] * shares[filter]
            }
        }
        return (passed.map { Float($0) }, kept)
    }

    @inline(__always)
    private func forEachProduct(at place: Int, _ body: (_ index: Int, _ filter: Int, _ product: Double) -> Void) {
        for (start, row) in runs(at: place) {
            for step in 0..<depth where input[start + step] != 0 {
                let (value, weights) = (Double(input[start + step]), (row + step) * filters)
                for filter in 0..<filters { body(start + step, filter, value * Double(kernel[weights + filter])) }
            }
        }
    }

    /// Where the runs of `depth` numbers begin that a place reads, and the rows of the kernel for them.
    private func runs(at place: Int) -> [(start: Int, row: Int)] {
        guard let (rows, columns) = windows else { return [(0, 0)] }
        let (row, column) = (place / columns.output, place % columns.output)
        return rows.covered(row..<row + 1).flatMap { y in
            columns.covered(column..<column + 1).map { x in
                ((y * columns.input + x) * depth,
                    ((y - rows.start(row)) * columns.size + x - columns.start(column)) * depth)
            }
        }
    }
}
