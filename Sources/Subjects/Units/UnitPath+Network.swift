import ConvNet
import Words

extension UnitPath {
    /// Checks the path against a network.
    ///
    /// - Returns: the row of its layer in the network's summary.
    /// - Throws: `SubjectError` or `UnknownName`: what the network has in place of the missing layer, channel or position.
    package func row(in network: Network) throws -> LayerSummary {
        let rows = network.architecture.summary()
        guard let row = rows.first(where: { $0.name == layer }) else {
            if let sample = try? SamplePath("\(self)") {
                throw SubjectError.sampleAsUnit("\(sample)", layers: rows.map(\.name))
            }
            throw UnknownName("layer", layer, among: rows.map(\.name))
        }
        if let channel, channel >= row.output.channels {
            throw SubjectError.noSuchChannel(
                path: "\(self)", channel: channel, layer: row.name, count: row.output.channels)
        }
        guard let position else { return row }
        guard case .map(let height, let width, _) = row.output else {
            throw SubjectError.flatLayer(path: "\(self)", layer: row.name)
        }
        guard position.row < height, position.column < width else {
            throw SubjectError.noSuchPosition(path: "\(self)", layer: row.name, height: height, width: width)
        }
        return row
    }
}

extension UnitPath {
    /// Refuses a probability where a number is asked for that gradients and sums lead to: those begin at the logits.
    ///
    /// - Returns: the row of the path's layer.
    package func rowBelowSoftmax(in network: Network) throws -> LayerSummary {
        let row = try row(in: network)
        guard row.isSoftmax else { return row }
        throw SubjectError.probability(path: "\(self)", logit: "\(UnitPath(layer: network.architecture.logitLayer, channel: channel))")
    }
}

extension Architecture {
    /// The layer that gives the logits, by name.
    package var logitLayer: String { summary().last { !$0.isSoftmax }?.name ?? "" }
}
