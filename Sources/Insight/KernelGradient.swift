import ConvNet
import Reproducible

/// The gradient of one image's loss with respect to the kernels and biases of a convolution.
///
/// The network works as in use: no dropout, batch normalisation by its moving averages. So it is the way in which every
/// weight would have to go for this image alone, and not what a batch of training would do.
public struct KernelGradient: Sendable, Hashable {
    /// Rows, columns, input channels, filters (HWIO), as the kernel itself.
    public let kernel: [Float]
    /// One for each filter.
    public let bias: [Float]
    /// The cross-entropy of the image.
    public let loss: Double

    /// - Parameters:
    ///   - pixels: from 0 (black) to 1 (white)
    ///   - label: the class that the loss is measured against
    /// - Returns: nil if there is no convolution of that name, or no such class.
    /// - Throws: if the image has more or fewer pixels than the network's input.
    public init?(
        _ network: Network, layer: String, pixels: [Float], label: Int
    ) throws(TrainingError) {
        let architecture = network.architecture
        guard (0..<architecture.classes).contains(label),
            let index = architecture.summary().first(where: { $0.name == layer })?.layers.lowerBound,
            let window = Window(architecture, layer: index)
        else { return nil }
        let recording = Recording(network)
        try recording.run([pixels])
        var gradient = recording.probabilities()
        loss = -Exact.log(Double(max(gradient[label], .leastNormalMagnitude)))
        gradient[label] -= 1
        let last = architecture.layers.count - 1
        let output = recording.gradient([gradient], from: last, to: index)[0]
        (kernel, bias) = window.gradients(input: recording.input(of: index), output: output)
    }
}

/// The places of a convolution's input that each of its outputs reads.
private struct Window {
    let input: (height: Int, width: Int, channels: Int)
    let output: (height: Int, width: Int)
    let kernel: (height: Int, width: Int)
    let filters: Int
    let stride: Int
    /// Rows and columns of zeros before the input's first, as Keras places them.
    let margin: (rows: Int, columns: Int)

    init?(_ architecture: Architecture, layer: Int) {
        guard case .convolution(let filters, let height, let width, let stride, let padding) = architecture.layers[layer],
            case .map(let inputHeight, let inputWidth, let channels) = architecture.shape(before: layer),
            case .map(let outputHeight, let outputWidth, _) = architecture.shapes[layer]
        else { return nil }
        input = (inputHeight, inputWidth, channels)
        output = (outputHeight, outputWidth)
        kernel = (height, width)
        (self.filters, self.stride) = (filters, stride)
        margin = padding == .valid ? (0, 0) : (
            max(0, (outputHeight - 1) * stride + height - inputHeight) / 2,
            max(0, (outputWidth - 1) * stride + width - inputWidth) / 2)
    }

    /// ∂L/∂kernel[r, c, i, f] = Σ over places of input[place · stride + (r, c) − margin, i] · gradient[place, f].
    func gradients(input pixels: [Float], output gradient: [Float]) -> (kernel: [Float], bias: [Float]) {
        var sums = [Float](repeating: 0, count: kernel.height * kernel.width * input.channels * filters)
        var biases = [Float](repeating: 0, count: filters)
        for place in 0..<output.height * output.width {
            let start = place * filters
            for filter in 0..<filters { biases[filter] += gradient[start + filter] }
            let top = place / output.width * stride - margin.rows
            let left = place % output.width * stride - margin.columns
            for tap in 0..<kernel.height * kernel.width {
                let (row, column) = (top + tap / kernel.width, left + tap % kernel.width)
                guard 0..<input.height ~= row, 0..<input.width ~= column else { continue }
                for channel in 0..<input.channels {
                    let value = pixels[(row * input.width + column) * input.channels + channel]
                    guard value != 0 else { continue }
                    let target = (tap * input.channels + channel) * filters
                    for filter in 0..<filters { sums[target + filter] += value * gradient[start + filter] }
                }
            }
        }
        return (sums, biases)
    }
}

extension FilterBank {
    /// A gradient in place of the weights, to be seen as they are.
    public init?(_ gradient: KernelGradient, like bank: FilterBank) {
        self.init(
            layer: bank.layer, height: bank.height, width: bank.width, inputs: bank.inputs, filters: bank.filters,
            weights: gradient.kernel, biases: gradient.bias)
    }
}
