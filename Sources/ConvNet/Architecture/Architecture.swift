/// A stack of layers that fits together, from the shape of one image to one probability per class.
///
///     let small = try Architecture(layers: "conv 8 5x5 same relu, bn, maxpool 2, flatten, dense 10")
///     small.classes        // 10
///
/// The softmax at the end is implied: `layers` never holds it.
public struct Architecture: Sendable, Hashable {
    /// The shape of one input image, a map.
    public let input: Shape
    /// The layers from input to output, without the softmax at the end.
    public let layers: [Layer]
    /// The shape after each layer, in the order of `layers`.
    public let shapes: [Shape]

    /// More parameters or layers are refused.
    package static let mostParameters = 1 << 24
    static let mostLayers = 256

    /// A network of the given layers.
    ///
    /// - Throws: the first layer that does not fit what comes before it.
    public init(layers: [Layer], input: Shape = .map(height: 28, width: 28, channels: 1)) throws(ArchitectureError) {
        try self.init(items: LayerItem.items(of: layers), input: input)
    }

    /// A network from its written form, see `specification`.
    ///
    /// - Throws: the first layer that is misspelt or does not fit, with its number and text.
    public init(layers specification: String, input: Shape = .map(height: 28, width: 28, channels: 1))
        throws(ArchitectureError) {
        try self.init(items: SpecificationParser.parse(specification), input: input)
    }

    /// A network from its written form as another program has it, where batch normalization that names no epsilon has this one.
    package init(layers specification: String, input: Shape, usualEpsilon: Double) throws(ArchitectureError) {
        let items = try SpecificationParser.parse(specification)
        try self.init(items: items.map { $0.text.contains("epsilon") ? $0 : $0.settingEpsilon(usualEpsilon) }, input: input)
    }

    /// The same stack where every batch normalization with Keras's epsilon, the one here, has another.
    package func replacingUsualEpsilon(by epsilon: Double) -> Architecture {
        let items = LayerItem.items(of: layers).map { $0.text.contains("epsilon") ? $0 : $0.settingEpsilon(epsilon) }
        return (try? Architecture(items: items, input: input)) ?? self
    }

    init(items: [LayerItem], input: Shape) throws(ArchitectureError) {
        guard case .map(let height, let width, let channels) = input, height > 0, width > 0, channels > 0,
            max(height, width, channels) <= 4096, input.count <= LayerLimits.largestTensor
        else { throw .badInput(input) }
        guard !items.isEmpty else { throw .empty }
        guard items.count <= Self.mostLayers else { throw .tooManyLayers(items.count) }
        var (layers, shapes, shape) = ([Layer](), [Shape](), input)
        for item in items {
            for layer in item.layers {
                if layer.role == .end {
                    guard item.number == items.count, layer == item.layers.last else {
                        throw .softmaxBeforeEnd(number: item.number, layers: items.count)
                    }
                    continue
                }
                shape = try item.shape(after: layer, input: shape)
                layers.append(layer)
                shapes.append(shape)
            }
        }
        guard case .flat = shape else { throw .endsInMap(shape) }
        guard layers.contains(where: { $0.formula.reach == .everything }) else { throw .noClassifier }
        (self.input, self.layers, self.shapes) = (input, layers, shapes)
        let parameters = summary().reduce(0) { $0 + $1.parameters }
        guard parameters <= Self.mostParameters else { throw .tooManyParameters(parameters) }
    }

    /// How many classes the network tells apart: its outputs.
    public var classes: Int { shapes.last?.count ?? 0 }

    /// The shape that the layer at `index` gets; behind the last one stands the softmax, which gives as much as it gets.
    public func shape(before index: Int) -> Shape { index == 0 ? input : shapes[min(index, shapes.count) - 1] }

    /// The written form: 'conv 16 3x3 relu, bn, maxpool 2, dropout 0.25, flatten, dense 10'. Reading it gives the
    /// same architecture again.
    public var specification: String {
        LayerItem.items(of: layers).map(\.text).joined(separator: ", ")
    }

    /// The same stack with every dropout layer at `rate`, a share from 0 up to but not 1.
    public func settingDropout(_ rate: Double) throws(ArchitectureError) -> Architecture {
        do { try LayerLimits.check(rate: rate) } catch { throw .layer(number: 1, text: "dropout", error) }
        return try Architecture(layers: layers.map { $0.settingDropout(rate) }, input: input)
    }
}

extension Architecture {
    /// Ratnajit Dhar's "Handwritten Digit Recognition": two convolutions with batch normalization, max pooling and
    /// dropout, a hidden layer of 64 units, ten classes.
    public static let handwritten: Architecture = {
        do throws(ArchitectureError) {
            return try Architecture(layers: [
                .convolution(filters: 16, kernelHeight: 3, kernelWidth: 3), .relu, .batchNormalization,
                .maxPool(size: 2, stride: 2), .dropout(rate: 0.25),
                .convolution(filters: 32, kernelHeight: 3, kernelWidth: 3), .relu, .batchNormalization,
                .maxPool(size: 2, stride: 2), .dropout(rate: 0.25),
                .flatten, .dense(units: 64), .relu, .batchNormalization, .dropout(rate: 0.25), .dense(units: 10),
            ])
        } catch {
            preconditionFailure("the built-in architecture fits together: \(error)")
        }
    }()
}
