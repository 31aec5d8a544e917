/// How much memory plans take, before they take it.
enum PlanMemory {
    /// No plan takes more bytes than this.
    static let limit = 2 << 30

    /// So many plans work side by side at most: each takes some megabytes, whatever number of threads is set.
    static let mostPlans = 64

    /// Bytes for each image of a batch: outputs of layers, positions of maxima, two gradient buffers.
    static func perImage(_ architecture: Architecture, purpose: Purpose) -> Int {
        let (input, layers) = architecture.placements()
        var (floats, largest) = (input.count, input.count)
        for (layer, placement) in zip(architecture.layers, layers) {
            largest = max(largest, placement.output.count)
            floats += placement.output.count * layer.kind.buffers(training: purpose == .training)
        }
        return 4 * (floats + (purpose == .training ? 2 * largest : 0))
    }

    /// How many images fit into `bytes`, at least one, at most `wanted`.
    static func batch(_ architecture: Architecture, wanted: Int, bytes: Int) -> Int {
        max(1, min(wanted, bytes / perImage(architecture, purpose: .inference)))
    }
}
