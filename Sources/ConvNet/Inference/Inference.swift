import Kernels
import Synchronization

/// A network in use: probabilities, evaluation, the activations of every layer.
///
/// Compiled once and for any number of calls, from any thread, one at a time.
public final class Inference: Sendable {
    /// The network that is used.
    public let network: Network
    private let plans: Mutex<Plans>

    /// - Parameter network: a value; later changes of the caller's copy are not seen.
    public init(_ network: Network) {
        self.network = network
        plans = Mutex(Plans())
    }

    /// How many images to run at once when there are `count`: what the caches hold of an ordinary network.
    static func batch(_ count: Int, _ architecture: Architecture) -> Int {
        PlanMemory.batch(architecture, wanted: min(count, 128), bytes: 64 << 20)
    }

    /// The probability of every class for some images of a source.
    ///
    /// - Parameters:
    ///   - source: images of the size that the network reads
    ///   - range: numbers of images; what the source does not have is left out.
    /// - Throws: if the images have another size than the network's input, or an answer is no finite number.
    public func probabilities(of source: any SampleSource, range: Range<Int>) throws(TrainingError) -> [[Float]] {
        try network.architecture.check(source)
        let images = range.clamped(to: 0..<source.count)
        let result: [[Float]]? = plans.withLock { plans in
            let plan = plans.inference(network, images: images.count)
            let order = (0..<Int32(source.count)).map { $0 }
            var result: [[Float]] = []
            for start in stride(from: images.lowerBound, to: images.upperBound, by: plan.capacity) {
                let part = start..<min(start + plan.capacity, images.upperBound)
                plan.load(source, order: order, range: part, draw: .none)
                plan.forward(Pass(batch: part.count))
                plan.softmax(Pass(batch: part.count))
                guard plan.hasFiniteLogits(part.count) else { return nil }
                for image in 0..<part.count { result.append(plan.probabilities(image: image)) }
            }
            return result
        }
        guard let result else { throw .notFinite }
        return result
    }

    /// The probability of every class for one image.
    ///
    /// - Parameter pixels: rows × columns × channels, from 0 (black) to 1 (white).
    /// - Throws: if there are more or fewer pixels than the network's input has, or the answer is no finite number.
    public func probabilities(of pixels: [Float]) throws(TrainingError) -> [Float] {
        try check(pixels)
        let result: [Float]? = plans.withLock { plans in
            let plan = plans.inference(network, images: 1)
            plan.load(pixels, image: 0)
            plan.forward(Pass(batch: 1))
            plan.softmax(Pass(batch: 1))
            return plan.hasFiniteLogits(1) ? plan.probabilities(image: 0) : nil
        }
        guard let result else { throw .notFinite }
        return result
    }

    /// How the network does on all images of a source.
    ///
    /// - Parameters:
    ///   - source: images of the size that the network reads
    ///   - progress: called after every batch with the images done and all; what it throws ends the evaluation.
    /// - Throws: `TrainingError` if the images or labels do not fit the network, or an answer is no finite number.
    public func evaluate(
        _ source: any SampleSource, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> Evaluation {
        guard source.count > 0 else { throw TrainingError.noSamples }
        try network.architecture.check(source)
        try network.architecture.checkLabels(source)
        let (evaluation, isFinite) = try plans.withLock { plans in
            let evaluator = plans.evaluator(network, images: source.count)
            var (predictions, confidences) = ([Int](), [Float]())
            let tally = try evaluator.tally(source, progress: { try progress($0, source.count) }) { verdict in
                predictions.append(verdict.best)
                confidences.append(verdict.probability)
            }
            let evaluation = Evaluation(
                images: tally.images, accuracy: tally.accuracy, loss: tally.loss, predictions: predictions,
                confidences: confidences)
            return (evaluation, tally.isFinite)
        }
        guard isFinite else { throw TrainingError.notFinite }
        return evaluation
    }

    /// What every layer gives for one image, in the order and under the names of `Architecture.summary()`.
    ///
    /// An activation directly behind a convolution or dense layer belongs to its layer; the softmax is one of its own, so the
    /// last dense layer gives the logits.
    /// - Parameter pixels: rows × columns × channels, from 0 (black) to 1 (white).
    /// - Throws: if there are more or fewer pixels than the network's input has.
    public func activations(of pixels: [Float]) throws(TrainingError) -> [Activation] {
        try check(pixels)
        return plans.withLock { Self.layers(of: $0.inspected(network, pixels)) }
    }

    /// One tensor for one image by name: "input", a layer ("conv1"), a layer before its activation ("conv1/linear"),
    /// "logits" (what the softmax is taken of), "probabilities" (what it gives). Nil for any other name.
    ///
    /// - Throws: if there are more or fewer pixels than the network's input has.
    public func activation(_ name: String, of pixels: [Float]) throws(TrainingError) -> Activation? {
        try check(pixels)
        let architecture = network.architecture
        let last = architecture.layers.count - 1
        return plans.withLock { plans in
            let plan = plans.inspected(network, pixels)
            func output(_ index: Int) -> Activation? {
                plan.output(ofLayer: index, image: 0).map {
                    Activation(name: name, shape: architecture.shapes[index], values: $0)
                }
            }
            switch name {
            case "input": return Activation(name: name, shape: architecture.input, values: pixels)
            case "logits": return output(last)
            case "probabilities":
                return Activation(name: name, shape: .flat(architecture.classes), values: plan.probabilities(image: 0))
            default:
                let row = architecture.summary().first { $0.activation != nil && "\($0.name)/linear" == name }
                if let row { return output(row.layers.lowerBound) }
                return Self.layers(of: plan).first { $0.name == name }
            }
        }
    }

    private static func layers(of plan: Plan) -> [Activation] {
        let architecture = plan.store.architecture
        return architecture.summary().map { row in
            let last = row.layers.upperBound - 1
            let values = row.isSoftmax ? plan.probabilities(image: 0) : plan.output(ofLayer: last, image: 0)
            return Activation(name: row.name, shape: row.output, values: values ?? [])
        }
    }

    private func check(_ pixels: [Float]) throws(TrainingError) {
        let expected = network.architecture.input.count
        guard pixels.count == expected else { throw .wrongPixels(expected: expected, got: pixels.count) }
    }
}

/// The plans of a network, made when first needed.
private struct Plans {
    private var single: Plan?
    private var batched: Plan?
    private var inspecting: Plan?
    private var evaluating: (evaluator: Evaluator, images: Int, threads: Int)?

    mutating func inference(_ network: Network, images: Int) -> Plan {
        if images <= 1 {
            let plan = single ?? Self.make(network, capacity: 1, purpose: .inference)
            single = plan
            return plan
        }
        let capacity = Inference.batch(.max, network.architecture)
        let plan = batched ?? Self.make(network, capacity: capacity, purpose: .inference)
        batched = plan
        return plan
    }

    /// For sources of so many images, on all threads that there are now.
    mutating func evaluator(_ network: Network, images: Int) -> Evaluator {
        if let evaluating, evaluating.images == images, evaluating.threads == WorkerPool.threads {
            return evaluating.evaluator
        }
        let evaluator = Evaluator(ParameterStore(network), count: images)
        evaluating = (evaluator, images, WorkerPool.threads)
        return evaluator
    }

    /// A plan that has just run on one image and kept what every layer gave.
    mutating func inspected(_ network: Network, _ pixels: [Float]) -> Plan {
        let plan = inspecting ?? Self.make(network, capacity: 1, purpose: .inspection)
        inspecting = plan
        plan.load(pixels, image: 0)
        plan.forward(Pass(batch: 1))
        plan.softmax(Pass(batch: 1))
        return plan
    }

    private static func make(_ network: Network, capacity: Int, purpose: Purpose) -> Plan {
        let plan = Plan(ParameterStore(network), capacity: capacity, purpose: purpose)
        plan.prepare()
        return plan
    }
}
