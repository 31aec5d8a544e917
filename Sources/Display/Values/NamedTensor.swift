/// Numbers of the network that an output shows, whole and in their own order: files of arrays keep them, whatever is drawn.
package struct NamedTensor: Sendable {
    /// `conv1/kernel`, `dense1`, `probabilities`.
    package let name: String
    /// How many there are in each dimension, the outermost first, as Keras has them.
    package let shape: [Int]
    private let made: @Sendable () -> [Float]

    /// - Returns: nil where there are not as many numbers as the sizes say.
    package init?(_ name: String, shape: [Int], values: [Float]) {
        guard shape.reduce(1, *) == values.count else { return nil }
        self.init(name, shape: shape) { values }
    }

    /// Numbers that are put together only where a file keeps them.
    ///
    /// - Returns: nil for a size below 1.
    package init?(_ name: String, shape: [Int], making values: @escaping @Sendable () -> [Float]) {
        guard shape.allSatisfy({ $0 > 0 }) else { return nil }
        (self.name, self.shape, made) = (name, shape, values)
    }

    /// As many numbers as the product of the sizes, the innermost size running fastest.
    package var values: [Float] { made() }
}

extension NamedTensor: Hashable {
    /// Whether both are called alike and have the same sizes: what they hold follows from what is drawn.
    package static func == (left: NamedTensor, right: NamedTensor) -> Bool {
        left.name == right.name && left.shape == right.shape
    }

    /// Hashes name and sizes.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(shape)
    }
}
