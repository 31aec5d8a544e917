import ConvNet

/// The end of a network, from its last hidden layer to the probabilities, in double precision.
package struct OutputLayers: Sendable {
    private let pass: DoublePass
    private let first: Int

    /// The last dense layer of a network and all behind it.
    package init(_ network: Network) {
        pass = DoublePass(network)
        first = HiddenLayer(network.architecture).index + 1
    }

    /// The probability of each class.
    ///
    /// - Parameter hidden: as many values as the last hidden layer has.
    package func probabilities(_ hidden: [Float]) -> [Float] {
        Softmax.shares(pass.run(hidden.map { Double($0) }, from: first)).map { Float($0) }
    }
}
