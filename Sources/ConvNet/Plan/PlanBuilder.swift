import Kernels

/// Turns layers into steps over memory: every layer in turn adds those that compute it.
struct PlanBuilder {
    /// The steps and the memory between them.
    let steps: StepBuilder
    /// For each step the layers that it covers: "conv1", "bn1+pool1".
    let names: [String]

    init(_ store: ParameterStore, capacity: Int, purpose: Purpose) {
        let layers = store.architecture.layers
        let (image, placements) = store.architecture.placements()
        let scratch = purpose.goesBack
            ? zip(layers, placements).map { layer, placement in
                layer.kind.scratch(input: placement.input, output: placement.output, capacity: capacity)
            }.max() ?? 0 : 0
        var builder = StepBuilder(
            layers.indices.map { index in
                StepLayer(
                    input: placements[index].input, output: placements[index].output,
                    tensors: store.tensors(ofLayer: index), gradients: store.gradients(ofLayer: index),
                    joint: layers[index].kind.joint)
            },
            purpose: purpose, capacity: capacity, input: View(count: capacity * image.count),
            scratch: View(count: scratch))
        while !builder.isDone {
            layers[builder.index].kind.addSteps(to: &builder)
            builder.endTurn()
        }
        let rows = store.architecture.summary()
        steps = builder
        names = builder.covered.map { covered in
            rows.filter { $0.layers.overlaps(covered) }.map(\.name).joined(separator: "+")
        }
    }
}
