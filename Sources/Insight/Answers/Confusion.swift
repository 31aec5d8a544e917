import ConvNet

/// How often images of each class were read as each class.
package struct Confusion: Sendable, Hashable {
    /// One kind of mistake: images labeled `label` that were read as `predicted`.
    package struct Pair: Sendable, Hashable {
        package let label: Int
        package let predicted: Int
        package let count: Int

        /// A pair with its number of images.
        package init(label: Int, predicted: Int, count: Int) {
            self.label = label
            self.predicted = predicted
            self.count = count
        }
    }

    /// The number of classes: labels and predictions lie in `0..<classes`.
    package let classes: Int

    /// Image counts, `[true class][predicted class]`, row-major.
    private var counts: [Int]

    /// Counts each label beside its prediction.
    ///
    /// Pairs with a class outside `0..<classes` are not counted; the shorter list ends the count.
    package init(labels: some Sequence<Int>, predictions: some Sequence<Int>, classes: Int = 10) {
        self.classes = max(classes, 0)
        counts = Array(repeating: 0, count: self.classes * self.classes)
        let valid = 0..<self.classes
        for (label, predicted) in zip(labels, predictions) where valid ~= label && valid ~= predicted {
            counts[label * self.classes + predicted] += 1
        }
    }

    /// The number of images labeled `label` that were read as `predicted`; 0 for a class that does not exist.
    package func count(label: Int, predicted: Int) -> Int {
        let valid = 0..<classes
        return valid ~= label && valid ~= predicted ? counts[label * classes + predicted] : 0
    }

    /// The number of images labeled `label`.
    package func total(label: Int) -> Int {
        (0..<classes).reduce(0) { $0 + count(label: label, predicted: $1) }
    }

    /// The number of images read as `predicted`.
    package func total(predicted: Int) -> Int {
        (0..<classes).reduce(0) { $0 + count(label: $1, predicted: predicted) }
    }

    /// The number of images counted.
    package var total: Int { counts.reduce(0, +) }

    /// The number of images read as what they are labeled.
    package var right: Int { (0..<classes).reduce(0) { $0 + count(label: $1, predicted: $1) } }

    /// The share of images read right, 0 to 1; nil without images.
    package var accuracy: Double? { share(right, of: total) }

    /// The share of images labeled `label` that were read right (recall); nil where there are none.
    package func recall(label: Int) -> Double? {
        share(count(label: label, predicted: label), of: total(label: label))
    }

    /// The share of images read as `predicted` that are labeled so (precision); nil where there are none.
    package func precision(predicted: Int) -> Double? {
        share(count(label: predicted, predicted: predicted), of: total(predicted: predicted))
    }

    /// The mistakes that happened, most frequent first; equals in the order of label, then prediction.
    package var mistakes: [Pair] {
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

extension Confusion {
    /// How a network read the images of a split; `labels` in the order of `evaluation`.
    package init(_ evaluation: Evaluation, labels: some Sequence<UInt8>, classes: Int = 10) {
        self.init(labels: labels.map { Int($0) }, predictions: evaluation.predictions, classes: classes)
    }
}
