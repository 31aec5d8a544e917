import Kernels

/// A network compiled into steps over memory that is allocated once, for batches of up to `capacity` images.
///
/// A plan is used from one thread at a time; its kernels use all cores.
final class Plan {
    let store: ParameterStore
    let capacity: Int
    let purpose: Purpose
    /// The physical shape of one image, and of the last layer's output.
    let inputShape: PhysicalShape
    let outputShape: PhysicalShape
    /// [N][inputShape.count]
    let input: View
    /// [N][outputShape.count]: the numbers that softmax makes probabilities of.
    let logits: View
    /// [N][outputShape.count]
    let probabilities: View
    /// [N]: the cross-entropy of each image.
    let losses: View

    /// Told of each part of a training step when it is done.
    var observer: ((TrainingPart) -> Void)?

    private let steps: [any Step]
    private let names: [String]
    private let firstLayers: [Int]
    /// For each layer where its output stands and how; nil where it was joined with the layer behind it.
    private let outputs: [(view: View, shape: PhysicalShape)?]
    /// The layers whose outputs later steps write over; -1 for the images.
    private let overwritten: Set<Int>
    private let placements: [LayerPlacement]
    /// Two buffers that gradients go back and forth between; empty for inference.
    private let gradients: (View, View)
    /// The first step with tensors of its own; no gradient is needed before it.
    private let firstTrained: Int
    /// The second step with weights, where a pass that freezes the first one ends; the first where there is no other.
    private let secondWeighted: Int

    init(_ store: ParameterStore, capacity: Int, purpose: Purpose) {
        let builder = PlanBuilder(store, capacity: capacity, purpose: purpose)
        let placements = store.architecture.placements()
        (self.store, self.capacity, self.purpose) = (store, capacity, purpose)
        inputShape = placements.input
        outputShape = placements.layers.last?.output ?? placements.input
        let built = builder.steps
        (input, steps, names) = (built.input, built.steps, builder.names)
        (firstLayers, overwritten) = (built.covered.map(\.lowerBound), built.overwritten)
        self.placements = placements.layers
        outputs = placements.layers.enumerated().map { index, layer in
            built.outputs[index].map { ($0, layer.output) }
        }
        logits = built.outputs[store.architecture.layers.count - 1] ?? built.input
        probabilities = View(count: capacity * outputShape.count)
        losses = View(count: capacity)
        let largest = steps.map { max($0.inputCount, $0.outputCount) }.max() ?? 0
        let count = purpose.goesBack ? capacity * largest : 0
        gradients = (View(count: count), View(count: count))
        firstTrained = steps.firstIndex { $0 is any TrainedStep } ?? 0
        let weighted = built.steps.enumerated().filter { $0.element is any WeightedStep }.map(\.offset)
        secondWeighted = weighted.dropFirst().first ?? firstTrained
    }

    /// Makes a plan for use follow the tensors; once after they changed. In training every pass does.
    func prepare() {
        for step in steps { step.prepare() }
    }

    /// Runs every step on the images in `input`, or those up to the one that gives what a layer does.
    func forward(_ pass: Pass, through layer: Int = .max) {
        for (index, step) in steps.enumerated() where firstLayers[index] <= layer {
            if purpose == .training { step.prepare() }
            step.forward(pass)
            observer?(.forward(names[index]))
        }
    }

    /// Writes `probabilities`.
    func softmax(_ pass: Pass) {
        let count = outputShape.count
        CrossEntropy.softmax(
            logits.first(pass.batch, of: count), into: probabilities.first(pass.batch, of: count), batch: pass.batch,
            classes: outputShape.channels, depth: count)
    }

    /// Whether what softmax is taken of are numbers, for so many images.
    func hasFiniteLogits(_ images: Int) -> Bool { logits.first(images, of: outputShape.count).isModest }

    /// Writes `probabilities` and `losses`, and in training the gradient that `backward` begins with.
    func loss(_ pass: Pass, labels: [Int32], smoothing: Float) {
        let count = outputShape.count
        CrossEntropy.forward(
            logits.first(pass.batch, of: count), labels: labels,
            probabilities: probabilities.first(pass.batch, of: count), losses: losses[0..<pass.batch],
            gradient: purpose == .training ? gradients.0.first(pass.batch, of: count) : nil, batch: pass.batch,
            classes: outputShape.channels, depth: count, smoothing: smoothing)
    }

    /// Writes the gradients of all trainable tensors, or of those that the pass does not freeze; after `loss`.
    func backward(_ pass: Pass) {
        let first = pass.freezesFirst ? secondWeighted : firstTrained
        var (current, other) = gradients
        for (index, step) in steps.enumerated().reversed() {
            guard index >= first else { break }
            let dy = current.first(pass.batch, of: step.outputCount)
            if step.gradientInPlace {
                step.backward(pass, dy: dy, dx: dy)
            } else {
                let needed = index > first || !(step is any WeightedStep)
                step.backward(pass, dy: dy, dx: needed ? other.first(pass.batch, of: step.inputCount) : nil)
                swap(&current, &other)
            }
            observer?(.backward(names[index]))
        }
    }

    /// Turns the gradient of a layer's output into that of its input, for inspection.
    ///
    /// - Parameters:
    ///   - gradient: for each image of the last batch, without padding
    ///   - layer: an index of `Architecture.layers`
    /// - Returns: the same for the layer's input; the gradient itself where nothing is computed.
    func pullBack(_ gradient: [[Float]], through layer: Int, _ pass: Pass) -> [[Float]] {
        guard let number = firstLayers.firstIndex(of: layer) else { return gradient }
        let (step, placement) = (steps[number], placements[layer])
        let dy = gradients.0.first(pass.batch, of: step.outputCount)
        let dx = step.gradientInPlace ? dy : gradients.1.first(pass.batch, of: step.inputCount)
        dy.fill(0)
        for (image, values) in gradient.enumerated() {
            placement.output.placement.store(values[...], into: dy.image(image, of: step.outputCount))
        }
        step.backward(pass, dy: dy, dx: dx)
        return gradient.indices.map { placement.input.placement.load(from: dx.image($0, of: step.inputCount)) }
    }

    /// The output of the layer at `index` for image number `image` of the last batch, without padding; nil where the
    /// layer was joined with the one behind it.
    func output(ofLayer index: Int, image: Int) -> [Float]? {
        guard let (view, shape) = outputs[index] else { return nil }
        return shape.placement.load(from: view[image * shape.count..<(image + 1) * shape.count])
    }

    /// Whether what the layer gave is still there after a pass: it was not joined with the layer behind it, and nothing was
    /// written over it. -1 stands for the pixels.
    func keeps(_ layer: Int) -> Bool { (layer < 0 || outputs[layer] != nil) && !overwritten.contains(layer) }

    /// The probabilities of image number `image` of the last batch.
    func probabilities(image: Int) -> [Float] {
        let start = image * outputShape.count
        return probabilities[start..<start + outputShape.channels].array
    }
}
