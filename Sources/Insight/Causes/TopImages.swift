import ConvNet

/// The images of a source that excite units most.
package struct TopImages: Sendable {
    /// One image and where the unit's value is highest in it.
    package struct Hit: Sendable, Hashable {
        /// Its number in the source.
        package let image: Int
        /// What the unit gives there, before its ReLU.
        package let value: Float
        /// The place of the unit's map, in rows of its width.
        package let place: Int
    }

    /// For each unit its images, strongest first; the lower number first among equals.
    package let hits: [[Hit]]

    /// Looks at every image of a source once.
    ///
    /// - Parameters:
    ///   - units: of one layer.
    ///   - count: as many images are kept for each unit.
    ///   - progress: called after every batch with the images done and all; what it throws ends the work.
    /// - Throws: `TrainingError` if the images have another size than the network's input.
    package init(
        _ network: Network, units: [ProbedUnit], count: Int, of source: any SampleSource,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        var lists = units.map { _ in Ranking(limit: count) }
        var done = 0
        try Inference(network).forEachBatch(layer: units.first?.layer ?? -1, of: source, range: 0..<source.count) {
            image, values in
            units.map { unit in
                let peak = unit.peak(values)
                return Hit(image: image, value: peak.value, place: peak.place)
            }
        } body: { batch in
            for hits in batch {
                for (number, hit) in hits.enumerated() { lists[number].add(hit) }
            }
            done += batch.count
            try progress(done, source.count)
        }
        hits = lists.map(\.hits)
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
