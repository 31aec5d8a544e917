/// Rows and columns of zeros around an input.
public struct Padding: Sendable, Hashable {
    public var top: Int
    public var left: Int
    public var bottom: Int
    public var right: Int

    /// No padding unless named.
    public init(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) {
        precondition(min(top, left, bottom, right) >= 0, "Padding is not negative")
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    /// The padding after which a window of `size` with `stride` gives ⌈extent/stride⌉ results, as TensorFlow's "SAME":
    /// the odd zero goes to the end.
    public static func same(extent: Int, size: Int, stride: Int) -> (before: Int, after: Int) {
        let total = max(0, ((extent + stride - 1) / stride - 1) * stride + size - extent)
        return (total / 2, total - total / 2)
    }
}

/// The sizes of a convolution: input [N][H][W][C], weights [KH][KW][C][K], output [N][OH][OW][K].
public struct ConvolutionGeometry: Sendable, Hashable {
    public let height: Int
    public let width: Int
    /// C: a multiple of `Lanes.count`, or any number where no fast input gradient is needed (an image of depth 1).
    public let inputDepth: Int
    /// K: a multiple of `Lanes.count`.
    public let outputDepth: Int
    public let kernelHeight: Int
    public let kernelWidth: Int
    /// Step down the rows.
    public let strideHeight: Int
    /// Step along the columns.
    public let strideWidth: Int
    public let padding: Padding

    /// The kernel must fit into the padded input.
    public init(
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
    public var outputHeight: Int { (height + padding.top + padding.bottom - kernelHeight) / strideHeight + 1 }
    /// OW
    public var outputWidth: Int { (width + padding.left + padding.right - kernelWidth) / strideWidth + 1 }
    /// Floats in one input image.
    public var inputCount: Int { height * width * inputDepth }
    /// Floats in one output image.
    public var outputCount: Int { outputHeight * outputWidth * outputDepth }
    /// Floats in the weights.
    public var weightCount: Int { kernelHeight * kernelWidth * inputDepth * outputDepth }
}

/// The sizes of a dense layer: input [N][I], weights [I][O], output [N][O].
public struct DenseGeometry: Sendable, Hashable {
    /// I: after flattening a map, its physical H·W·C.
    public let inputs: Int
    /// O: a multiple of `Lanes.count`.
    public let outputs: Int

    public init(inputs: Int, outputs: Int) {
        precondition(inputs > 0 && outputs > 0 && outputs % Lanes.count == 0, "Outputs are a multiple of the lanes")
        self.inputs = inputs
        self.outputs = outputs
    }

    /// Floats in the weights.
    public var weightCount: Int { inputs * outputs }
}

/// The sizes of a pooling step without padding: input [N][H][W][C], output [N][OH][OW][C]; rows and columns that fill no
/// whole window are left out.
public struct PoolGeometry: Sendable, Hashable {
    public let height: Int
    public let width: Int
    /// C: a multiple of `Lanes.count`.
    public let depth: Int
    public let windowHeight: Int
    public let windowWidth: Int
    public let strideHeight: Int
    public let strideWidth: Int

    /// The window must fit into the input.
    public init(
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
    public var outputHeight: Int { (height - windowHeight) / strideHeight + 1 }
    /// OW
    public var outputWidth: Int { (width - windowWidth) / strideWidth + 1 }
    /// Floats in one input image.
    public var inputCount: Int { height * width * depth }
    /// Floats in one output image.
    public var outputCount: Int { outputHeight * outputWidth * depth }
}
