import ConvNet

/// A network's forward pass in double precision, as in use, written as the formulas stand: slow, and free of the rounding
/// that hides small changes of a loss.
struct DoublePass {
    private let architecture: Architecture
    private let ranges: [Int: [Range<Int>]]
    /// All parameters, in the order of `Network.parameters`.
    var parameters: [Double]

    init(_ network: Network) {
        architecture = network.architecture
        ranges = Dictionary(grouping: network.architecture.tensors(), by: \.layer).mapValues { $0.map(\.range) }
        parameters = network.parameters.map { Double($0) }
    }

    /// What the layers from `first` on make of the input of the first of them: up to `end`, or to the logits.
    func run(_ input: [Double], from first: Int, to end: Int? = nil) -> [Double] {
        (first..<(end ?? architecture.layers.count)).reduce(input) { output(of: $1, $0) }
    }

    private func tensor(_ layer: Int, _ number: Int) -> ArraySlice<Double> {
        guard let ranges = ranges[layer], ranges.indices.contains(number) else { return [] }
        return parameters[ranges[number]]
    }

    private func output(of layer: Int, _ input: [Double]) -> [Double] {
        switch architecture.layers[layer].formula {
        case .weightedSum(.window): windowSums(layer, input)
        case .weightedSum: sums(layer, input)
        case .normalization(let epsilon): normalization(layer, input, Double(epsilon))
        case .largest: pool(layer, input) { $0.max() ?? 0 }
        case .mean: pool(layer, input) { $0.reduce(0, +) / Double($0.count) }
        case .function(let function): input.map { function.value($0) }
        case .softmax: Softmax.shares(input)
        case .handedOn: input
        }
    }

    private func sums(_ layer: Int, _ input: [Double]) -> [Double] {
        let units = architecture.shapes[layer].count
        let (kernel, bias) = (Array(tensor(layer, 0)), Array(tensor(layer, 1)))
        var output = bias
        for (place, value) in input.enumerated() where value != 0 {
            for unit in 0..<units { output[unit] += value * kernel[place * units + unit] }
        }
        return output
    }

    private func windowSums(_ layer: Int, _ input: [Double]) -> [Double] {
        let shape = architecture.shape(before: layer)
        guard let (rows, columns) = architecture.layers[layer].windows(over: shape) else { return input }
        let (channels, filters) = (shape.channels, architecture.shapes[layer].channels)
        let (kernel, bias) = (Array(tensor(layer, 0)), Array(tensor(layer, 1)))
        var output: [Double] = []
        output.reserveCapacity(architecture.shapes[layer].count)
        for row in 0..<rows.output {
            for column in 0..<columns.output {
                var sums = bias
                let (top, left) = (rows.start(row), columns.start(column))
                for y in rows.covered(row..<row + 1) {
                    for x in columns.covered(column..<column + 1) {
                        let place = ((y - top) * columns.size + x - left) * channels
                        for channel in 0..<channels {
                            let value = input[(y * columns.input + x) * channels + channel]
                            guard value != 0 else { continue }
                            let first = (place + channel) * filters
                            for filter in 0..<filters { sums[filter] += value * kernel[first + filter] }
                        }
                    }
                }
                output += sums
            }
        }
        return output
    }

    private func normalization(_ layer: Int, _ input: [Double], _ epsilon: Double) -> [Double] {
        let numbers = (0..<4).map { Array(tensor(layer, $0)) }
        let channels = numbers[0].count
        let scale = (0..<channels).map { numbers[0][$0] / (numbers[3][$0] + epsilon).squareRoot() }
        return input.indices.map { index in
            let channel = index % channels
            return (input[index] - numbers[2][channel]) * scale[channel] + numbers[1][channel]
        }
    }

    private func pool(_ layer: Int, _ input: [Double], _ pick: ([Double]) -> Double) -> [Double] {
        let shape = architecture.shape(before: layer)
        guard let (rows, columns) = architecture.layers[layer].windows(over: shape) else { return input }
        let channels = shape.channels
        var output: [Double] = []
        for row in 0..<rows.output {
            for column in 0..<columns.output {
                for channel in 0..<channels {
                    output.append(pick(rows.covered(row..<row + 1).flatMap { y in
                        columns.covered(column..<column + 1).map { input[(y * columns.input + $0) * channels + channel] }
                    }))
                }
            }
        }
        return output
    }
}
