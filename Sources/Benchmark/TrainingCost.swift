import ConvNet

/// The multiply-adds of one training image, counted as direct convolution does them.
package struct TrainingCost: Sendable {
    private struct Layer {
        let macs: Int
        /// Whether a gradient has to go on to a layer in front.
        let passesGradient: Bool
    }

    private let layers: [String: Layer]

    package init(_ architecture: Architecture) {
        let trained = architecture.summary().filter { $0.trainableParameters > 0 }
        var layers: [String: Layer] = [:]
        for row in trained where row.formula.isWeightedSum {
            layers[row.name] = Layer(macs: row.macs, passesGradient: row.name != trained.first?.name)
        }
        self.layers = layers
    }

    /// Multiply-adds in a forward pass, a gradient of the weights and, where it is needed, one of the input.
    package var total: Int { layers.values.reduce(0) { $0 + $1.macs * ($1.passesGradient ? 3 : 2) } }

    /// Those of one part of a step; 0 where they are not what the part does.
    func macs(of part: TrainingPart) -> Int {
        switch part {
        case .forward(let name): sum(name) { $0.macs }
        case .backward(let name): sum(name) { $0.macs * ($0.passesGradient ? 2 : 1) }
        default: 0
        }
    }

    private func sum(_ name: String, _ macs: (Layer) -> Int) -> Int {
        name.split(separator: "+").compactMap { layers[String($0)] }.reduce(0) { $0 + macs($1) }
    }
}
