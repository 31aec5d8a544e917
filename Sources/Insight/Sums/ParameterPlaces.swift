import ConvNet

/// The places of a layer where one parameter of it works.
struct ParameterPlaces {
    private let architecture: Architecture
    private let tensor: TensorEntry
    private let index: Int
    private let input: [Float]
    private let gradient: [Double]
    /// The filter, unit or channel that the parameter belongs to: the last dimension of its tensor.
    private let channel: Int
    /// The channel that the parameter is the gamma of; nil for any other parameter.
    private let scaled: OpenedSum.Normalization?

    /// - Parameters:
    ///   - input: what the layer read
    ///   - gradient: of the loss with respect to what the layer gave
    init(_ network: Network, tensor: TensorEntry, index: Int, input: [Float], gradient: [Double]) {
        architecture = network.architecture
        (self.tensor, self.index, self.input, self.gradient) = (tensor, index, input, gradient)
        let channels = tensor.shape.last ?? 1
        channel = index % channels
        let tensors = network.architecture.tensors().filter { $0.layer == tensor.layer }
        guard case .normalization(let epsilon) = network.architecture.layers[tensor.layer].formula,
            tensor == tensors.first
        else {
            scaled = nil
            return
        }
        let numbers = tensors.map { [channel] in Double(network.parameters[$0.range.lowerBound + channel]) }
        scaled = OpenedSum.Normalization(
            gamma: numbers[0], beta: numbers[1], mean: numbers[2], variance: numbers[3], epsilon: Double(epsilon))
    }

    var terms: [GradientTrace.Term] {
        if tensor.shape.count == 4 { return convolution }
        if tensor.shape.count == 2 {
            let read = NetworkUnit(layer: tensor.layer - 1, channel: index / (tensor.shape.last ?? 1))
            return [term(at: NetworkUnit(layer: tensor.layer, channel: channel), reading: read)]
        }
        return places.map { unit in
            guard let scaled else { return term(at: unit, reading: nil) }
            let read = NetworkUnit(layer: unit.layer - 1, row: unit.row, column: unit.column, channel: unit.channel)
            return term(at: unit, reading: read) { ($0 - scaled.mean) / scaled.root }
        }
    }

    /// Every unit of the parameter's channel.
    private var places: [NetworkUnit] {
        guard case .map(let height, let width, _) = architecture.shapes[tensor.layer] else {
            return [NetworkUnit(layer: tensor.layer, channel: channel)]
        }
        return (0..<height).flatMap { row in
            (0..<width).map { NetworkUnit(layer: tensor.layer, row: row, column: $0, channel: channel) }
        }
    }

    private var convolution: [GradientTrace.Term] {
        let shape = architecture.shape(before: tensor.layer)
        guard let (rows, columns) = architecture.layers[tensor.layer].windows(over: shape) else { return [] }
        let place = index / (tensor.shape.last ?? 1)
        let (channels, width) = (tensor.shape[2], tensor.shape[1])
        let (row, column, inputChannel) = (place / channels / width, place / channels % width, place % channels)
        return places.compactMap { unit in
            let read = NetworkUnit(
                layer: tensor.layer - 1, row: rows.start(unit.row) + row, column: columns.start(unit.column) + column,
                channel: inputChannel)
            return architecture.has(read) ? term(at: unit, reading: read) : nil
        }
    }

    private func term(
        at unit: NetworkUnit, reading read: NetworkUnit?, _ value: (Double) -> Double = { $0 }
    ) -> GradientTrace.Term {
        GradientTrace.Term(
            unit: unit, read: read, input: read.map { value(Double(input[architecture.index(of: $0)])) } ?? 1,
            gradient: gradient[architecture.index(of: unit)])
    }
}
