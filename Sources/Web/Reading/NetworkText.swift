import ConvNet
import Explorer
import Files
import Subjects
import Words

/// The network that a session would train, and what it could be instead.
enum NetworkText {
    /// Architectures that a page offers, by what they are called there.
    static let presets: [(name: String, layers: String)] = [
        ("Classic, 13 layers", Architecture.handwritten.specification),
        ("Small, one convolution", "conv 8 5x5 same relu, bn, maxpool 2, dropout 0.3, flatten, dense 10"),
        ("LeNet-5, as in 1998", "conv 6 5x5 same tanh, avgpool 2, conv 16 5x5 tanh, avgpool 2, flatten, dense 120 tanh, dense 84 tanh, dense 10"),
        ("Dense layers only", "flatten, dense 128 relu, dense 10"),
        ("No hidden layer", "flatten, dense 10"),
    ]

    static let presetMembers: (key: String, json: String) = ("presets", JSONText.array(presets.map { preset in
        JSONText.object([("name", JSONText.string(preset.name)), ("layers", JSONText.string(preset.layers))])
    }))

    /// What is in use, and with which data.
    static func members(of session: Session) -> [(key: String, json: String)] {
        guard let named = try? session.network() else { return [("network", "null")] }
        let network = named.network
        let epochs = network.epochsTrained
        return [
            ("network", JSONText.string(named.name)), ("own", named.isReadOnly ? "false" : "true"),
            ("size", JSONText.string("\(Format.integer(network.parameters.count)) parameters")),
            ("trained", JSONText.string(epochs == 0 ? "untrained" : "\(Format.count(epochs, "epoch")) trained")),
            ("data", JSONText.string(session.dataset?.name ?? "")), ("filters", TrainingText.filters(of: network) ?? "null"),
        ]
    }
}
