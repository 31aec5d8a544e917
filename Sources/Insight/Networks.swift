import ConvNet

extension FeatureMaps {
    /// The maps, or units, that a network computed for one image.
    public init(_ activation: Activation) {
        switch activation.shape {
        case .map(let height, let width, let channels):
            self.init(
                layer: activation.name, height: height, width: width, channels: channels, values: activation.values)
        case .flat:
            self.init(layer: activation.name, units: activation.values)
        }
    }
}

extension FilterBank {
    /// The filters of a convolution of a network; nil if it has no convolution of that name.
    public init?(_ network: Network, layer: String) {
        guard let kernel = network.tensor(named: "\(layer)/kernel"), kernel.shape.count == 4 else { return nil }
        self.init(
            layer: layer, height: kernel.shape[0], width: kernel.shape[1], inputs: kernel.shape[2],
            filters: kernel.shape[3], weights: kernel.values,
            biases: network.tensor(named: "\(layer)/bias")?.values ?? [])
    }
}

extension Confusion {
    /// How a network read the images of a split; `labels` in the order of `evaluation`.
    public init(_ evaluation: Evaluation, labels: some Sequence<UInt8>, classes: Int = 10) {
        self.init(labels: labels.map { Int($0) }, predictions: evaluation.predictions, classes: classes)
    }
}
