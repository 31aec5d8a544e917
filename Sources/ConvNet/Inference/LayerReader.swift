/// What one layer gives for many images of a source.
struct LayerReader {
    private let groups: ImageGroups
    private let layer: Int
    private let isSoftmax: Bool

    /// - Parameters:
    ///   - layer: an index of `Architecture.layers`; -1 for the pixels, their count for the softmax
    ///   - count: images of the source to come
    ///   - wanted: how many of them will be read
    init(_ network: Network, layer: Int, count: Int, wanted: Int) {
        let store = ParameterStore(network)
        let group = PlanMemory.batch(store.architecture, wanted: min(max(wanted, 1), 32), bytes: 8 << 20)
        isSoftmax = layer == store.architecture.layers.count
        let isKept = isSoftmax || Plan(store, capacity: 1, purpose: .inference).keeps(layer)
        self.layer = layer
        groups = ImageGroups(of: group, count: count, wanted: wanted) {
            Plan(store, capacity: group, purpose: isKept ? .inference : .inspection)
        }
    }

    /// Images to ask about at once.
    var batch: Int { groups.batch }

    /// What `transform` makes of each image's values, in order.
    func map<Result: Sendable>(
        _ source: any SampleSource, _ images: Range<Int>,
        _ transform: @Sendable (_ image: Int, _ values: [Float]) -> Result
    ) -> [Result] {
        let (layer, isSoftmax) = (layer, isSoftmax)
        return groups.map(source, images) { plan, part in
            plan.forward(Pass(batch: part.count), through: layer)
            if isSoftmax { plan.softmax(Pass(batch: part.count)) }
            return part.enumerated().map { place, image in
                let values = isSoftmax ? plan.probabilities(image: place)
                    : layer < 0 ? plan.pixels(image: place) : plan.output(ofLayer: layer, image: place) ?? []
                return transform(image, values)
            }
        }
    }
}

extension Inference {
    /// What one layer gives for each of some images of a source, passed to `transform` image by image and thrown away:
    /// the maps of a convolution for ten thousand images would not fit into memory. Layers behind it are not run.
    ///
    ///     // The mean of the last layer but one for every image.
    ///     try inference.map(layer: 14, of: images, range: 0..<images.count) { _, values in
    ///         values.reduce(0, +) / Float(values.count)
    ///     }
    ///
    /// - Parameters:
    ///   - layer: an index of `Architecture.layers`; -1 for the pixels, their count for the softmax behind them
    ///   - source: images of the size that the network reads
    ///   - range: numbers of images; what the source does not have is left out
    ///   - progress: called after every batch with the images done and all; what it throws ends the work
    ///   - transform: called on several threads at once, with rows, columns and channels without padding; the same
    ///     values for any number of threads
    /// - Returns: the results, in order.
    /// - Throws: `TrainingError` if the images have another size than the network's input.
    public func map<Result: Sendable>(
        layer: Int, of source: any SampleSource, range: Range<Int>,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in },
        _ transform: @Sendable (_ image: Int, _ values: [Float]) -> Result
    ) throws -> [Result] {
        let images = range.clamped(to: 0..<source.count)
        var results: [Result] = []
        results.reserveCapacity(images.count)
        try forEachBatch(layer: layer, of: source, range: images, transform) { batch in
            results += batch
            try progress(results.count, images.count)
        }
        return results
    }

    /// The same, batch by batch, so that not all results stand in memory at once.
    ///
    /// - Parameters:
    ///   - layer: an index of `Architecture.layers`; -1 for the pixels, their count for the softmax behind them
    ///   - source: images of the size that the network reads
    ///   - range: numbers of images; what the source does not have is left out
    ///   - transform: called on several threads at once, with rows, columns and channels without padding
    ///   - body: called after every batch with its results, in order; what it throws ends the work
    public func forEachBatch<Result: Sendable>(
        layer: Int, of source: any SampleSource, range: Range<Int>,
        _ transform: @Sendable (_ image: Int, _ values: [Float]) -> Result, body: (_ results: [Result]) throws -> Void
    ) throws {
        try network.architecture.check(source)
        precondition((-1...network.architecture.layers.count).contains(layer), "The network has no layer \(layer)")
        let images = range.clamped(to: 0..<source.count)
        let reader = LayerReader(network, layer: layer, count: source.count, wanted: images.count)
        for start in stride(from: images.lowerBound, to: images.upperBound, by: reader.batch) {
            let part = start..<min(start + reader.batch, images.upperBound)
            try body(reader.map(source, part, transform))
        }
    }

    /// What one layer gives for each of some images of a source.
    ///
    /// - Parameters:
    ///   - layer: an index of `Architecture.layers`; -1 for the pixels, their count for the softmax behind them
    ///   - source: images of the size that the network reads
    ///   - range: numbers of images; what the source does not have is left out
    ///   - progress: called after every batch with the images done and all; what it throws ends the work
    /// - Returns: for each image the layer's values: rows, columns, channels.
    /// - Throws: `TrainingError` if the images have another size than the network's input.
    public func outputs(
        ofLayer layer: Int, of source: any SampleSource, range: Range<Int>,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> [[Float]] {
        try map(layer: layer, of: source, range: range, progress: progress) { _, values in values }
    }
}
