/// The number that is explained: the logit of a class, or how far it is above that of another.
package struct AttributionTarget: Sendable, Hashable {
    /// The class whose logit is explained.
    package let label: Int
    /// The class whose logit is taken from it; nil for none.
    package let against: Int?

    package init(_ label: Int, against: Int? = nil) {
        self.label = label
        self.against = against
    }

    /// The number itself; 0 for classes that are none.
    package func value(of logits: [Float]) -> Double {
        guard logits.indices ~= label else { return 0 }
        guard let against, logits.indices ~= against else { return Double(logits[label]) }
        return Double(logits[label]) - Double(logits[against])
    }

    /// Its gradient with respect to the logits: 1 at the class, −1 at the one that it is set against.
    package func gradient(classes: Int) -> [Float] {
        var gradient = [Float](repeating: 0, count: classes)
        if gradient.indices ~= label { gradient[label] += 1 }
        if let against, gradient.indices ~= against { gradient[against] -= 1 }
        return gradient
    }
}
