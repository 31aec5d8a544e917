import ConvNet

/// A network of another program while it is put together, layer by layer in the order of its file.
///
/// What other programs write as layers and the core has as options is joined here: zero padding becomes a convolution's,
/// and the pixels are brought to the range that the network reads.
package struct Assembly {
    private struct Part {
        let layer: Layer
        /// In the order of the layer's tensors, each in the core's layout (HWIO, IO).
        let tensors: [[Float]]
        let name: String
    }

    /// Zeros that the next convolution takes in.
    private struct Border {
        let name: String
        let top: Int
        let left: Int
        let bottom: Int
        let right: Int
    }

    private let file: String
    private let input: Shape
    private let pixels: WeightHints.Pixels?
    private var parts: [Part] = []
    private var border: Border?
    /// What was assumed, each a sentence without its period.
    package private(set) var notes: [String] = []

    /// - Parameters:
    ///   - file: what errors call it
    ///   - input: the shape of one image
    ///   - pixels: what the user says of the range of pixels
    package init(file: String, input: Shape, pixels: WeightHints.Pixels?) {
        (self.file, self.input, self.pixels) = (file, input, pixels)
    }

    package mutating func note(_ words: String) {
        if !notes.contains(words) { notes.append(words) }
    }

    /// The shape behind the layers so far.
    package var shape: Shape {
        get throws(InterchangeError) {
            var shape = input
            for part in parts { shape = try Self.shape(behind: part.layer, shape, file: file, name: part.name) }
            return shape
        }
    }

    private static func shape(behind layer: Layer, _ input: Shape, file: String, name: String) throws(InterchangeError) -> Shape {
        do { return try layer.output(of: input) } catch { throw .badLayer(file: file, layer: name, problem: "\(error)") }
    }

    /// Adds a layer with its tensors.
    ///
    /// - Parameters:
    ///   - name: what the file calls it, with its class: "conv2d_1 (Conv2D)"
    ///   - tensors: in the order of the layer's tensors, each in the core's layout
    package mutating func add(_ layer: Layer, _ tensors: [[Float]] = [], named name: String) throws(InterchangeError) {
        var layer = layer
        if let border { layer = try joined(layer, behind: border, name) }
        border = nil
        let input = try shape
        _ = try Self.shape(behind: layer, input, file: file, name: name)
        for (expected, got) in zip(layer.tensorSizes(input: input), tensors) where expected.count != got.count {
            throw .wrongSize(file: file, layer: name, tensor: expected.role, expected: expected.count, got: got.count)
        }
        parts.append(Part(layer: layer, tensors: tensors, name: name))
    }

    /// A convolution with the zeros that a layer of their own put before it.
    private func joined(_ layer: Layer, behind border: Border, _ name: String) throws(InterchangeError) -> Layer {
        guard case .convolution(let filters, let height, let width, let stride, let padding) = layer.form else {
            throw .unsupported(
                file: file, layer: border.name, reason: "zero padding is known before a convolution only, and \(name) follows")
        }
        guard case .map(let rows, let columns, _) = try shape else {
            throw .unsupported(file: file, layer: border.name, reason: "it pads a vector")
        }
        let more = padding.zeros(
            height: rows + border.top + border.bottom, width: columns + border.left + border.right,
            kernelHeight: height, kernelWidth: width, stride: stride)
        return .convolution(
            filters: filters, kernelHeight: height, kernelWidth: width, stride: stride,
            padding: .zeros(
                top: border.top + more.top, left: border.left + more.left, bottom: border.bottom + more.bottom,
                right: border.right + more.right).simplest(
                    height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride))
    }

    /// Adds rows and columns of zeros, which the convolution that has to follow takes in.
    package mutating func pad(top: Int, left: Int, bottom: Int, right: Int, named name: String) throws(InterchangeError) {
        guard min(top, left, bottom, right) >= 0, max(top, left, bottom, right) <= 64 else {
            throw .badLayer(file: file, layer: name, problem: "expected 0 to 64 rows or columns of zeros")
        }
        let before = border
        border = Border(
            name: name, top: top + (before?.top ?? 0), left: left + (before?.left ?? 0), bottom: bottom + (before?.bottom ?? 0),
            right: right + (before?.right ?? 0))
    }

    /// Adds a rescaling of its input. As the first layer it is read as one of pixels from 0 to 255, unless the user says
    /// what they are.
    package mutating func rescale(scale: Double, offset: Double, named name: String) throws(InterchangeError) {
        guard parts.isEmpty, border == nil, pixels == nil else {
            guard offset == 0 || border == nil else {
                throw .unsupported(file: file, layer: name, reason: "an offset behind zero padding changes the zeros too")
            }
            let held = border
            border = nil
            try add(.rescaling(scale: scale, offset: offset), named: name)
            border = held
            return
        }
        let whole = scale * 255
        note("\(name) comes first, so the file's pixels are taken to be from 0 to 255")
        guard abs(whole - 1) > 1e-6 || offset != 0 else { return }
        try add(.rescaling(scale: whole, offset: offset), named: name)
    }

    /// The network.
    ///
    /// - Throws: if the layers do not end in one number for each class, or a tensor holds what is no number
    package func network() throws(InterchangeError) -> Network {
        if let border { throw .unsupported(file: file, layer: border.name, reason: "nothing follows the zeros") }
        var parts = parts
        if let pixels, pixels != WeightHints.Pixels(scale: 1, offset: 0) {
            parts.insert(
                Part(layer: .rescaling(scale: pixels.scale, offset: pixels.offset), tensors: [], name: "--pixels"), at: 0)
        }
        let architecture: Architecture
        do { architecture = try Architecture(layers: parts.map(\.layer), input: input) } catch {
            throw .badArchitecture(file: file, problem: "\(error)")
        }
        var network = Network(architecture, seed: 0)
        let entries = architecture.tensors()
        for (index, part) in parts.enumerated() {
            for (entry, values) in zip(entries.filter { $0.layer == index }, part.tensors) {
                guard network.setTensor(named: entry.name, to: values) else {
                    throw .wrongSize(
                        file: file, layer: part.name, tensor: entry.name, expected: entry.range.count, got: values.count)
                }
            }
        }
        if let bad = network.firstBadTensor {
            throw .badLayer(file: file, layer: bad.name, problem: "the tensor \(bad.problem)")
        }
        return network
    }
}
