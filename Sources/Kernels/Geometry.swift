/// Rows and columns of zeros around an input.
package struct Padding: Sendable, Hashable {
    package var top: Int
    package var left: Int
    package var bottom: Int
    package var right: Int

    /// No padding unless named.
    package init(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) {
        precondition(min(top, left, bottom, right) >= 0, "Padding is not negative")
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    /// The padding after which a window of `size` with `stride` gives ⌈extent/stride⌉ results, as TensorFlow's "SAME":
    /// the odd zero goes to the end.
    package static func same(extent: Int, size: Int, stride: Int) -> (before: Int, after: Int) {
        let total = max(0, ((extent + stride - 1) / stride - 1) * stride + size - extent)
        return (total / 2, total - total / 2)
    }
}

/// The sizes of a convolution: input [N][H][W][C], weights [KH][KW][C][K], output [N][OH][OW][K].
package struct ConvolutionGeometry: Sendable, Hashable {
    package let height: Int
    package let width: Int
    /// C: a multiple of `Lanes.count`, or any number where no fast input gradient is needed (an image of depth 1).
    package let inputDepth: Int
    /// K: a multiple of `Lanes.count`.
    package let outputDepth: Int
    package let kernelHeight: Int
    package let kernelWidth: Int
    /// Step down the rows.
    package let strideHeight: Int
    /// Step along the columns.
    package let strideWidth: Int
    package let padding: Padding

    /// The kernel must fit into the padded input.
    package init(
        height: Int, width: Int, inputDepth: Int, outputDepth: Int, kernelHeight: Int, kernelWidth: Int,
        strideHeight: Int = 1, strideWidth: Int = 1, padding: Padding = Padding()
    ) {
        precondition(min(height, width, inputDepth, kernelHeight, kernelWidth, strideHeight, strideWidth) > 0)
        precondition(outputDepth > 0 && outputDepth % Lanes.count == 0, "An output depth is a multiple of the lanes")
        precondition(kernelHeight <= height + padding.top + padding.bottom, "The kernel is no higher than its input")
        precondition(kernelWidth <= width + padding.left + padding.right, "The kernel is no wider than its input")
        self.height = height
        self.width = width
        self.inputDepth = inputDepth
        self.outputDepth = outputDepth
        self.kernelHeight = kernelHeight
        self.kernelWidth = kernelWidth
        self.strideHeight = strideHeight
        self.strideWidth = strideWidth
        self.padding = padding
    }

    /// OH
    package var outputHeight: Int { (height + padding.top + padding.bottom - kernelHeight) / strideHeight + 1 }
    /// OW
    package var outputWidth: Int { (width + padding.left + padding.right - kernelWidth) / strideWidth + 1 }
    /// Floats in one input image.
    package var inputCount: Int { height * width * inputDepth }
    /// Floats in one output image.
    package var outputCount: Int { outputHeight * outputWidth * outputDepth }
    /// Floats in the weights.
    package var weightCount: Int { kernelHeight * kernelWidth * inputDepth * outputDepth }
}

/// The sizes of a dense layer: input [N][I], weights [I][O], output [N][O].
package struct DenseGeometry: Sendable, Hashable {
    /// I: after flattening a map, its physical H·W·C.
    package let inputs: Int
    /// O: a multiple of `Lanes.count`.
    package let outputs: Int

    package init(inputs: Int, outputs: Int) {
        precondition(inputs > 0 && outputs > 0 && outputs % Lanes.count == 0, "Outputs are a multiple of the lanes")
        self.inputs = inputs
        self.outputs = outputs
    }

    /// Floats in the weights.
    package var weightCount: Int { inputs * outputs }
}

/// The sizes of a pooling step without padding: input [N][H][W][C], output [N][OH][OW][C]; rows and columns that fill no
/// whole window are left out.
package struct PoolGeometry: Sendable, Hashable {
    package let height: Int
    package let width: Int
    /// C: a multiple of `Lanes.count`.
    package let depth: Int
    package let windowHeight: Int
    package let windowWidth: Int
    package let strideHeight: Int
    package let strideWidth: Int

    /// The window must fit into the input.
    package init(
        height: Int, width: Int, depth: Int, windowHeight: Int, windowWidth: Int, strideHeight: Int, strideWidth: Int
    ) {
        precondition(min(windowHeight, windowWidth, strideHeight, strideWidth) > 0)
        precondition(depth > 0 && depth % Lanes.count == 0, "A depth is a multiple of the lanes")
        precondition(windowHeight <= height && windowWidth <= width, "The window is no larger than its input")
        self.height = height
        self.width = width
        self.depth = depth
        self.windowHeight = windowHeight
        self.windowWidth = windowWidth
        self.strideHeight = strideHeight
        self.strideWidth = strideWidth
    }

    /// OH
    package var outputHeight: Int { (height - windowHeight) / strideHeight + 1 }
    /// OW
    package var outputWidth: Int { (width - windowWidth) / strideWidth + 1 }
    /// Floats in one input image.
    package var inputCount: Int { height * width * depth }
    /// Floats in one output image.
    package var outputCount: Int { outputHeight * outputWidth * depth }
}
