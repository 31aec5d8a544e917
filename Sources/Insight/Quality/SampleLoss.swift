/// How a network reads an image whose label is known, and the cross-entropy of that: 0 where it is sure and right.
package struct SampleLoss: Sendable, Hashable {
    package let label: Int
    /// The class that the network reads.
    package let read: Int
    package let loss: Double

    /// - Parameters:
    ///   - logits: what the softmax is taken of
    ///   - label: one of its classes
    package init(logits: [Float], label: Int) {
        self.label = label
        read = Prediction(probabilities: logits).verdict
        loss = CrossEntropyOfLogits(logits.map { Double($0) }, label: label).loss
    }
}
