import ConvNet

/// Units that are made to give 0 for every image.
///
/// Kernel column and bias of a convolution's channel or a dense unit become 0, so its sum is 0 and so is what a ReLU
/// makes of it; of a batch-normalized channel it is gamma and beta.
package enum Ablation {
    /// The layer whose parameters say what a layer's channels give.
    ///
    /// That is the layer itself where it has parameters. Pooling, activations and dropout keep channels apart and, but for
    /// an ``obstacle(from:to:in:)``, zeros zero, so there it is the next such layer below them.
    /// - Returns: nil where there is none: for flattened maps, and for layers that read the pixels themselves.
    package static func source(of row: LayerSummary, in architecture: Architecture) -> LayerSummary? {
        let rows = architecture.summary()
        guard var place = rows.firstIndex(where: { $0.name == row.name }) else { return nil }
        while rows[place].parameters == 0 {
            guard place > 0, !rows[place].isSoftmax, rows[place].formula != .handedOn || rows[place].output == rows[place - 1].output else { return nil }
            place -= 1
        }
        return rows[place]
    }

    /// The function between a layer and its source that makes something of 0, so that no number can silence the layer's
    /// channels; nil where they can be silenced.
    package static func obstacle(
        from row: LayerSummary, to source: LayerSummary, in architecture: Architecture
    ) -> ElementFunction? {
        architecture.summary().filter { (source.layers.lowerBound...row.layers.lowerBound).contains($0.layers.lowerBound) }
            .compactMap(\.lastFunction).first { !$0.isZeroAtZero }
    }

    /// Makes a channel of a layer with parameters give 0.
    ///
    /// - Parameters:
    ///   - channel: nothing happens where the layer has no such channel.
    ///   - source: a layer that `source(of:in:)` found.
    /// - Returns: the names of the tensors in which numbers are 0 now, "conv1/kernel".
    @discardableResult
    package static func silence(channel: Int, of source: LayerSummary, in network: inout Network) -> [String] {
        let channels = source.output.channels
        guard 0..<channels ~= channel else { return [] }
        // The last dimension of every trainable tensor of a layer counts its channels.
        let entries = network.architecture.tensors().filter { $0.layer == source.layers.lowerBound && $0.trainable }
        for entry in entries {
            var values = Array(network.parameters[entry.range])
            for index in stride(from: channel, to: values.count, by: channels) { values[index] = 0 }
            network.setTensor(named: entry.name, to: values)
        }
        return entries.map(\.name)
    }
}
