import ConvNet
import Datasets

/// What all layers of a network gave over many images, and the gradients that one batch of them gives.
public struct NetworkStatistics: Sendable {
    /// In the order of the network, without those that hand on what they get: dropout and flatten.
    public let layers: [LayerStatistics]
    /// Images looked at.
    public let images: Int
    /// Those of them whose loss the gradients are of.
    public let batch: Int
    /// The mean loss of that batch, as training sees it.
    public let loss: Double
    /// For each layer that learns, measured or not, the norm of its gradient by that of its weights; in rising order.
    let gradientShares: [Double]

    /// Images in the batch for the gradients.
    public static let batchSize = 128
    private static let capacity = 32

    /// - Parameters:
    ///   - split: its first images are looked at
    ///   - images: how many of them at most
    ///   - layer: measure this layer alone, by name, beside the gradients of all
    ///   - progress: called between batches with the share done; returns whether to go on
    /// - Returns: nil if it was not to go on.
    /// - Throws: if the images or labels do not fit the network.
    public init?(
        _ network: Network, split: Split, images: Int, layer: String? = nil,
        progress: (Double) -> Bool = { _ in true }
    ) throws(TrainingError) {
        guard split.count > 0, images > 0 else { throw .noSamples }
        let count = min(images, split.count)
        let source = ByteSamples(
            images: Array(split.images.prefix(count * split.height * split.width)),
            labels: Array(split.labels.prefix(count)), height: split.height, width: split.width)
        batch = min(Self.batchSize, count)
        let gradient = try BatchGradient(
            network, samples: SampleSlice(source, range: 0..<batch), step: network.batchesTrained)
        let rows = network.architecture.summary().filter {
            $0.kind != "dropout" && $0.kind != "flatten" && (layer == nil || $0.name == layer)
        }
        var layers = rows.map { row in
            LayerStatistics(
                name: row.name, kind: row.kind,
                hasReLU: network.architecture.layers[row.layers.upperBound - 1] == .relu,
                channels: row.output.channels)
        }
        let recording = Recording(network, capacity: Self.capacity)
        let steps = Double(2 * count)
        let isMeasured = try Self.visit(split, count, recording, progress: { progress(Double($0) / steps) }) { image in
            for (place, row) in rows.enumerated() {
                layers[place].add(recording.output(of: row.layers.upperBound - 1, image: image))
            }
        }
        guard isMeasured else { return nil }
        var near = layers.map { _ in 0 }
        let isSorted = try Self.visit(
            split, count, recording, progress: { progress(Double(count + $0) / steps) }
        ) { image in
            for (place, row) in rows.enumerated() {
                layers[place].sort(recording.output(of: row.layers.upperBound - 1, image: image), near: &near[place])
            }
        }
        guard isSorted else { return nil }
        for place in layers.indices { layers[place].nearZero = Double(near[place]) / Double(max(1, layers[place].count)) }
        let norms = Self.norms(network, gradient)
        for place in layers.indices {
            guard let found = norms[layers[place].name] else { continue }
            (layers[place].weightNorm, layers[place].gradientNorm) = (found.weights, found.gradient)
        }
        gradientShares = norms.values.filter { $0.weights > 0 }.map { $0.gradient / $0.weights }
            .filter(\.isFinite).sorted()
        (self.layers, self.images, loss) = (layers, count, gradient.loss)
    }

    /// Runs the images in batches and calls `body` for each place in a batch.
    private static func visit(
        _ split: Split, _ count: Int, _ recording: Recording, progress: (Int) -> Bool, _ body: (Int) -> Void
    ) throws(TrainingError) -> Bool {
        for start in stride(from: 0, to: count, by: capacity) {
            guard progress(start) else { return false }
            let range = start..<min(start + capacity, count)
            try recording.run(range.map { image in split.images[split.bytes(of: image)].map { Float($0) / 255 } })
            for image in 0..<range.count { body(image) }
        }
        return true
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

/// Whether a layer's gradient is of a size to learn with.
public enum GradientHealth: Sendable, Hashable {
    case sound, vanishing, exploding
}

extension NetworkStatistics {
    /// A gradient so many times the weights explodes: a step at learning rate 0.1 replaces them.
    public static let explodingShare = 10.0
    /// A gradient whose share of the weights is so small a part of the layers' median vanishes.
    public static let vanishingPart = 0.001

    /// How it stands with a layer's gradient, by the two rules above; nil for a layer that has none.
    public func health(of layer: LayerStatistics) -> GradientHealth? {
        guard let gradient = layer.gradientNorm, let share = layer.gradientShare else { return nil }
        if !gradient.isFinite || share > Self.explodingShare { return .exploding }
        let median = gradientShares.isEmpty ? 0 : gradientShares[gradientShares.count / 2]
        return share < Self.vanishingPart * median ? .vanishing : .sound
    }
}
