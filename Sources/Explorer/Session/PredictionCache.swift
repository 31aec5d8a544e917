import Subjects

/// Predictions by network and split; a changed network or another data set asks anew.
package struct PredictionCache: Sendable {
    package struct Key: Hashable, Sendable {
        let network: Int
        let dataset: Int
        package let split: SplitName
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
