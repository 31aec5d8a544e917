import ConvNet
import Files

/// Tensors of other programs in the core's order: convolution kernels HWIO, dense kernels IO, vectors of flattened maps in the
/// order rows, columns, channels.
package enum TensorOrder {
    /// A convolution kernel from filters × input channels × rows × columns (PyTorch, ONNX).
    package static func kernel(fromOIHW values: [Float], filters: Int, channels: Int, height: Int, width: Int) -> [Float] {
        transposed(values, shape: [filters, channels, height, width], order: [2, 3, 1, 0])
    }

    /// A convolution kernel as filters × input channels × rows × columns.
    package static func kernel(toOIHW values: [Float], filters: Int, channels: Int, height: Int, width: Int) -> [Float] {
        transposed(values, shape: [height, width, channels, filters], order: [3, 2, 0, 1])
    }

    /// A dense kernel with its dimensions the other way round.
    package static func turned(_ values: [Float], rows: Int, columns: Int) -> [Float] {
        transposed(values, shape: [rows, columns], order: [1, 0])
    }

    /// A dense kernel [inputs][units] whose inputs are a flattened map in the order channels, rows, columns, as the core has
    /// it: rows, columns, channels.
    package static func inputs(fromChannelsFirst values: [Float], map: Shape, units: Int) -> [Float] {
        guard case .map(let height, let width, let channels) = map else { return values }
        return transposed(values, shape: [channels, height, width, units], order: [1, 2, 0, 3])
    }

    /// The way back of `inputs(fromChannelsFirst:)`.
    package static func inputs(toChannelsFirst values: [Float], map: Shape, units: Int) -> [Float] {
        guard case .map(let height, let width, let channels) = map else { return values }
        return transposed(values, shape: [height, width, channels, units], order: [2, 0, 1, 3])
    }

    /// An array with its dimensions in another order: result dimension `i` is dimension `order[i]` of the array.
    ///
    /// - Parameter values: as many as the product of `shape`, else they come back as they are
    package static func transposed(_ values: [Float], shape: [Int], order: [Int]) -> [Float] {
        guard values.count == shape.reduce(1, *), order.count == shape.count else { return values }
        var strides = [Int](repeating: 1, count: shape.count)
        for place in stride(from: shape.count - 2, through: 0, by: -1) { strides[place] = strides[place + 1] * shape[place + 1] }
        return StridedOrder(sizes: order.map { shape[$0] }, strides: order.map { strides[$0] }).map { values[$0] }
    }
}
