import ConvNet

/// The images of a source that excite units most.
public struct TopImages: Sendable {
    /// One image and where the unit's value is highest in it.
    public struct Hit: Sendable, Hashable {
        /// Its number in the source.
        public let image: Int
        /// What the unit gives there, before its ReLU.
        public let value: Float
        /// The place of the unit's map, in rows of its width.
        public let place: Int
    }

    /// For each unit its images, strongest first; the lower number first among equals.
    public let hits: [[Hit]]
    /// How many images were looked at: all, unless `progress` ended it.
    public let images: Int

    private static let batch = 64

    /// Looks at every image of a source once.
    ///
    /// - Parameters:
    ///   - units: of one layer.
    ///   - count: as many images are kept for each unit.
    ///   - progress: called after every batch with the images done and all; returns whether to go on.
    /// - Throws: if the images have another size than the network's input.
    public init(
        _ network: Network, units: [ProbedUnit], count: Int, of source: any SampleSource,
        progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws(TrainingError) {
        let recording = Recording(network, capacity: min(Self.batch, max(source.count, 1)))
        var lists = units.map { _ in Ranking(limit: count) }
        var done = 0
        while done < source.count {
            let range = done..<min(done + recording.capacity, source.count)
            try recording.run(range.map { Self.pixels(source, $0) })
            for (place, image) in range.enumerated() {
                guard let layer = units.first?.layer else { break }
                let output = recording.output(of: layer, image: place)
                for (number, unit) in units.enumerated() {
                    let peak = unit.peak(output)
                    lists[number].add(Hit(image: image, value: peak.value, place: peak.place))
                }
            }
            done = range.upperBound
            guard progress(done, source.count) else { break }
        }
        (hits, images) = (lists.map(\.hits), done)
    }

    private static func pixels(_ source: any SampleSource, _ index: Int) -> [Float] {
        var pixels = [Float](repeating: 0, count: source.height * source.width)
        var span = pixels.mutableSpan
        source.read(index, draw: .none, into: &span)
        return pixels
    }
}

/// The best hits so far, in order.
private struct Ranking {
    let limit: Int
    private(set) var hits: [TopImages.Hit] = []

    init(limit: Int) { self.limit = max(limit, 0) }

    /// Hits come in the order of their images, so among equals the one that is there already stays in front.
    mutating func add(_ hit: TopImages.Hit) {
        if hits.count == limit, let last = hits.last, hit.value <= last.value { return }
        guard limit > 0 else { return }
        let place = hits.firstIndex { hit.value > $0.value } ?? hits.count
        hits.insert(hit, at: place)
        if hits.count > limit { hits.removeLast() }
    }
}
