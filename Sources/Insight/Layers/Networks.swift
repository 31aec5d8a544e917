import ConvNet

extension FeatureMaps {
    /// The maps, or units, that a network computed for one image.
    package init(_ activation: Activation) {
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
    /// The filters of a layer of a network.
    ///
    /// A dense layer that reads a map, or the image, has filters too: each unit is one that is as large as the map and
    /// stands at one place only.
    /// - Returns: nil if there is no convolution of that name, nor a dense layer that reads a map.
    package init?(_ network: Network, layer: String) {
        let architecture = network.architecture
        guard let (entry, sides) = architecture.kernel(of: layer) else { return nil }
        self.init(
            layer: layer, height: sides.height, width: sides.width, inputs: sides.inputs,
            readsColors: architecture.layers[..<entry.layer].allSatisfy { $0.formula == .handedOn },
            filters: architecture.shapes[entry.layer].channels, weights: Array(network.parameters[entry.range]),
            biases: network.tensor(named: "\(layer)/bias")?.values ?? [])
    }
}

extension Network {
    /// Whether ``FilterBank`` has the layer's filters.
    package func hasFilters(_ layer: String) -> Bool { architecture.kernel(of: layer) != nil }
}

extension Architecture {
    /// The kernel of the layer of that name, and its sides; nil where it has none, or none with places.
    fileprivate func kernel(of layer: String) -> (entry: TensorEntry, sides: (height: Int, width: Int, inputs: Int))? {
        guard let entry = tensors().first(where: { $0.name == "\(layer)/kernel" }),
            let sides = kernelSides(ofLayer: entry.layer)
        else { return nil }
        return (entry, sides)
    }

    /// Rows, columns and inputs of the filters of the layer at `index`: a convolution's kernel, or the whole map that a
    /// dense layer reads through flattening and dropout, whose order of weights is the same; nil for other layers.
    private func kernelSides(ofLayer index: Int) -> (height: Int, width: Int, inputs: Int)? {
        guard layers[index].formula.isWeightedSum else { return nil }
        if let (rows, columns) = layers[index].windows(over: shape(before: index)) {
            return (rows.size, columns.size, shape(before: index).channels)
        }
        var source = index
        while source > 0, layers[source - 1].formula == .handedOn { source -= 1 }
        guard case .map(let height, let width, let channels) = shape(before: source) else { return nil }
        return (height, width, channels)
    }
}
