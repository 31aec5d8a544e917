import Kernels

/// What one pass through a plan depends on.
struct Pass {
    /// Images in the batch, at most the plan's capacity.
    let batch: Int
    /// Of the dropout masks.
    var seed: UInt64 = 0
    /// Of the dropout masks: batches trained before.
    var step = 0
    /// How much of their moving averages normalizations keep in training.
    var normalizationMomentum: Float = 0.99
    /// Whether the backward pass ends at the second step with weights.
    var freezesFirst = false
}

/// One piece of compiled work. Its memory is settled when the plan is made; running it allocates nothing.
///
/// A step knows its input x [N][…] and output y [N][…]; gradients come and go in buffers that the plan passes.
protocol Step {
    /// Floats of x and y for one image.
    var inputCount: Int { get }
    var outputCount: Int { get }
    /// Whether dx may be written over dy.
    var gradientInPlace: Bool { get }

    /// Makes what depends on the tensors alone; before `forward` whenever they have changed.
    func prepare()

    /// Writes y.
    func forward(_ pass: Pass)

    /// Writes the gradients of the step's tensors, and dx unless that is nil.
    ///
    /// - Parameters:
    ///   - dy: [N][outputCount], may be overwritten
    ///   - dx: [N][inputCount]; the same view as dy if `gradientInPlace`
    func backward(_ pass: Pass, dy: View, dx: View?)
}

extension Step {
    func prepare() {}
}

/// A step with tensors that training changes.
protocol TrainedStep: Step {}

/// A trained step whose input gradient is work by itself, left out where nothing in front of it is trained.
protocol WeightedStep: TrainedStep {}

extension View {
    /// The part for the images of a batch.
    func first(_ batch: Int, of count: Int) -> View { self[0..<batch * count] }

    /// The part for one image.
    func image(_ image: Int, of count: Int) -> View { self[image * count..<(image + 1) * count] }
}

/// A tensor with its gradient.
struct Parameter {
    let value: View
    let gradient: View
}
