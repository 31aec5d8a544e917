import Kernels

/// Work of a layer that the step in front of it may do along with its own.
enum Joint: Equatable {
    /// What lies below 0 becomes 0.
    case rectifier
    /// Batch normalization.
    case normalization(epsilon: Float)
    case maxPool(size: Int, stride: Int)
}

/// A rectifier that the step in front of it takes in.
struct Rectifier {
    /// Whether the step behind it applies its mask on the way back, since it reads the numbers anyway.
    let masked: Bool
}

/// What of a step's output its way back reads, so that nothing may write over it in between.
enum Kept: Int {
    case nothing
    /// Where it is above 0.
    case signs
    case values
}

/// A layer as its step sees it: its shapes and tensors in memory.
struct StepLayer {
    let input: PhysicalShape
    let output: PhysicalShape
    let tensors: [View]
    /// Of the trainable ones.
    let gradients: [View]
    let joint: Joint?

    /// The trainable tensors with their gradients.
    var parameters: [Parameter] { zip(tensors, gradients).map { Parameter(value: $0, gradient: $1) } }
}

/// Takes the steps that layers add, in order, and lays out the memory between them.
///
/// A layer in turn may look at those behind it and join their work to its own where the purpose allows. A step may write
/// over its input except for inspection, if it leaves there what the step in front reads on its way back.
struct StepBuilder {
    let purpose: Purpose
    let capacity: Int
    /// [N][input.count]: the images.
    let input: View
    /// Shared by all steps, overwritten by each.
    let scratch: View
    private let layers: [StepLayer]

    private(set) var steps: [any Step] = []
    /// For each step the layers that it covers.
    private(set) var covered: [Range<Int>] = []
    /// The output of every layer that has one of its own, under the index of the layer.
    private(set) var outputs: [Int: View] = [:]
    /// The layers whose outputs later steps write over; -1 for the images.
    private(set) var overwritten: Set<Int> = []
    /// The layer in turn.
    private(set) var index = 0
    /// What the layer in turn reads.
    private(set) var current: View
    /// Whether the step in front left the mask of its rectifier to the one in turn.
    private(set) var hasMaskToApply = false
    private var kept = Kept.nothing
    /// The layers whose output `current` is.
    private var sharing: Set<Int> = [-1]
    private var used = 1
    private var leavesMask = false
    private var drawing = 0

    init(_ layers: [StepLayer], purpose: Purpose, capacity: Int, input: View, scratch: View) {
        (self.layers, self.purpose, self.capacity) = (layers, purpose, capacity)
        (self.input, self.scratch, current) = (input, scratch, input)
    }

    /// Whether every layer had its turn.
    var isDone: Bool { index >= layers.count }

    /// The layer in turn.
    var layer: StepLayer { layers[index] }

    /// The layer so many places behind the one in turn.
    func layer(behind places: Int) -> StepLayer? {
        index + places < layers.count ? layers[index + places] : nil
    }

    /// Memory for a tensor of that shape for every image of a batch.
    func memory(_ shape: PhysicalShape) -> View { View(count: capacity * shape.count) }

    /// Where a step that can write over its input writes its output.
    ///
    /// - Parameter keepingSigns: whether its output is above 0 where its input is, or no gradient passes there
    func memoryInPlace(keepingSigns: Bool) -> View {
        let isReadLater = kept == .values || kept == .signs && !keepingSigns
        return purpose == .inspection || purpose == .training && isReadLater ? memory(layer.output) : current
    }

    /// The rectifier behind the layer in turn, which its step may take in; nil where there is none, or where layers are
    /// looked at one by one.
    var rectifierBehind: Rectifier? {
        guard purpose != .inspection, layer(behind: 1)?.joint == .rectifier else { return nil }
        guard case .normalization = layer(behind: 2)?.joint else { return Rectifier(masked: false) }
        return Rectifier(masked: true)
    }

    /// The number of the layer among those that draw at random, from 0.
    mutating func nextDrawing() -> Int {
        defer { drawing += 1 }
        return drawing
    }

    /// Adds the step of the layer in turn.
    ///
    /// - Parameters:
    ///   - output: where it writes
    ///   - joining: how many layers behind it the step covers too
    ///   - keeping: what of its output its way back reads
    mutating func add(_ step: any Step, output: View, joining: Int = 0, keeping: Kept = .nothing) {
        steps.append(step)
        used = 1 + joining
        covered.append(index..<index + used)
        if output.isSame(as: current) {
            overwritten.formUnion(sharing)
            kept = keeping.rawValue > kept.rawValue ? keeping : kept
        } else {
            kept = keeping
        }
        (current, sharing) = (output, [])
    }

    /// Adds the step of the layer in turn, which may have taken in the rectifier behind it.
    mutating func add(_ step: any Step, output: View, rectified: Rectifier?) {
        guard let rectified else { return add(step, output: output) }
        add(step, output: output, joining: 1, keeping: rectified.masked ? .nothing : .signs)
        leavesMask = rectified.masked
    }

    /// Ends the turn of the layer and of those that joined it.
    mutating func endTurn() {
        index += used
        outputs[index - 1] = current
        sharing.insert(index - 1)
        (hasMaskToApply, used, leavesMask) = (leavesMask, 1, false)
    }
}

extension View {
    /// Whether both are the same memory.
    fileprivate func isSame(as other: View) -> Bool { storage === other.storage && offset == other.offset }
}
