/// The words of a specification and the numbers that may follow them.
enum LayerWord {
    static let canonical = ["conv", "dense", "relu", "bn", "maxpool", "avgpool", "dropout", "flatten", "softmax"]
    static let synonyms = [
        "conv2d": "conv", "convolution": "conv", "batchnorm": "bn", "batchnormalization": "bn",
        "batchnormalisation": "bn", "averagepool": "avgpool", "meanpool": "avgpool", "maxpooling": "maxpool",
        "maxpool2d": "maxpool", "linear": "dense", "fc": "dense",
    ]
    static let units = 1...4096
    static let sides = 1...64
    static let strides = 1...64

    static func check(_ layer: Layer, number: Int, text: String) throws(ArchitectureError) {
        switch layer {
        case .convolution(let filters, let height, let width, let stride, _):
            try check(filters, in: units, number: number, text: text)
            try check(height, in: sides, number: number, text: text)
            try check(width, in: sides, number: number, text: text)
            try check(stride, in: strides, number: number, text: text)
        case .dense(let count):
            try check(count, in: units, number: number, text: text)
        case .maxPool(let size, let stride), .averagePool(let size, let stride):
            try check(size, in: sides, number: number, text: text)
            try check(stride, in: strides, number: number, text: text)
        case .dropout(let rate):
            guard rate >= 0, rate < 1 else {
                throw .badWord(number: number, text: text, word: "\(rate)", expected: .rate, nearest: nil)
            }
        default: break
        }
    }

    private static func check(_ value: Int, in range: ClosedRange<Int>, number: Int, text: String)
        throws(ArchitectureError) {
        guard range.contains(value) else {
            throw .badWord(number: number, text: text, word: "\(value)", expected: .count(range), nearest: nil)
        }
    }
}
