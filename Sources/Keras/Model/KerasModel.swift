import ConvNet
import Files
import Translation

/// The layers of a Keras model in the order in which they work: a Sequential or a linear Functional model, and those within.
struct KerasModel {
    /// Without inputs and models.
    private(set) var layers: [KerasLayer] = []
    /// The sizes of one image, nil where the model leaves one open; nil where none is said.
    private(set) var input: [Int?]?
    /// What the whole model is called.
    let name: String?
    private let file: String

    private static let mostLayers = 1000
    private static let deepest = 16

    /// - Parameters:
    ///   - config: the class of the model and its configuration
    ///   - file: what errors call the file
    init(_ config: JSON, file: String) throws(InterchangeError) {
        self.file = file
        name = config["config"]?["name"]?.text
        try append(config, path: [], store: [])
        if input == nil { input = Self.sizes(config["config"]?["build_input_shape"]) }
        guard !layers.isEmpty else { throw Self.damaged(file, "its model", "layers", "none") }
    }

    private static func damaged(_ file: String, _ part: String, _ expected: String, _ got: String) -> InterchangeError {
        .damaged(file: file, part: part, expected: expected, got: got)
    }

    /// The sizes behind the batch: [null, 28, 28, 1] is [28, 28, 1].
    private static func sizes(_ json: JSON?) -> [Int?]? {
        guard let elements = json?.elements, elements.count >= 2 else { return nil }
        return elements.dropFirst().map(\.integer)
    }

    private static let sequential: Set = ["Sequential"]
    private static let functional: Set = ["Functional", "Model"]

    private mutating func append(_ model: JSON, path: [String], store: [String]) throws(InterchangeError) {
        let kind = model["class_name"]?.text ?? "none"
        guard path.count < Self.deepest else { throw Self.damaged(file, "its model", "few models inside each other", "many") }
        guard let config = model["config"] else { throw Self.damaged(file, "its model", "a configuration", "none") }
        let isFunctional = Self.functional.contains(kind)
        guard isFunctional || Self.sequential.contains(kind) else {
            throw .unsupported(
                file: file, layer: "\(config["name"]?.text ?? "the model") (\(kind))",
                reason: "expected a Sequential or a Functional model")
        }
        // The first versions of Keras had the list of layers alone.
        guard let list = config.elements ?? config["layers"]?.elements else {
            throw Self.damaged(file, "its model", "a list of layers", "none")
        }
        guard list.count + layers.count <= Self.mostLayers else {
            throw Self.damaged(file, "its model", "at most \(Self.mostLayers) layers", "more")
        }
        let stores = Self.stores(of: list)
        let order = isFunctional ? try KerasChain(config, list, file: file).order : Array(list.indices)
        for index in order {
            let layer = try self.layer(list[index], path, store + [stores[index]])
            if Self.functional.contains(layer.kind) || Self.sequential.contains(layer.kind) {
                try append(list[index], path: layer.path, store: layer.store)
            } else {
                if input == nil, layers.isEmpty {
                    input = Self.sizes(layer.config["batch_shape"]) ?? Self.sizes(layer.config["batch_input_shape"])
                }
                if layer.kind != "InputLayer" { layers.append(layer) }
            }
        }
    }

    private func layer(_ json: JSON, _ path: [String], _ store: [String]) throws(InterchangeError) -> KerasLayer {
        guard let kind = json["class_name"]?.text, let config = json["config"] else {
            throw Self.damaged(file, "a layer", "a class and a configuration", "something else")
        }
        let name = config["name"]?.text ?? json["name"]?.text ?? kind.lowercased()
        return KerasLayer(kind: kind, name: name, config: config, path: path + [name], store: store)
    }

    /// What a `.keras` file calls the layers of one model: by their classes, counted.
    private static func stores(of layers: [JSON]) -> [String] {
        var counts: [String: Int] = [:]
        return layers.map { layer in
            let name = snakeCase(layer["class_name"]?.text ?? "")
            let count = counts[name, default: 0]
            counts[name] = count + 1
            return count == 0 ? name : "\(name)_\(count)"
        }
    }

    /// "batch_normalization" for "BatchNormalization", as Keras makes it of the names of classes: a line before each capital
    /// letter that begins a word, or that a small one stands before.
    static func snakeCase(_ name: String) -> String {
        let letters = Array(name)
        var result = ""
        for (index, letter) in letters.enumerated() {
            if index > 0, letter.isUppercase {
                let startsWord = index + 1 < letters.count && letters[index + 1].isLowercase
                if startsWord || letters[index - 1].isLowercase { result += "_" }
            }
            result += letter.lowercased()
        }
        return result
    }
}
