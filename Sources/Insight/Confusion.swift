/// How often images of each class were read as each class.
public struct Confusion: Sendable, Hashable {
    /// One kind of mistake: images labelled `label` that were read as `predicted`.
    public struct Pair: Sendable, Hashable {
        public let label: Int
        public let predicted: Int
        public let count: Int

        /// A pair with its number of images.
        public init(label: Int, predicted: Int, count: Int) {
            self.label = label
            self.predicted = predicted
            self.count = count
        }
    }

    /// The number of classes: labels and predictions lie in `0..<classes`.
    public let classes: Int

    /// Image counts, `[true class][predicted class]`, row-major.
    private var counts: [Int]

    /// Counts each label beside its prediction.
    ///
    /// Pairs with a class outside `0..<classes` are not counted; the shorter list ends the count.
    public init(labels: some Sequence<Int>, predictions: some Sequence<Int>, classes: Int = 10) {
        self.classes = max(classes, 0)
        counts = Array(repeating: 0, count: self.classes * self.classes)
        let valid = 0..<self.classes
        for (label, predicted) in zip(labels, predictions) where valid ~= label && valid ~= predicted {
            counts[label * self.classes + predicted] += 1
        }
    }

    /// The number of images labelled `label` that were read as `predicted`; 0 for a class that does not exist.
    public func count(label: Int, predicted: Int) -> Int {
        let valid = 0..<classes
        return valid ~= label && valid ~= predicted ? counts[label * classes + predicted] : 0
    }

    /// The number of images labelled `label`.
    public func total(label: Int) -> Int {
        (0..<classes).reduce(0) { $0 + count(label: label, predicted: $1) }
    }

    /// The number of images read as `predicted`.
    public func total(predicted: Int) -> Int {
        (0..<classes).reduce(0) { $0 + count(label: $1, predicted: predicted) }
    }

    /// The number of images counted.
    public var total: Int { counts.reduce(0, +) }

    /// The number of images read as what they are labelled.
    public var right: Int { (0..<classes).reduce(0) { $0 + count(label: $1, predicted: $1) } }

    /// The share of images read right, 0 to 1; nil without images.
    public var accuracy: Double? { share(right, of: total) }

    /// The share of images labelled `label` that were read right (recall); nil where there are none.
    public func recall(label: Int) -> Double? {
        share(count(label: label, predicted: label), of: total(label: label))
    }

    /// The share of images read as `predicted` that are labelled so (precision); nil where there are none.
    public func precision(predicted: Int) -> Double? {
        share(count(label: predicted, predicted: predicted), of: total(predicted: predicted))
    }

    /// The mistakes that happened, most frequent first; equals in the order of label, then prediction.
    public var mistakes: [Pair] {
        let pairs = (0..<classes).flatMap { label in
            (0..<classes).map { Pair(label: label, predicted: $0, count: count(label: label, predicted: $0)) }
        }
        return pairs
            .filter { $0.label != $0.predicted && $0.count > 0 }
            .sorted { ($1.count, $0.label, $0.predicted) < ($0.count, $1.label, $1.predicted) }
    }

    private func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
