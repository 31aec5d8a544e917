import ConvNet
import Datasets
import Kernels
import Words

/// What all layers of a network gave over many images, and the gradients that one batch of them gives.
package struct NetworkStatistics: Sendable {
    /// In the order of the network, without those that hand on what they get, such as dropout and flatten.
    package let layers: [LayerStatistics]
    /// Images looked at.
    package let images: Int
    /// Those of them whose loss the gradients are of: fewer where many would take much memory.
    package let batch: Int
    /// The mean loss of that batch, as training sees it.
    package let loss: Double
    /// For each layer that learns, measured or not, the norm of its gradient by that of its weights; in rising order.
    let gradientShares: [Double]

    /// Images in the batch for the gradients, at most.
    package static let batchSize = 128
    /// Numbers that the layers may give for the batch for the gradients.
    private static let batchNumbers = 64 << 20

    /// - Parameters:
    ///   - split: its first images are looked at
    ///   - images: how many of them at most
    ///   - layer: measure this layer alone, by name, beside the gradients of all
    ///   - progress: called before the gradients and between batches with the share done; what it throws ends the work
    /// - Throws: `TrainingError` if the images or labels do not fit the network.
    package init(
        _ network: Network, split: Split, images: Int, layer: String? = nil,
        progress: Watch = { _ in }
    ) throws {
        guard split.count > 0, images > 0 else { throw TrainingError.noSamples }
        try progress(0)
        let count = min(images, split.count)
        batch = max(1, min(Self.batchSize, count, Self.batchNumbers / network.architecture.numbersPerImage))
        let first = split.slice(0..<batch)
        let gradient = try BatchGradient(
            network, samples: ByteSamples(
                images: first.images, labels: first.labels, height: first.height, width: first.width,
                channels: first.channels),
            step: network.batchesTrained)
        var layers = try Survey(network, split, count, layer: layer).statistics(progress: progress)
        let norms = Self.norms(network, gradient)
        for place in layers.indices {
            guard let found = norms[layers[place].name] else { continue }
            (layers[place].weightNorm, layers[place].gradientNorm) = (found.weights, found.gradient)
        }
        gradientShares = norms.values.filter { $0.weights > 0 }.map { $0.gradient / $0.weights }
            .filter(\.isFinite).sorted()
        (self.layers, self.images, loss) = (layers, count, gradient.loss)
    }

    /// The norms of weights and gradients of all layers that learn, by name.
    private static func norms(
        _ network: Network, _ gradient: BatchGradient
    ) -> [String: (weights: Double, gradient: Double)] {
        let gradients = Dictionary(gradient.gradients.map { ($0.name, $0.values) }) { first, _ in first }
        var squares: [String: (weights: Double, gradient: Double)] = [:]
        for entry in network.architecture.tensors() where entry.trainable {
            let layer = String(entry.name.prefix { $0 != "/" })
            let weights = Norm.of(Array(network.parameters[entry.range]))
            let gradient = Norm.of(gradients[entry.name] ?? [])
            squares[layer, default: (0, 0)].weights += weights * weights
            squares[layer, default: (0, 0)].gradient += gradient * gradient
        }
        return squares.mapValues { ($0.weights.squareRoot(), $0.gradient.squareRoot()) }
    }
}

extension Architecture {
    /// Numbers that the layers give for an image, and the image's own.
    var numbersPerImage: Int { shapes.reduce(max(1, input.count)) { $0 + $1.count } }
}

/// Whether a layer's gradient is of a size to learn with.
package enum GradientHealth: Sendable, Hashable {
    case sound, vanishing, exploding
}

extension NetworkStatistics {
    /// A gradient so many times the weights explodes: a step at learning rate 0.1 replaces them.
    package static let explodingShare = 10.0
    /// A gradient whose share of the weights is so small a part of the layers' median vanishes.
    package static let vanishingPart = 0.001

    /// How it stands with a layer's gradient, by the two rules above; nil for a layer that has none.
    package func health(of layer: LayerStatistics) -> GradientHealth? {
        guard let gradient = layer.gradientNorm, let share = layer.gradientShare else { return nil }
        if !gradient.isFinite || share > Self.explodingShare { return .exploding }
        let median = gradientShares.isEmpty ? 0 : gradientShares[gradientShares.count / 2]
        return share < Self.vanishingPart * median ? .vanishing : .sound
    }
}
