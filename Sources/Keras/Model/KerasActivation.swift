import ConvNet
import Files

/// A function that Keras applies to what a layer gives: named in the layer's configuration, or a layer by itself.
enum KerasActivation {
    case none
    case layer(Layer)
    case softmax

    /// - Parameter json: a name, or the class of a layer or function with its configuration
    /// - Throws: what it is called, if it is not known here
    init(_ json: JSON?) throws(Unknown) {
        switch json {
        case nil, .null: self = .none
        case .string(let name, _): self = try Self.named(name)
        default:
            guard let kind = json?["class_name"]?.text, let config = json?["config"] else { throw Unknown(words: "such activation") }
            if let name = config.text, kind == "function" { self = try Self.named(name) } else {
                self = try Self.ofLayer(kind, config)
            }
        }
    }

    /// An activation that the core has not.
    struct Unknown: Error {
        let words: String
    }

    private static func named(_ name: String) throws(Unknown) -> KerasActivation {
        switch name {
        case "linear": .none
        case "relu": .layer(.relu)
        case "tanh": .layer(.tanh)
        case "sigmoid": .layer(.sigmoid)
        case "leaky_relu": .layer(.leakyReLU(slope: 0.2))
        case "softmax": .softmax
        default: throw Unknown(words: "activation \(name)")
        }
    }

    /// The function of a layer that is nothing else.
    static func ofLayer(_ kind: String, _ config: JSON) throws(Unknown) -> KerasActivation {
        switch kind {
        case "Activation": return try KerasActivation(config["activation"])
        case "ReLU": return try rectifier(config)
        case "LeakyReLU":
            let slope = config["negative_slope"] ?? config["alpha"]
            return .layer(.leakyReLU(slope: slope?.double ?? slope?["value"]?.double))
        case "Softmax":
            if let axis = config["axis"]?.integer, axis != -1 { throw Unknown(words: "softmax along the axis \(axis)") }
            return .softmax
        default: throw Unknown(words: "activation \(kind)")
        }
    }

    private static func rectifier(_ config: JSON) throws(Unknown) -> KerasActivation {
        if let most = config["max_value"]?.double { throw Unknown(words: "ReLU up to \(most)") }
        if let least = config["threshold"]?.double, least != 0 { throw Unknown(words: "ReLU from \(least)") }
        let slope = config["negative_slope"]?.double ?? 0
        return .layer(slope == 0 ? .relu : .leakyReLU(slope: slope))
    }
}
