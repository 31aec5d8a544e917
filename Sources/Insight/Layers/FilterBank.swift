/// The kernels of a convolution, or of the units of a dense layer that reads a map, as small signed pictures.
package struct FilterBank: Sendable, Hashable {
    /// The layer as the network names it.
    package let layer: String
    /// Rows of a kernel.
    package let height: Int
    /// Columns of a kernel.
    package let width: Int
    /// Channels that each filter reads.
    package let inputs: Int
    /// Whether these are the red, green and blue of the image.
    package let readsColors: Bool
    /// The number of filters.
    package let filters: Int
    /// Weights in HWIO order: `[kernel row][kernel column][input channel][filter]`.
    package let weights: [Float]
    /// One bias a filter.
    package let biases: [Float]

    /// A bank from weights in HWIO order; nil if their count is not `height · width · inputs · filters`.
    package init?(
        layer: String, height: Int, width: Int, inputs: Int, readsColors: Bool = false, filters: Int, weights: [Float],
        biases: [Float]
    ) {
        guard min(height, width, inputs, filters) > 0, weights.count == height * width * inputs * filters else {
            return nil
        }
        self.layer = layer
        self.height = height
        self.width = width
        self.inputs = inputs
        self.readsColors = readsColors && inputs == 3
        self.filters = filters
        self.weights = weights
        self.biases = biases
    }

    /// The kernel that filter `filter` lays over input channel `input`, `[H][W]` row-major; empty if there is none.
    package func kernel(filter: Int, input: Int) -> [Float] {
        guard 0..<filters ~= filter, 0..<inputs ~= input else { return [] }
        return (0..<height * width).map { weights[($0 * inputs + input) * filters + filter] }
    }

    /// All weights of a filter, `[H][W][C]` row-major; empty if there is no such filter.
    package func kernels(filter: Int) -> [Float] {
        guard 0..<filters ~= filter else { return [] }
        return stride(from: filter, to: weights.count, by: filters).map { weights[$0] }
    }

    /// The mean over the input channels of a filter's kernels, `[H][W]` row-major; empty if there is no such filter.
    package func meanKernel(filter: Int) -> [Float] {
        guard 0..<filters ~= filter else { return [] }
        return (0..<height * width).map { place in
            let sum = (0..<inputs).reduce(Float(0)) { $0 + weights[(place * inputs + $1) * filters + filter] }
            return sum / Float(inputs)
        }
    }

    /// The bias of a filter; 0 if it has none.
    package func bias(filter: Int) -> Float { biases.indices ~= filter ? biases[filter] : 0 }

    /// Root of the sum of the squared weights of a filter; 0 if there is no such filter.
    package func norm(filter: Int) -> Float {
        guard 0..<filters ~= filter else { return 0 }
        return stride(from: filter, to: weights.count, by: filters)
            .reduce(Float(0)) { $0 + weights[$1] * weights[$1] }
            .squareRoot()
    }

    /// The largest magnitude among the weights.
    package var largest: Float { weights.reduce(0) { max($0, abs($1)) } }
}
