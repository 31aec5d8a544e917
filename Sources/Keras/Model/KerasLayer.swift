import ConvNet
import Files

/// One layer of a Keras model, as the model's configuration describes it.
struct KerasLayer {
    /// Its class: "Conv2D".
    let kind: String
    let name: String
    let config: JSON
    /// The names of the models that it stands in, the outermost first, and its own.
    let path: [String]
    /// Where a `.keras` file has its arrays, a name for each group: ["conv2d_1"], or ["sequential", "conv2d"] in a model in
    /// the model.
    let store: [String]

    /// What errors call it: "conv2d_1 (Conv2D)".
    var title: String { "\(name) (\(kind))" }

    func integer(_ key: String) -> Int? { config[key]?.integer }
    func double(_ key: String) -> Double? { config[key]?.double }
    func text(_ key: String) -> String? { config[key]?.text }
    /// A truth; true where it is left out, as it is in files of versions that did not have it.
    func isOn(_ key: String) -> Bool { config[key]?.flag ?? true }

    /// Two numbers, for rows and columns: [2, 3], or 2 for both.
    func pair(_ key: String) -> (rows: Int, columns: Int)? {
        if let one = integer(key) { return (one, one) }
        guard let two = config[key]?.elements?.compactMap(\.integer), two.count == 2 else { return nil }
        return (two[0], two[1])
    }
}
