import Words

/// Reads 'conv 8 5x5 same relu, bn, maxpool 2, dropout 0.3, flatten, dense 32 relu, dense 10'.
///
///     conv FILTERS [ROWSxCOLUMNS] [same|valid] [stride N | /N] [relu]     3x3, valid, stride 1
///     dense UNITS [relu|softmax]       maxpool|avgpool [SIZE] [stride N | /N]    2, stride = size
///     bn [relu]    dropout RATE    relu    flatten    softmax
struct SpecificationParser {
    private let number: Int
    private let text: String
    private var words: ArraySlice<String>

    static func parse(_ specification: String) throws(ArchitectureError) -> [LayerItem] {
        guard specification.contains(where: { !$0.isWhitespace }) else { throw .empty }
        var items: [LayerItem] = []
        for piece in specification.split(separator: ",", omittingEmptySubsequences: false) {
            let words = piece.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
            let number = items.count + 1
            guard let first = words.first else { throw .emptyLayer(number: number) }
            var parser = SpecificationParser(
                number: number, text: words.joined(separator: " "), words: words.dropFirst())
            let layers = try parser.layers(named: first)
            items.append(LayerItem(number: number, text: parser.text, layers: layers))
        }
        return items
    }

    private mutating func layers(named word: String) throws(ArchitectureError) -> [Layer] {
        switch LayerWord.synonyms[word] ?? word {
        case "conv": return try convolution()
        case "dense":
            let layer = Layer.dense(units: try count(in: LayerWord.units))
            return [layer] + (try activation(["relu", "softmax"]))
        case "bn": return [.batchNormalization] + (try activation(["relu"]))
        case "maxpool":
            let (size, stride) = try pool()
            return [.maxPool(size: size, stride: stride)]
        case "avgpool":
            let (size, stride) = try pool()
            return [.averagePool(size: size, stride: stride)]
        case "dropout": return [.dropout(rate: try rate())] + (try activation([]))
        case "relu": return [.relu] + (try activation([]))
        case "flatten": return [.flatten] + (try activation([]))
        case "softmax": return [.softmax] + (try activation([]))
        default:
            throw .unknownLayer(
                number: number, text: text, word: word,
                nearest: Nearest.match(word, in: LayerWord.canonical + LayerWord.synonyms.keys.sorted()))
        }
    }

    private mutating func convolution() throws(ArchitectureError) -> [Layer] {
        let filters = try count(in: LayerWord.units)
        var (height, width, stride, padding) = (3, 3, 1, Padding.valid)
        var activations: [Layer] = []
        while let word = words.popFirst() {
            if word.first?.isNumber == true {
                (height, width) = try kernel(word)
            } else if let value = try strideValue(word) {
                stride = value
            } else if let value = Padding(rawValue: word) {
                padding = value
            } else if word == "relu", words.isEmpty {
                activations = [.relu]
            } else if word == "relu" {
                throw unexpected(words.joined(separator: " "), .nothing)
            } else {
                throw unexpected(word, .option(["3x3", "same", "valid", "stride", "relu"]))
            }
        }
        return [.convolution(
            filters: filters, kernelHeight: height, kernelWidth: width, stride: stride, padding: padding)]
            + activations
    }

    private mutating func pool() throws(ArchitectureError) -> (size: Int, stride: Int) {
        var (size, stride) = (2, Int?.none)
        if let word = words.first, word.first?.isNumber == true {
            words.removeFirst()
            let (height, width) = try kernel(word)
            guard height == width else { throw unexpected(word, .count(LayerWord.sides)) }
            size = height
        }
        while let word = words.popFirst() {
            guard let value = try strideValue(word) else { throw unexpected(word, .option(["2", "stride"])) }
            stride = value
        }
        return (size, stride ?? size)
    }

    /// The stride that begins with `word`, which may take the next word too; nil if `word` begins none.
    private mutating func strideValue(_ word: String) throws(ArchitectureError) -> Int? {
        if word == "stride" { return try count(in: LayerWord.strides) }
        guard word.hasPrefix("/") else { return nil }
        return try value(of: String(word.dropFirst()), in: LayerWord.strides)
    }

    private mutating func count(in range: ClosedRange<Int>) throws(ArchitectureError) -> Int {
        guard let word = words.popFirst() else {
            throw .missingWord(number: number, text: text, expected: .count(range))
        }
        return try value(of: word, in: range)
    }

    private func value(of word: String, in range: ClosedRange<Int>) throws(ArchitectureError) -> Int {
        guard let value = Int(word), range.contains(value) else { throw unexpected(word, .count(range)) }
        return value
    }

    private mutating func rate() throws(ArchitectureError) -> Double {
        guard let word = words.popFirst() else { throw .missingWord(number: number, text: text, expected: .rate) }
        guard let value = Double(word), value >= 0, value < 1 else { throw unexpected(word, .rate) }
        return value
    }

    private func kernel(_ word: String) throws(ArchitectureError) -> (height: Int, width: Int) {
        let sides = word.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }.map { Int($0) }
        guard sides.count <= 2, let height = sides[0], let width = sides[sides.count - 1],
            LayerWord.sides.contains(height), LayerWord.sides.contains(width)
        else { throw unexpected(word, .kernel) }
        return (height, width)
    }

    /// The activation written behind a layer; nothing else may follow.
    private mutating func activation(_ allowed: [String]) throws(ArchitectureError) -> [Layer] {
        guard let word = words.popFirst() else { return [] }
        guard allowed.contains(word) else { throw unexpected(word, allowed.isEmpty ? .nothing : .option(allowed)) }
        guard words.isEmpty else { throw unexpected(words.joined(separator: " "), .nothing) }
        return [word == "relu" ? .relu : .softmax]
    }

    private func unexpected(_ word: String, _ expected: ArchitectureError.Expectation) -> ArchitectureError {
        var nearest: String?
        if case .option(let words) = expected { nearest = Nearest.match(word, in: words) }
        return .badWord(number: number, text: text, word: word, expected: expected, nearest: nearest)
    }
}
