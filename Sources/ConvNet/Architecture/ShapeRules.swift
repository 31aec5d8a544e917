extension Shape {
    /// The shape after `layer`, or why the layer does not fit.
    func after(_ layer: Layer, number: Int, text: String) throws(ArchitectureError) -> Shape {
        let result: Shape
        switch layer {
        case .convolution(let filters, let kernelHeight, let kernelWidth, let stride, let padding):
            try LayerWord.check(layer, number: number, text: text)
            guard case .map(let height, let width, let channels) = self else {
                throw .doesNotFit(number: number, text: text, expected: .map, got: self)
            }
            if padding == .valid, height < kernelHeight || width < kernelWidth {
                throw .doesNotFit(
                    number: number, text: text, expected: .atLeast(height: kernelHeight, width: kernelWidth), got: self)
            }
            try Self.check(kernelHeight * kernelWidth * channels * filters, number: number, text: text)
            result = .map(
                height: Window(input: height, size: kernelHeight, stride: stride, padding: padding).output,
                width: Window(input: width, size: kernelWidth, stride: stride, padding: padding).output,
                channels: filters)
        case .dense(let units):
            try LayerWord.check(layer, number: number, text: text)
            guard case .flat(let inputs) = self else {
                throw .doesNotFit(number: number, text: text, expected: .flat, got: self)
            }
            try Self.check(inputs * units, number: number, text: text)
            result = .flat(units)
        case .maxPool(let size, let stride), .averagePool(let size, let stride):
            try LayerWord.check(layer, number: number, text: text)
            result = try pooled(size: size, stride: stride, number: number, text: text)
        case .flatten:
            guard case .map = self else {
                throw .doesNotFit(number: number, text: text, expected: .map, got: self)
            }
            result = .flat(count)
        case .dropout:
            try LayerWord.check(layer, number: number, text: text)
            result = self
        case .relu, .batchNormalization, .softmax:
            result = self
        }
        try Self.check(result.count, number: number, text: text)
        return result
    }

    private func pooled(size: Int, stride: Int, number: Int, text: String) throws(ArchitectureError) -> Shape {
        guard case .map(let height, let width, let channels) = self else {
            throw .doesNotFit(number: number, text: text, expected: .map, got: self)
        }
        guard height >= size, width >= size else {
            throw .doesNotFit(number: number, text: text, expected: .atLeast(height: size, width: size), got: self)
        }
        return .map(
            height: (height - size) / stride + 1, width: (width - size) / stride + 1, channels: channels)
    }

    private static func check(_ values: Int, number: Int, text: String) throws(ArchitectureError) {
        guard values <= Architecture.largestTensor else { throw .tooLarge(number: number, text: text, values: values) }
    }
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
    init(input: Int, size: Int, stride: Int, padding: Padding) {
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

    /// The rows or columns of the map that the window covers at some neighbouring places, without the padding.
    public func covered(_ places: Range<Int>) -> Range<Int> {
        let first = max(0, start(places.lowerBound))
        return first..<max(first, min(input, start(places.upperBound - 1) + size))
    }
}

extension Layer {
    /// How the layer's window slides over the rows and columns of a map; nil for a layer without a window.
    public func windows(over input: Shape) -> (rows: Window, columns: Window)? {
        guard case .map(let height, let width, _) = input else { return nil }
        func windows(_ sizeRows: Int, _ sizeColumns: Int, _ stride: Int, _ padding: Padding) -> (Window, Window) {
            (
                Window(input: height, size: sizeRows, stride: stride, padding: padding),
                Window(input: width, size: sizeColumns, stride: stride, padding: padding)
            )
        }
        switch self {
        case .convolution(_, let kernelHeight, let kernelWidth, let stride, let padding):
            return windows(kernelHeight, kernelWidth, stride, padding)
        case .maxPool(let size, let stride), .averagePool(let size, let stride):
            return windows(size, size, stride, .valid)
        default: return nil
        }
    }
}
