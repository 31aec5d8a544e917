/// What a network said about all images of a split.
package struct Predictions: Sendable {
    /// The class with the highest probability, an image.
    package let labels: [Int]
    /// That probability.
    package let confidences: [Float]

    package init(labels: [Int], confidences: [Float]) {
        self.labels = labels
        self.confidences = confidences
    }
}

/// Predictions by network and split; a changed network or another data set asks anew.
struct PredictionCache: Sendable {
    struct Key: Hashable, Sendable {
        let network: Int
        let dataset: Int
        let split: SplitName
    }

    private var entries: [(key: Key, predictions: Predictions)] = []
    private static let limit = 4

    subscript(key: Key) -> Predictions? {
        get { entries.first { $0.key == key }?.predictions }
        set {
            entries.removeAll { $0.key == key }
            if let newValue { entries.append((key, newValue)) }
            if entries.count > Self.limit { entries.removeFirst() }
        }
    }
}
