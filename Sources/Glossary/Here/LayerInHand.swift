import ConvNet

/// A row of a network's table with what sentences about it need.
struct LayerInHand {
    let row: LayerSummary
    let input: Shape
    /// Nil for the softmax, which no architecture holds.
    let layer: Layer?
    let tensors: [TensorEntry]

    var name: String { row.name }
    var output: Shape { row.output }
    var kernel: TensorEntry? { tensor("kernel") }
    var isConvolution: Bool { row.formula == .weightedSum(over: .window) }
    var isDense: Bool { row.formula == .weightedSum(over: .everything) }
    /// A layer whose numbers are found by training.
    var isTrained: Bool { row.trainableParameters > 0 }

    /// The tensor of that role: "kernel", "gamma".
    func tensor(_ role: String) -> TensorEntry? { tensors.first { $0.name == "\(name)/\(role)" } }

    /// How its window slides over the map that it reads; nil for a layer without one.
    var windows: (rows: Window, columns: Window)? { layer?.windows(over: input) }

    /// How many products one of its sums has; nil for a layer that is no weighted sum.
    var productsInSum: Int? { row.formula.isWeightedSum ? kernel?.shape.dropLast().reduce(1, *) : nil }
}

extension Network {
    /// A row for each layer and one for the softmax, as `model` shows them.
    var layersInHand: [LayerInHand] {
        let (layers, tensors) = (architecture.layers, architecture.tensors())
        return architecture.summary().map { row in
            let index = row.layers.lowerBound
            return LayerInHand(
                row: row, input: architecture.shape(before: index), layer: layers.indices ~= index ? layers[index] : nil,
                tensors: tensors.filter { $0.layer == index })
        }
    }

    /// Numbers that training changes by their gradient.
    var trainableCount: Int { architecture.tensors().filter(\.trainable).reduce(0) { $0 + $1.range.count } }

    /// Numbers of one image.
    var inputCount: Int { architecture.input.count }

    /// The values of a tensor.
    func values(of entry: TensorEntry) -> ArraySlice<Float> { parameters[entry.range] }

    /// The last dense layer, whose inputs are what similarity and embeddings are about.
    var lastDense: LayerInHand? { layersInHand.last(where: \.isDense) }
}
