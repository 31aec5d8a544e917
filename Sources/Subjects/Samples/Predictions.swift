import ConvNet

/// What a network said about all images of a split.
package struct Predictions: Sendable {
    /// The class with the highest probability, an image.
    package let labels: [Int]
    /// That probability.
    package let confidences: [Float]

    /// What an evaluation of the split found.
    package init(_ evaluation: Evaluation) { (labels, confidences) = (evaluation.predictions, evaluation.confidences) }
}
