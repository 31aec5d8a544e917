/// One item between the commas of a specification: a layer, with its activation where one is written behind it.
struct LayerItem: Equatable {
    /// From 1.
    let number: Int
    let text: String
    let layers: [Layer]

    /// A stack as items: a ReLU directly behind a convolution or a dense layer belongs to it.
    static func items(of layers: [Layer]) -> [LayerItem] {
        var items: [LayerItem] = []
        for layer in layers {
            if layer == .relu, let last = items.last, last.layers.count == 1, last.layers[0].takesActivation {
                items[items.count - 1] = LayerItem(
                    number: last.number, text: last.text + " relu", layers: last.layers + [layer])
            } else {
                items.append(LayerItem(number: items.count + 1, text: layer.specification, layers: [layer]))
            }
        }
        return items
    }
}

extension Layer {
    /// Whether a ReLU behind the layer counts as its activation.
    var takesActivation: Bool {
        switch self {
        case .convolution, .dense: true
        default: false
        }
    }
}
