import Kernels

extension Layer {
    /// Makes a vector of a map, in the order rows, columns, channels.
    public static let flatten = Layer(FlattenLayer())
}

/// Makes a vector of a map; nothing moves in memory.
struct FlattenLayer: LayerKind {
    static let names = LayerNames("flatten", keras: "Flatten", torch: "Flatten", isFirstNumbered: false)

    var form: LayerForm { .flatten }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> FlattenLayer { FlattenLayer() }

    var formula: Formula { .handedOn }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        guard case .map = input else { throw .doesNotFit(expected: .map, got: input) }
        return .flat(input.count)
    }

    /// Whatever reads the vector behind it can, if the image fills whole vectors of lanes.
    func readsUnpadded(_ image: Shape) -> Bool { image.count % Lanes.count == 0 }

    func buffers(training: Bool) -> Int { 0 }

    func addSteps(to plan: inout StepBuilder) {}
}
