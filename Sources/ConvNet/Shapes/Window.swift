/// Where a convolution may stand at the border.
public enum Padding: String, Sendable, Hashable, Codable {
    /// Only where the kernel lies wholly inside.
    case valid
    /// Everywhere, with zeros around; the output has ⌈input ÷ stride⌉ rows and columns, as in Keras.
    case same
}

/// A window that slides along one side of a map.
public struct Window: Sendable, Hashable {
    /// Rows, or columns, of the map.
    public let input: Int
    public let size: Int
    public let stride: Int
    /// Zeros before the first row or column.
    public let before: Int
    /// Zeros after the last.
    let after: Int
    /// Places where the window stands.
    public let output: Int

    /// Keras' rule for `same`: the padding is split in halves, the odd zero comes after.
    init(input: Int, size: Int, stride: Int, padding: Padding = .valid) {
        (self.input, self.size, self.stride) = (input, size, stride)
        switch padding {
        case .valid:
            (before, after, output) = (0, 0, (input - size) / stride + 1)
        case .same:
            output = (input + stride - 1) / stride
            let total = max(0, (output - 1) * stride + size - input)
            before = total / 2
            after = total - before
        }
    }

    /// The row or column under the first element of the window at a place; below zero in the padding.
    public func start(_ place: Int) -> Int { place * stride - before }

    /// The rows or columns of the map that the window covers at some neighboring places, without the padding.
    public func covered(_ places: Range<Int>) -> Range<Int> {
        let first = max(0, start(places.lowerBound))
        return first..<max(first, min(input, start(places.upperBound - 1) + size))
    }
}
