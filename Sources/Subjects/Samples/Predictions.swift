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
