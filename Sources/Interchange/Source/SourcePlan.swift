import ConvNet
import Translation
import Words

/// A network in use as a list of steps that a source file computes one after the other, whatever its language.
///
/// Flattening and dropout are no steps: rows, columns, channels are the order of memory, and nothing is dropped in use.
struct SourcePlan {
    /// More numbers make a source file that compilers take minutes for.
    private static let mostNumbers = 1 << 21

    enum Step {
        case convolution(Windows, filters: Int)
        case dense(inputs: Int, units: Int)
        /// Each number times its channel's scale, plus the channel's shift.
        case normalization(count: Int, channels: Int)
        case maxPool(Windows)
        case averagePool(Windows)
        case function(Function, count: Int)
        case softmax(count: Int)

        /// Whether it may write where it reads.
        var isInPlace: Bool {
            switch self {
            case .normalization, .function, .softmax: true
            case .convolution, .dense, .maxPool, .averagePool: false
            }
        }
    }

    enum Function {
        case relu, tanh, sigmoid
        case leakyReLU(slope: Float)
        case rescaling(scale: Float, offset: Float)
    }

    /// A window that slides over a map.
    struct Windows {
        let rows: Int, columns: Int, channels: Int
        let height: Int, width: Int, stride: Int
        let top: Int, left: Int
        let outputRows: Int, outputColumns: Int
    }

    /// One step, called as its layer is, with the numbers that it needs.
    struct Entry {
        let name: String
        /// As it is written in a specification.
        let words: String
        let step: Step
        let tensors: [(name: String, values: [Float])]
        /// How many numbers it gives.
        let count: Int
    }

    let architecture: Architecture
    let entries: [Entry]

    /// - Parameter format: what errors call the language
    init(_ network: Network, format: String) throws(InterchangeError) {
        architecture = network.architecture
        guard network.parameters.count <= Self.mostNumbers else {
            throw .cannotWrite(
                format: format, reason: "its \(Format.integer(network.parameters.count)) parameters make a file that no compiler likes",
                remedy: "save it as .onnx")
        }
        var entries: [Entry] = []
        for row in network.architecture.summary() {
            for index in row.layers where index < network.architecture.layers.count {
                let layer = network.architecture.layers[index]
                guard let step = Self.step(layer, network.architecture.shape(before: index)) else { continue }
                let tensors = Self.tensors(index, layer.form, network)
                guard tensors.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
                    throw .cannotWrite(format: format, reason: "\(row.name) divides by too small a variance", remedy: "train it on")
                }
                entries.append(Entry(
                    name: row.name, words: layer.specification, step: step, tensors: tensors,
                    count: network.architecture.shapes[index].count))
            }
        }
        let classes = network.architecture.classes
        entries.append(Entry(name: "softmax", words: "softmax", step: .softmax(count: classes), tensors: [], count: classes))
        self.entries = entries
    }

    private static func step(_ layer: Layer, _ input: Shape) -> Step? {
        func function(_ function: Function) -> Step { .function(function, count: input.count) }
        switch layer.form {
        case .convolution(let filters, let height, let width, let stride, let padding):
            guard case .map(let rows, let columns, _) = input else { return nil }
            let zeros = padding.zeros(height: rows, width: columns, kernelHeight: height, kernelWidth: width, stride: stride)
            return windows(layer, input, height, width, stride, top: zeros.top, left: zeros.left).map { .convolution($0, filters: filters) }
        case .dense(let units): return .dense(inputs: input.count, units: units)
        case .batchNormalization: return .normalization(count: input.count, channels: input.channels)
        case .maxPool(let size, let stride): return windows(layer, input, size, size, stride).map { .maxPool($0) }
        case .averagePool(let size, let stride): return windows(layer, input, size, size, stride).map { .averagePool($0) }
        case .globalAveragePool:
            guard case .map(let rows, let columns, _) = input else { return nil }
            return windows(layer, input, rows, columns, 1).map { .averagePool($0) }
        case .dropout, .flatten, .softmax: return nil
        case .relu: return function(.relu)
        case .leakyReLU(let slope): return function(.leakyReLU(slope: Float(slope)))
        case .tanh: return function(.tanh)
        case .sigmoid: return function(.sigmoid)
        case .rescaling(let scale, let offset): return function(.rescaling(scale: Float(scale), offset: Float(offset)))
        }
    }

    private static func windows(
        _ layer: Layer, _ input: Shape, _ height: Int, _ width: Int, _ stride: Int, top: Int = 0, left: Int = 0
    ) -> Windows? {
        guard case .map(let rows, let columns, let channels) = input, let places = layer.windows(over: input) else { return nil }
        return Windows(
            rows: rows, columns: columns, channels: channels, height: height, width: width, stride: stride, top: top, left: left,
            outputRows: places.rows.output, outputColumns: places.columns.output)
    }

    /// The tensors of a layer in the core's layout; batch normalization as the scale and shift that it comes to in use.
    private static func tensors(_ index: Int, _ form: LayerForm, _ network: Network) -> [(name: String, values: [Float])] {
        let tensors = network.architecture.tensors().filter { $0.layer == index }
        let values = tensors.map { Array(network.parameters[$0.range]) }
        guard case .batchNormalization(let epsilon) = form, values.count == 4,
            let name = tensors.first?.name.split(separator: "/").first
        else { return zip(tensors, values).map { (identifier($0.name), $1) } }
        let scale = values[0].indices.map { Double(values[0][$0]) / (Double(values[3][$0]) + epsilon).squareRoot() }
        let shift = scale.indices.map { Double(values[1][$0]) - Double(values[2][$0]) * scale[$0] }
        return [("\(name)_scale", scale.map { Float($0) }), ("\(name)_shift", shift.map { Float($0) })]
    }

    private static func identifier(_ name: String) -> String { String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" }) }
}
