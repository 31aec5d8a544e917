/// Zeros around a map, so that a convolution may stand at its border.
public enum Padding: Sendable, Hashable {
    /// None: the kernel lies wholly inside.
    case valid
    /// As many as give ⌈input ÷ stride⌉ rows and columns, as in Keras.
    case same
    /// So many rows and columns of zeros, as Keras' ZeroPadding2D and PyTorch's `padding` put them.
    case zeros(top: Int, left: Int, bottom: Int, right: Int)

    var rows: Margin {
        switch self {
        case .valid: .none
        case .same: .same
        case .zeros(let top, _, let bottom, _): .zeros(before: top, after: bottom)
        }
    }

    var columns: Margin {
        switch self {
        case .valid: .none
        case .same: .same
        case .zeros(_, let left, _, let right): .zeros(before: left, after: right)
        }
    }
}

/// The padding along one side of a map.
enum Margin: Sendable, Hashable {
    case same
    case zeros(before: Int, after: Int)

    static let none = Margin.zeros(before: 0, after: 0)
}

/// A window that slides along one side of a map.
public struct Window: Sendable, Hashable {
    /// Rows, or columns, of the map.
    public let input: Int
    /// Rows, or columns, of the window.
    public let size: Int
    /// How far it moves from place to place.
    public let stride: Int
    /// Zeros before the first row or column.
    public let before: Int
    /// Zeros after the last.
    let after: Int
    /// Places where the window stands.
    public let output: Int

    /// Keras' rule for `same`: the padding is split in halves, the odd zero comes after.
    init(input: Int, size: Int, stride: Int, margin: Margin = .none) {
        (self.input, self.size, self.stride) = (input, size, stride)
        switch margin {
        case .zeros(let before, let after):
            (self.before, self.after, output) = (before, after, (before + input + after - size) / stride + 1)
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
