/// A layer with its options as a closed list: what the files of other programs are written from.
///
/// Whoever computes or explains a layer reads its ``Formula``; a format has to know them all by name, and the compiler tells
/// it of a new one.
package enum LayerForm: Sendable, Hashable {
    case convolution(filters: Int, height: Int, width: Int, stride: Int, padding: Padding)
    case dense(units: Int)
    case batchNormalization(epsilon: Double)
    case maxPool(size: Int, stride: Int)
    case averagePool(size: Int, stride: Int)
    case globalAveragePool
    case dropout(rate: Double)
    case flatten
    case relu
    case leakyReLU(slope: Double)
    case tanh
    case sigmoid
    case rescaling(scale: Double, offset: Double)
    case softmax
}

extension Layer {
    package var form: LayerForm { kind.form }

    /// The shape that the layer gives, or why it does not fit behind that input.
    package func output(of input: Shape) throws(LayerFault) -> Shape { try kind.output(of: input) }

    /// The layer's tensors in their order, with as many numbers as each has.
    package func tensorSizes(input: Shape) -> [(role: String, count: Int)] {
        kind.tensors(input: input).map { ($0.role, $0.count) }
    }
}

extension Padding {
    /// How many zeros there are on each side of a map.
    package func zeros(
        height: Int, width: Int, kernelHeight: Int, kernelWidth: Int, stride: Int
    ) -> (top: Int, left: Int, bottom: Int, right: Int) {
        let down = Window(input: height, size: kernelHeight, stride: stride, margin: rows)
        let along = Window(input: width, size: kernelWidth, stride: stride, margin: columns)
        return (down.before, along.before, down.after, along.after)
    }

    /// The same zeros for such a map in the fewest words: `valid` and `same` where they mean these.
    package func simplest(height: Int, width: Int, kernelHeight: Int, kernelWidth: Int, stride: Int) -> Padding {
        func zeros(_ padding: Padding) -> [Int] {
            let zeros = padding.zeros(
                height: height, width: width, kernelHeight: kernelHeight, kernelWidth: kernelWidth, stride: stride)
            return [zeros.top, zeros.left, zeros.bottom, zeros.right]
        }
        return [Padding.valid, .same].first { zeros($0) == zeros(self) } ?? self
    }
}
