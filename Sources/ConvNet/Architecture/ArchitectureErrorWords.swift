import Words

extension ArchitectureError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty:
            "the network has no layers; name some, as in 'conv 8 3x3 relu, maxpool 2, flatten, dense 10'"
        case .emptyLayer(let number):
            "layer \(number) is empty; between two commas expected a layer: \(Self.layerNames)"
        case .unknownLayer(let number, let text, let word, let nearest):
            "layer \(number) '\(text)': unknown layer '\(word)'; "
                + (nearest.map { "did you mean '\($0)'?" } ?? "expected one of \(Self.layerNames)")
        case .layer(let number, let text, let fault):
            "layer \(number) '\(text)': \(fault)"
        case .softmaxBeforeEnd(let number, let layers):
            "layer \(number) 'softmax': expected at the end only, got it before \(layers - number) more; leave it out"
        case .tooManyLayers(let count):
            "the network has \(count) layers; expected at most \(Architecture.mostLayers)"
        case .tooManyParameters(let count):
            "the network has \(count) parameters; expected at most \(Architecture.mostParameters), take fewer filters "
                + "or units"
        case .badInput(let shape):
            "the input is \(shape); expected a map of at least 1×1×1 and at most "
                + "\(LayerLimits.largestTensor) numbers"
        case .noClassifier:
            "the network has no dense layer; end it with one of a unit per class: 'flatten, dense 10'"
        case .endsInMap(let shape):
            "the network ends in a map of \(shape); end it with one unit per class: 'flatten, dense 10'"
        }
    }

    static let layerNames = Layer.kinds.map { $0.names.word }.joined(separator: ", ")
}

extension LayerFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .badWord(let word, let expected):
            "expected \(expected), got '\(word)'" + (expected.nearest(to: word).map { "; did you mean '\($0)'?" } ?? "")
        case .missingWord(let expected):
            "expected \(expected) after it, got nothing"
        case .doesNotFit(let expected, let got):
            "expects \(expected.words), got \(got)" + expected.advice(for: got)
        case .tooLarge(let values):
            "needs \(values) numbers, expected at most \(LayerLimits.largestTensor); take fewer filters or units"
        }
    }
}

extension LayerFault.Expectation: CustomStringConvertible {
    public var description: String {
        switch self {
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .kernel: "a size such as 3x3, each side from 1 to \(LayerLimits.sides.upperBound)"
        case .rate: "a share from 0 up to but not 1, such as 0.25"
        case .epsilon: "a number from 1e-12 to 1, such as 1e-5"
        case .factor: "a number that is not 0, such as 2"
        case .option(let words): words.joined(separator: " or ")
        case .nothing: "no more words"
        }
    }

    fileprivate func nearest(to word: String) -> String? {
        if case .option(let words) = self { Nearest.match(word, in: words) } else { nil }
    }
}

extension LayerFault.Requirement {
    fileprivate var words: String {
        switch self {
        case .map: "a map (rows × columns × channels)"
        case .atLeast(let height, let width): "a map of at least \(height)×\(width)"
        case .flat: "a vector"
        }
    }

    fileprivate func advice(for shape: Shape) -> String {
        switch (self, shape) {
        case (.flat, .map): "; put 'flatten' before it"
        case (.map, .flat): "; put it before 'flatten'"
        case (.atLeast, _): "; take a smaller one, 'same', or fewer layers before it"
        default: ""
        }
    }
}
