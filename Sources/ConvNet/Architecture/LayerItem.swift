/// One item between the commas of a specification: a layer, with its activation where one is written behind it.
struct LayerItem: Equatable {
    /// From 1.
    let number: Int
    let text: String
    let layers: [Layer]

    /// A stack as items: an activation directly behind a layer that owns it belongs to it.
    static func items(of layers: [Layer]) -> [LayerItem] {
        var items: [LayerItem] = []
        for layer in layers {
            if layer.role == .activation, let last = items.last, last.layers.count == 1, last.layers[0].ownsActivation {
                items[items.count - 1] = LayerItem(
                    number: last.number, text: "\(last.text) \(layer.specification)", layers: last.layers + [layer])
            } else {
                items.append(LayerItem(number: items.count + 1, text: layer.specification, layers: [layer]))
            }
        }
        return items
    }

    /// The same item with another epsilon of batch normalization.
    func settingEpsilon(_ epsilon: Double) -> LayerItem {
        let layers = layers.map { layer in
            if case .batchNormalization = layer.form { Layer.batchNormalization(epsilon: epsilon) } else { layer }
        }
        return LayerItem(number: number, text: text, layers: layers)
    }

    /// The shape behind one of the layers, or why it does not fit behind that input.
    func shape(after layer: Layer, input: Shape) throws(ArchitectureError) -> Shape {
        do throws(LayerFault) {
            let output = try layer.kind.output(of: input)
            try LayerLimits.check(values: output.count)
            return output
        } catch {
            throw .layer(number: number, text: text, error)
        }
    }
}

extension Layer {
    fileprivate var ownsActivation: Bool { type(of: kind).ownsActivation }
}
