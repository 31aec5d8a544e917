import ConvNet
import Datasets
import Kernels
import Words

/// A walk over many images on all threads that adds up what the layers of a network give.
///
/// Each group of images is added up by itself and the sums are joined in order, so that they are the same for any number of
/// threads.
struct Survey {
    private let split: Split
    private let count: Int
    /// Images that a thread takes at once: fewer where all their activations would take much memory.
    private let group: Int
    private let recordings: ThreadValues<Recording>
    /// Measured layers before anything was added, and the elements of `Architecture.layers` whose output they are.
    private let blank: [LayerStatistics]
    private let places: [Int]

    /// So many recordings work side by side at most: each takes up to 8 MB.
    private static let mostRecordings = 64

    /// - Parameters:
    ///   - split: images of the network's size
    ///   - count: how many of them, from the first on
    ///   - layer: the only one to measure, by name; nil for all but those that hand on what they get
    init(_ network: Network, _ split: Split, _ count: Int, layer: String?) {
        let architecture = network.architecture
        let rows = architecture.summary().filter {
            $0.formula != .handedOn && (layer == nil || $0.name == layer)
        }
        blank = rows.map { LayerStatistics($0) }
        places = rows.map { $0.layers.upperBound - 1 }
        let group = max(1, min(32, (2 << 20) / architecture.numbersPerImage))
        let threads = max(1, min(WorkerPool.threads, Self.mostRecordings, (count + group - 1) / group))
        recordings = ThreadValues((0..<threads).map { _ in Recording(network, capacity: group) })
        (self.split, self.count, self.group) = (split, count, group)
    }

    /// The ranges and sums of a first walk, and the histograms of a second one, for which ranges must be known.
    ///
    /// - Throws: what `progress` throws, and `TrainingError` if images have another size than the network's input, or its answer is no number.
    func statistics(progress: Watch) throws -> [LayerStatistics] {
        let measured = try walk(from: blank, progress: { try progress($0 / 2) }) { layer, _, values in layer.add(values) }
        return try walk(from: measured, progress: { try progress(0.5 + $0 / 2) }) { layer, place, values in
            layer.sort(values, as: measured[place])
        }
    }

    private func walk(
        from start: [LayerStatistics], progress: Watch,
        _ add: @Sendable (_ layer: inout LayerStatistics, _ place: Int, _ values: [Float]) -> Void
    ) throws -> [LayerStatistics] {
        var total = start
        let (groups, together) = ((count + group - 1) / group, 4 * recordings.values.count)
        for first in stride(from: 0, to: groups, by: together) {
            let parts = recordings.map(min(together, groups - first)) { recording, number in
                part(first + number, recording, add)
            }
            for part in parts {
                let part = try part.get()
                for place in total.indices { total[place].merge(part[place]) }
            }
            try progress(Double(min(groups, first + together)) / Double(groups))
        }
        return total
    }

    /// What one group of images adds up to.
    private func part(
        _ number: Int, _ recording: Recording,
        _ add: (_ layer: inout LayerStatistics, _ place: Int, _ values: [Float]) -> Void
    ) -> Result<[LayerStatistics], TrainingError> {
        var layers = blank
        let range = number * group..<min((number + 1) * group, count)
        let images = range.map { image in split.images[split.bytes(of: image)].map { Float($0) / 255 } }
        do throws(TrainingError) {
            try recording.run(images, through: places.max() ?? 0)
        } catch {
            return .failure(error)
        }
        for image in images.indices {
            for place in layers.indices { add(&layers[place], place, recording.output(of: places[place], image: image)) }
        }
        return .success(layers)
    }
}
