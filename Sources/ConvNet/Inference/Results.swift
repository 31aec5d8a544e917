/// What a layer gave for one image.
public struct Activation: Sendable, Hashable {
    /// The layer's name, "conv1".
    public let name: String
    /// The shape of its output.
    public let shape: Shape
    /// Rows, columns, channels, without padding.
    public let values: [Float]

    /// Values of a layer with their shape, which has as many.
    public init(name: String, shape: Shape, values: [Float]) {
        self.name = name
        self.shape = shape
        self.values = values
    }
}

/// How a network did on a set of images.
public struct Evaluation: Sendable, Hashable {
    /// How many images there were.
    public let images: Int
    /// The share of images whose most probable class is their label.
    public let accuracy: Double
    /// The mean cross-entropy.
    public let loss: Double
    /// For each image the most probable class; the lowest of equals.
    public let predictions: [Int]
    /// For each image the probability of that class.
    public let confidences: [Float]
}
