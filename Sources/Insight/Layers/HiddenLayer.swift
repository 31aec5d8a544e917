import ConvNet

/// The last hidden layer of a network: what its last dense layer reads.
///
/// There the network has put images near each other that it is about to call the same.
package struct HiddenLayer: Sendable, Hashable {
    /// The index in `Architecture.layers` of the layer that gives the values; -1 where that is the image itself.
    package let index: Int
    /// The layer as the network names it; `pixels` where the last dense layer reads the image.
    package let name: String
    /// How many values it has for one image.
    package let count: Int

    /// The last hidden layer of a network; what only hands on, such as dropout and flattening, lends no name.
    package init(_ architecture: Architecture) {
        let dense = architecture.layers.lastIndex { $0.formula.reach == .everything } ?? architecture.layers.count
        index = dense - 1
        count = architecture.shape(before: dense).count
        let source = architecture.layers[..<dense].lastIndex { $0.formula != .handedOn }
        name = source.flatMap { index in
            architecture.summary().first { $0.layers.contains(index) }?.name
        } ?? "pixels"
    }
}
