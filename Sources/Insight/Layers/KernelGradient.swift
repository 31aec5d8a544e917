import ConvNet

/// The gradient of one image's loss with respect to the weights and biases of a convolution or dense layer.
///
/// The network works as in use: no dropout, batch normalization by its moving averages. So it is the way in which every
/// weight would have to go for this image alone, and not what a batch of training would do.
package struct KernelGradient: Sendable, Hashable {
    /// In the order of the kernel itself: rows, columns, input channels, filters (HWIO); inputs, units of a dense layer.
    package let kernel: [Float]
    /// One for each filter or unit.
    package let bias: [Float]
    /// The cross-entropy of the image, in double precision from the network's logits.
    package let loss: Double

    /// - Parameters:
    ///   - pixels: from 0 (black) to 1 (white)
    ///   - label: the class that the loss is measured against
    /// - Returns: nil if there is no convolution or dense layer of that name, or no such class.
    /// - Throws: if the image has more or fewer pixels than the network's input.
    package init?(
        _ network: Network, layer: String, pixels: [Float], label: Int
    ) throws(TrainingError) {
        let architecture = network.architecture
        guard (0..<architecture.classes).contains(label),
            let index = architecture.tensors().first(where: { $0.name == "\(layer)/kernel" })?.layer
        else { return nil }
        let recording = Recording(network)
        try recording.run([pixels])
        let softmax = CrossEntropyOfLogits(recording.logits().map { Double($0) }, label: label)
        loss = softmax.loss
        let last = architecture.layers.count - 1
        let output = recording.gradient([softmax.gradient.map { Float($0) }], from: last, to: index)[0]
        let units = architecture.shapes[index].channels
        bias = (0..<units).map { unit in
            stride(from: unit, to: output.count, by: units).reduce(0) { $0 + output[$1] }
        }
        let input = recording.input(of: index)
        if let windows = architecture.layers[index].windows(over: architecture.shape(before: index)) {
            kernel = Self.convolution(windows, input: input, output: output, filters: units)
        } else {
            kernel = input.flatMap { value in output.map { value * $0 } }
        }
    }

    /// ∂L/∂kernel[r, c, i, f] = Σ over places of input[start of place + (r, c), i] · gradient[place, f].
    private static func convolution(
        _ windows: (rows: Window, columns: Window), input: [Float], output: [Float], filters: Int
    ) -> [Float] {
        let (rows, columns) = windows
        let channels = input.count / (rows.input * columns.input)
        var sums = [Float](repeating: 0, count: rows.size * columns.size * channels * filters)
        for place in 0..<rows.output * columns.output {
            let (row, column) = (place / columns.output, place % columns.output)
            let (top, left) = (rows.start(row), columns.start(column))
            for y in rows.covered(row..<row + 1) {
                for x in columns.covered(column..<column + 1) {
                    for channel in 0..<channels {
                        let value = input[(y * columns.input + x) * channels + channel]
                        guard value != 0 else { continue }
                        let target = (((y - top) * columns.size + x - left) * channels + channel) * filters
                        for filter in 0..<filters { sums[target + filter] += value * output[place * filters + filter] }
                    }
                }
            }
        }
        return sums
    }
}

extension FilterBank {
    /// A gradient in place of the weights, to be seen as they are.
    package init?(_ gradient: KernelGradient, like bank: FilterBank) {
        self.init(
            layer: bank.layer, height: bank.height, width: bank.width, inputs: bank.inputs,
            readsColors: bank.readsColors, filters: bank.filters, weights: gradient.kernel, biases: gradient.bias)
    }
}
