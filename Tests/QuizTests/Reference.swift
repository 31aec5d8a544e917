import ConvNet
import Glibc

/// A network worked out in double precision from its raw parameters and the words of its specification alone: it shares no
/// code with what the questions are made with.
struct Reference {
    struct Map {
        var rows = 1
        var columns = 1
        var channels: Int
        var values: [Double]

        func at(_ row: Int, _ column: Int, _ channel: Int) -> Double {
            guard row >= 0, row < rows, column >= 0, column < columns else { return 0 }
            return values[(row * columns + column) * channels + channel]
        }
    }

    struct Step {
        let name: String
        let words: [String]
    }

    let steps: [Step]
    private let tensors: [String: [Double]]

    init(_ network: Network) {
        let rows = network.architecture.summary().filter { !$0.isSoftmax }
        steps = rows.map { Step(name: $0.name, words: $0.specification.split(separator: " ").map(String.init)) }
        var tensors: [String: [Double]] = [:]
        for entry in network.architecture.tensors() { tensors[entry.name] = network.parameters[entry.range].map { Double($0) } }
        self.tensors = tensors
    }

    func tensor(_ name: String) -> [Double] { tensors[name] ?? [] }

    /// What each layer gives; the pixels stand first.
    func outputs(_ pixels: [Double], rows: Int = 28, columns: Int = 28) -> [Map] {
        var outputs = [Map(rows: rows, columns: columns, channels: 1, values: pixels)]
        for step in steps { outputs.append(run(step, outputs[outputs.count - 1])) }
        return outputs
    }

    /// The logits where a channel of a layer gives 0.
    func logits(_ outputs: [Map], silencing channel: Int, of layer: String) -> [Double] {
        guard let place = steps.firstIndex(where: { $0.name == layer }) else { return [] }
        var map = outputs[place + 1]
        for index in stride(from: channel, to: map.values.count, by: map.channels) { map.values[index] = 0 }
        for step in steps.dropFirst(place + 1) { map = run(step, map) }
        return map.values
    }

    func run(_ step: Step, _ input: Map) -> Map {
        var output: Map
        switch step.words[0] {
        case "conv": output = convolved(step, input)
        case "dense":
            let (kernel, bias) = (tensor("\(step.name)/kernel"), tensor("\(step.name)/bias"))
            var sums = bias
            for (place, value) in input.values.enumerated() where value != 0 {
                for unit in sums.indices { sums[unit] += value * kernel[place * bias.count + unit] }
            }
            output = Map(channels: sums.count, values: sums)
        case "bn":
            output = input
            let parts = ["gamma", "beta", "moving_mean", "moving_variance"].map { tensor("\(step.name)/\($0)") }
            for index in output.values.indices {
                let channel = index % input.channels
                output.values[index] = (input.values[index] - parts[2][channel]) / (parts[3][channel] + 0.001).squareRoot()
                    * parts[0][channel] + parts[1][channel]
            }
        case "maxpool": output = pooled(step, input) { $0.max() ?? 0 }
        case "avgpool": output = pooled(step, input) { $0.reduce(0, +) / Double($0.count) }
        case "flatten": output = Map(channels: input.values.count, values: input.values)
        default: output = input
        }
        if step.words.last == "relu" { output.values = output.values.map { max($0, 0) } }
        return output
    }

    private func convolved(_ step: Step, _ input: Map) -> Map {
        let (kernel, bias) = (tensor("\(step.name)/kernel"), tensor("\(step.name)/bias"))
        let size = Int(step.words[2].split(separator: "x")[0]) ?? 0
        let padding = step.words.contains("same") ? size / 2 : 0
        let (rows, columns) = (input.rows + 2 * padding - size + 1, input.columns + 2 * padding - size + 1)
        let filters = bias.count
        var values = [Double](repeating: 0, count: rows * columns * filters)
        kernel.withUnsafeBufferPointer { kernel in
            values.withUnsafeMutableBufferPointer { values in
                for row in 0..<rows {
                    for column in 0..<columns {
                        let start = (row * columns + column) * filters
                        for filter in 0..<filters { values[start + filter] = bias[filter] }
                        for y in 0..<size {
                            for x in 0..<size {
                                for channel in 0..<input.channels {
                                    let value = input.at(row + y - padding, column + x - padding, channel)
                                    guard value != 0 else { continue }
                                    let weights = ((y * size + x) * input.channels + channel) * filters
                                    for filter in 0..<filters { values[start + filter] += value * kernel[weights + filter] }
                                }
                            }
                        }
                    }
                }
            }
        }
        return Map(rows: rows, columns: columns, channels: filters, values: values)
    }

    private func pooled(_ step: Step, _ input: Map, _ join: ([Double]) -> Double) -> Map {
        let size = Int(step.words[1]) ?? 1
        var output = Map(rows: input.rows / size, columns: input.columns / size, channels: input.channels, values: [])
        for row in 0..<output.rows {
            for column in 0..<output.columns {
                for channel in 0..<input.channels {
                    output.values.append(join((0..<size * size).map {
                        input.at(row * size + $0 / size, column * size + $0 % size, channel)
                    }))
                }
            }
        }
        return output
    }

    /// The place of the largest number.
    static func best(_ values: [Double]) -> Int { values.indices.max { (values[$0], $1) < (values[$1], $0) } ?? 0 }

    static func loss(_ logits: [Double], _ label: Int) -> Double {
        let most = logits.max() ?? 0
        return log(logits.reduce(0) { $0 + exp($1 - most) }) + most - logits[label]
    }
}
