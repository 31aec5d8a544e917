import ConvNet
import Files
import Translation

/// A Keras model as a network here, layer by layer.
struct KerasTranslation {
    private let file: String
    private let hints: WeightHints
    private let weights: any KerasWeights
    var assembly: Assembly
    /// Keras' dimensions of what flows here; the core has an image's vector as a map until a layer needs the vector.
    var rank: Int
    /// Whether nothing but the image's shape has come yet.
    private var isAtStart = true
    private var softmax: String?
    private var lastFunction: Layer?
    /// Whether Convo wrote it: networks here read pixels from 0 to 1.
    private let isOurs: Bool
    private var saysPixels: Bool

    /// The network, and what was assumed.
    static func network(
        _ model: KerasModel, _ weights: any KerasWeights, file: String, _ hints: WeightHints
    ) throws(InterchangeError) -> OpenedNetwork {
        var translation = try KerasTranslation(model, weights, file: file, hints)
        for layer in model.layers { try translation.add(layer) }
        return try translation.end()
    }

    private init(
        _ model: KerasModel, _ weights: any KerasWeights, file: String, _ hints: WeightHints
    ) throws(InterchangeError) {
        (self.file, self.weights, self.hints) = (file, weights, hints)
        isOurs = model.name == KerasDescription.name
        saysPixels = isOurs
        let image = try KerasImage(model.input, file: file, hints)
        rank = image.rank
        assembly = Assembly(file: file, input: image.shape, pixels: hints.pixels)
        if let note = image.note { assembly.note(note) }
    }

    private mutating func end() throws(InterchangeError) -> OpenedNetwork {
        if !saysPixels, hints.pixels == nil {
            assembly.note("the file does not say which pixels it reads: taken as 0 to 1; --pixels 0..255 says otherwise")
        }
        let network = try assembly.network()
        if network.architecture.classes < 2 {
            throw .badArchitecture(
                file: file, problem: "the model ends in a single unit, and a network here has one for each class; take one with a "
                    + "unit for each class and softmax")
        }
        if softmax == nil {
            let words = lastFunction.map { function in
                "the model ends in \(function.specification); softmax follows here: the same classes, other probabilities"
            }
            assembly.note(words ?? "the model ends in logits; their softmax is taken here")
        }
        return OpenedNetwork(network, notes: assembly.notes, isForeign: true)
    }

    // MARK: Layers

    private mutating func add(_ layer: KerasLayer) throws(InterchangeError) {
        if let softmax, layer.kind != "Dropout" {
            throw refused(layer, "it follows \(softmax), and softmax is known at the end only")
        }
        if layer.kind != "Flatten", layer.kind != "Dropout" { lastFunction = nil }
        switch layer.kind {
        case "Conv2D": try addConvolution(layer)
        case "Dense": try addDense(layer)
        case "BatchNormalization", "BatchNormalizationV1", "BatchNormalizationV2": try addNormalization(layer)
        case "MaxPooling2D", "AveragePooling2D": try addPool(layer)
        case "GlobalAveragePooling2D", "GlobalMaxPooling2D": try addGlobalPool(layer)
        case "ZeroPadding2D": try addZeros(layer)
        case "Flatten":
            try checkChannelsLast(layer)
            try flatten(layer.title)
        case "Reshape": try reshape(layer)
        case "Dropout":
            try assembly.add(.dropout(rate: try number(layer.double("rate"), "rate", layer)), named: layer.title)
        case "Rescaling": try rescale(layer)
        case "Activation", "ReLU", "LeakyReLU", "Softmax":
            try apply(of: layer) { () throws(KerasActivation.Unknown) in try KerasActivation.ofLayer(layer.kind, layer.config) }
        case let kind where Self.idleInUse.contains(kind):
            assembly.note("\(layer.title) works in training only and is left out")
        default: throw refused(layer, "there is no layer of this class")
        }
        if layer.kind != "Flatten", layer.kind != "Reshape" { isAtStart = false }
    }

    /// Classes that hand on what they get, but in training.
    private static let idleInUse: Set = [
        "ActivityRegularization", "AlphaDropout", "GaussianDropout", "GaussianNoise", "Identity", "RandomBrightness", "RandomContrast",
        "RandomFlip", "RandomRotation", "RandomTranslation", "RandomZoom", "SpatialDropout2D",
    ]

    func refused(_ layer: KerasLayer, _ reason: String) -> InterchangeError {
        .unsupported(file: file, layer: layer.title, reason: reason)
    }

    func number<Number>(_ value: Number?, _ key: String, _ layer: KerasLayer) throws(InterchangeError) -> Number {
        guard let value else {
            throw .damaged(file: file, part: "the layer \(layer.title)", expected: "a number '\(key)'", got: "none")
        }
        return value
    }

    func checkChannelsLast(_ layer: KerasLayer) throws(InterchangeError) {
        guard let format = layer.text("data_format"), format != "channels_last" else { return }
        throw refused(layer, "its data_format is \(format), expected channels_last")
    }

    /// One number for rows and columns.
    func both(_ key: String, _ layer: KerasLayer, usual: Int? = nil) throws(InterchangeError) -> Int {
        guard let pair = layer.pair(key) ?? usual.map({ ($0, $0) }) else { return try number(nil, key, layer) }
        guard pair.rows == pair.columns else {
            throw refused(layer, "\(key) is \(pair.rows)×\(pair.columns), expected the same number for rows and columns")
        }
        return pair.rows
    }

    /// Adds the activation that the configuration of a layer names.
    mutating func applyActivation(of layer: KerasLayer) throws(InterchangeError) {
        try apply(of: layer) { () throws(KerasActivation.Unknown) in try KerasActivation(layer.config["activation"]) }
    }

    private mutating func apply(
        of layer: KerasLayer, _ make: () throws(KerasActivation.Unknown) -> KerasActivation
    ) throws(InterchangeError) {
        let activation: KerasActivation
        do { activation = try make() } catch { throw refused(layer, "there is no \(error.words)") }
        switch activation {
        case .none: break
        case .layer(let function):
            try assembly.add(function, named: layer.title)
            lastFunction = function
        case .softmax:
            guard rank == 1 else { throw refused(layer, "softmax over a map is not known") }
            softmax = layer.title
        }
    }

    /// The arrays of a layer; `shapes` is what the network has, by role.
    func tensors(_ layer: KerasLayer, _ shapes: [(role: String, shape: [Int])]) throws(InterchangeError) -> [[Float]] {
        let arrays = try weights.arrays(of: layer, roles: shapes.map(\.role))
        for (array, expected) in zip(arrays, shapes) where array.shape != expected.shape {
            func words(_ shape: [Int]) -> String { shape.map { "\($0)" }.joined(separator: "×") }
            throw .damaged(
                file: file, part: "the layer \(layer.title)", expected: "a \(expected.role) of \(words(expected.shape))",
                got: "one of \(words(array.shape))")
        }
        return arrays.map(\.values)
    }

    func image(_ layer: KerasLayer) throws(InterchangeError) -> (height: Int, width: Int, channels: Int) {
        guard rank == 3, case .map(let height, let width, let channels) = try assembly.shape else {
            throw refused(layer, "expected rows, columns and channels in front of it, got \(rank) dimension\(rank == 1 ? "" : "s")")
        }
        return (height, width, channels)
    }

    /// A rescaling, by which a model may bring bytes to the range that it reads.
    private mutating func rescale(_ layer: KerasLayer) throws(InterchangeError) {
        let (scale, offset) = (try number(layer.double("scale"), "scale", layer), layer.double("offset") ?? 0)
        // Whoever multiplies by more has pixels from 0 to 1.
        let readsBytes = !isOurs && abs(scale) * 255 <= 64
        if isAtStart, !readsBytes { try assembly.add(.rescaling(scale: scale, offset: offset), named: layer.title) } else {
            saysPixels = saysPixels || isAtStart
            try assembly.rescale(scale: scale, offset: offset, named: layer.title)
        }
    }

    // MARK: Shapes

    /// Makes a vector of a map; at the beginning when a layer needs it, since a rescaling of pixels may still follow.
    mutating func flatten(_ title: String) throws(InterchangeError) {
        if !isAtStart, rank > 1 { try assembly.add(.flatten, named: title) }
        rank = 1
    }

    mutating func makeVector() throws(InterchangeError) {
        if case .map = try assembly.shape { try assembly.add(.flatten, named: "the input") }
    }

    /// A reshaping that moves no number: to a vector, or to the shape that is there.
    private mutating func reshape(_ layer: KerasLayer) throws(InterchangeError) {
        let count = try assembly.shape.count
        guard var target = layer.config["target_shape"]?.elements?.compactMap(\.integer), !target.isEmpty else {
            return try number(nil, "target_shape", layer)
        }
        if let open = target.firstIndex(of: -1) {
            let known = target.filter { $0 != -1 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
            target[open] = known > 0 ? count / known : 0
        }
        let words = target.map { "\($0)" }.joined(separator: "×")
        guard target.count <= 3, target.allSatisfy({ (1...1 << 20).contains($0) }), target.reduce(1, *) == count else {
            throw refused(layer, "\(try assembly.shape) cannot become \(words)")
        }
        if target.count == 1 { return try flatten(layer.title) }
        let shape = Shape.map(height: target[0], width: target[1], channels: target.count == 3 ? target[2] : 1)
        if isAtStart, rank == 1, hints.input == nil {
            let notes = assembly.notes.filter { !$0.hasPrefix(KerasImage.guess) }
            assembly = Assembly(file: file, input: shape, pixels: hints.pixels)
            notes.forEach { assembly.note($0) }
        }
        guard try assembly.shape == shape else { throw refused(layer, "\(try assembly.shape) cannot become \(words) here") }
        rank = target.count
    }
}
