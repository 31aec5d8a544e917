/// What an exported Swift file computes with; the same loops as in C.
enum SwiftFunctions {
    static func texts(for step: SourcePlan.Step) -> [String] {
        switch step {
        case .convolution: [convolution]
        case .dense: [dense]
        case .normalization: [normalization]
        case .maxPool: [maxPool]
        case .averagePool: [averagePool]
        case .function(.tanh, _): [exponential, tanh]
        case .function(.sigmoid, _): [exponential, sigmoid]
        case .function: []
        case .softmax: [exponential, softmax]
        }
    }

    static func call(_ entry: SourcePlan.Entry) -> String {
        let names = entry.tensors.map(\.name)
        func slide(_ windows: SourcePlan.Windows) -> String {
            "rows: \(windows.rows), columns: \(windows.columns), channels: \(windows.channels), height: \(windows.height), "
                + "width: \(windows.width), stride: \(windows.stride)"
        }
        func places(_ windows: SourcePlan.Windows) -> String {
            "outputRows: \(windows.outputRows), outputColumns: \(windows.outputColumns)"
        }
        switch entry.step {
        case .convolution(let windows, let filters):
            return "convolution(x, \(names.joined(separator: ", ")), \(slide(windows)), top: \(windows.top), left: \(windows.left), "
                + "\(places(windows)), filters: \(filters))"
        case .dense: return "dense(x, \(names.joined(separator: ", ")))"
        case .normalization: return "normalization(x, \(names.joined(separator: ", ")))"
        case .maxPool(let windows): return "maxPool(x, \(slide(windows)), \(places(windows)))"
        case .averagePool(let windows): return "averagePool(x, \(slide(windows)), \(places(windows)))"
        case .function(.relu, _): return "x.map { $0 > 0 ? $0 : 0 }"
        case .function(.leakyReLU(let slope), _): return "x.map { $0 > 0 ? $0 : $0 * \(slope.hexadecimal) }"
        case .function(.tanh, _): return "x.map(tanh)"
        case .function(.sigmoid, _): return "x.map(sigmoid)"
        case .function(.rescaling(let scale, let offset), _): return "x.map { $0 * \(scale.hexadecimal) + \(offset.hexadecimal) }"
        case .softmax: return "softmax(x)"
        }
    }

    private static let convolution = """
        /// A sum over the kernel's window and all channels for each filter; outside the map are zeros.
        private static func convolution(
            _ x: [Float], _ kernel: [Float], _ bias: [Float], rows: Int, columns: Int, channels: Int, height: Int, width: Int,
            stride: Int, top: Int, left: Int, outputRows: Int, outputColumns: Int, filters: Int
        ) -> [Float] {
            var result: [Float] = []
            result.reserveCapacity(outputRows * outputColumns * filters)
            for row in 0..<outputRows {
                for column in 0..<outputColumns {
                    var sums = bias
                    for i in 0..<height {
                        let r = row * stride + i - top
                        guard r >= 0, r < rows else { continue }
                        for j in 0..<width {
                            let c = column * stride + j - left
                            guard c >= 0, c < columns else { continue }
                            for channel in 0..<channels {
                                let value = x[(r * columns + c) * channels + channel]
                                let weights = ((i * width + j) * channels + channel) * filters
                                for filter in 0..<filters { sums[filter] += value * kernel[weights + filter] }
                            }
                        }
                    }
                    result += sums
                }
            }
            return result
        }
        """

    private static let dense = """
        /// A sum over all inputs for each unit.
        private static func dense(_ x: [Float], _ kernel: [Float], _ bias: [Float]) -> [Float] {
            var sums = bias
            for i in x.indices {
                let (value, weights) = (x[i], i * bias.count)
                for unit in bias.indices { sums[unit] += value * kernel[weights + unit] }
            }
            return sums
        }
        """

    private static let normalization = """
        /// Batch normalization in use: mean, variance, gamma and beta of a channel come to a scale and a shift.
        private static func normalization(_ x: [Float], _ scale: [Float], _ shift: [Float]) -> [Float] {
            x.indices.map { x[$0] * scale[$0 % scale.count] + shift[$0 % shift.count] }
        }
        """

    private static let maxPool = pool(
        "maxPool", "The largest number of each window of a channel.", start: "-Float.infinity",
        step: "if value > result { result = value }", end: "result")

    private static let averagePool = pool(
        "averagePool", "The mean of each window of a channel.", start: "Float(0)", step: "result += value",
        end: "result / Float(height * width)")

    private static func pool(_ name: String, _ words: String, start: String, step: String, end: String) -> String {
        """
        /// \(words)
        private static func \(name)(
            _ x: [Float], rows: Int, columns: Int, channels: Int, height: Int, width: Int, stride: Int, outputRows: Int,
            outputColumns: Int
        ) -> [Float] {
            var results: [Float] = []
            results.reserveCapacity(outputRows * outputColumns * channels)
            for row in 0..<outputRows {
                for column in 0..<outputColumns {
                    let window = (row * columns + column) * stride * channels
                    for channel in 0..<channels {
                        var result = \(start)
                        for i in 0..<height {
                            for j in 0..<width {
                                let value = x[window + (i * columns + j) * channels + channel]
                                \(step)
                            }
                        }
                        results.append(\(end))
                    }
                }
            }
            return results
        }
        """
    }

    private static let exponential = """
        /// e to the power of x: a power of 2 times e to the power of the rest, |rest| ≤ log 2 ÷ 2, by its series.
        private static func exponential(_ x: Double) -> Double {
            guard x >= -700 else { return 0 }
            let bounded = min(x, 700)
            let power = Int(bounded * 1.4426950408889634 + (bounded < 0 ? -0.5 : 0.5))
            let rest = bounded - Double(power) * 0.6931471805599453
            var value = 1.0
            for term in stride(from: 13.0, to: 0, by: -1) { value = 1 + value * rest / term }
            var (left, factor) = (abs(power), power < 0 ? 0.5 : 2.0)
            while left > 0 {
                if left % 2 == 1 { value *= factor }
                left /= 2
                factor *= factor
            }
            return value
        }
        """

    private static let tanh = """
        private static func tanh(_ x: Float) -> Float {
            let e = exponential(-2 * abs(Double(x)))
            let value = Float((1 - e) / (1 + e))
            return x < 0 ? -value : value
        }
        """

    private static let sigmoid = """
        private static func sigmoid(_ x: Float) -> Float { Float(1 / (1 + exponential(-Double(x)))) }
        """

    private static let softmax = """
        /// The exponentials of all numbers divided by their sum.
        private static func softmax(_ x: [Float]) -> [Float] {
            let largest = x.max() ?? 0
            let powers = x.map { exponential(Double($0) - Double(largest)) }
            let sum = powers.reduce(0, +)
            return powers.map { Float($0 / sum) }
        }
        """

    /// Reads the weights.
    static let numbers = """
        /// The numbers whose bits stand in a text, eight hexadecimal digits each.
        private static func numbers(_ digits: String) -> [Float] {
            var (numbers, bits, count) = ([Float](), UInt32(0), 0)
            for digit in digits.utf8 where digit > 32 {
                bits = bits << 4 | UInt32(digit < 58 ? digit - 48 : digit - 87)
                count += 1
                if count % 8 == 0 { numbers.append(Float(bitPattern: bits)) }
            }
            return numbers
        }
        """

    /// A program that is compiled where `CONVO_MAIN` is defined.
    static let main = """
        #if CONVO_MAIN
        @main enum ConvoProgram {
            /// Reads images of ConvoNetwork.inputs numbers each, and prints a line of probabilities for each of them.
            static func main() {
                var image: [Float] = []
                while let line = readLine() {
                    for word in line.split(separator: " ") {
                        image.append(Float(word) ?? 0)
                        guard image.count == ConvoNetwork.inputs else { continue }
                        print(ConvoNetwork.probabilities(of: image).map { "\\($0)" }.joined(separator: " "))
                        image = []
                    }
                }
            }
        }
        #endif

        """
}
