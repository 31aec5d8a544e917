import Files
import Translation

/// The order of the layers of a Functional model that is one chain.
///
/// Which layer's output a layer takes stands in its `inbound_nodes`: in Keras 2 as [name, 0, 0, {}], in Keras 3 as an object
/// with `keras_history`: [name, 0, 0].
struct KerasChain {
    /// Places in the list of layers, from the input to the output.
    private(set) var order: [Int] = []

    /// - Throws: if the model branches, with the layer's name
    init(_ config: JSON, _ layers: [JSON], file: String) throws(InterchangeError) {
        let names = layers.map { $0["name"]?.text ?? $0["config"]?["name"]?.text ?? "" }
        let sources = layers.map { Self.references(in: $0["inbound_nodes"]) }
        let inputs = Self.references(in: config["input_layers"])
        let outputs = Self.references(in: config["output_layers"])
        func title(_ index: Int) -> String { "\(names[index]) (\(layers[index]["class_name"]?.text ?? "no class"))" }
        func refused(_ index: Int, _ reason: String) -> InterchangeError {
            .badLayer(file: file, layer: title(index), problem: "\(reason), and a network here is one chain of layers")
        }
        for (ends, word) in [(inputs, "inputs"), (outputs, "outputs")] where ends.count > 1 {
            if let index = names.firstIndex(of: ends[1]) { throw refused(index, "the model has \(ends.count) \(word)") }
        }
        guard let input = inputs.first, let output = outputs.first, var place = names.firstIndex(of: input) else {
            throw .damaged(file: file, part: "its model", expected: "an input and an output", got: "none")
        }
        var consumers: [String: [Int]] = [:]
        for (index, names) in sources.enumerated() {
            for name in Set(names) { consumers[name, default: []].append(index) }
        }
        order.append(place)
        while names[place] != output {
            let next = consumers[names[place]] ?? []
            guard next.count <= 1 else { throw refused(place, "its output goes to \(next.count) layers") }
            guard let following = next.first, order.count < layers.count else {
                throw .damaged(file: file, part: "its model", expected: "a chain to \(output)", got: "an end at \(names[place])")
            }
            guard sources[following].count == 1 else { throw refused(following, "it takes \(sources[following].count) outputs") }
            order.append(following)
            place = following
        }
    }

    /// The names of the layers that are meant anywhere in a value.
    private static func references(in json: JSON?) -> [String] {
        switch json {
        case .array(let elements):
            if let name = elements.first?.text, elements.count >= 3, elements[1].integer != nil { return [name] }
            return elements.flatMap { references(in: $0) }
        case .object(let members):
            if let history = json?["keras_history"]?.elements { return history.first?.text.map { [$0] } ?? [] }
            return members.flatMap { references(in: $0.value) }
        default: return []
        }
    }
}
