import ConvNet

/// Opens the numbers that a network computed for one image into the sums that they are, down to the pixels.
///
///     let opener = try Opener(network, pixels: pixels)
///     let logit = opener.open(opener.logit(3))          // 64 terms and a bias
///     let term = opener.open(logit.ranked[0].origin)    // the unit behind the largest of them
///
/// The network works as in use: no dropout, batch normalization by its moving averages.
package struct Opener: Sendable {
    package let network: Network
    /// The probability of every class.
    package let probabilities: [Float]
    let architecture: Architecture
    /// What every layer gave, after the pixels.
    private let outputs: [[Float]]
    /// For each layer the function that it is, if it belongs to the layer below it.
    private let activations: [ElementFunction?]
    private let tensors: [Int: [TensorEntry]]

    /// - Parameter pixels: rows × columns × channels, from 0 (black) to 1 (white).
    /// - Throws: if there are more or fewer pixels than the network's input.
    package init(_ network: Network, pixels: [Float]) throws(TrainingError) {
        let recording = Recording(network)
        try recording.run([pixels])
        self.network = network
        probabilities = recording.probabilities()
        architecture = network.architecture
        outputs = [pixels] + network.architecture.layers.indices.map { recording.output(of: $0) }
        let rows = network.architecture.summary()
        activations = network.architecture.layers.indices.map { layer in
            rows.first { $0.layers.upperBound - 1 == layer }?.activation
        }
        tensors = Dictionary(grouping: network.architecture.tensors(), by: \.layer)
    }

    /// The numbers that softmax makes probabilities of.
    package var logits: [Float] { outputs.last ?? [] }

    /// The unit whose value is the logit of a class.
    package func logit(_ label: Int) -> NetworkUnit {
        NetworkUnit(layer: architecture.layers.count - 1, channel: label)
    }

    /// What the network's kernels gave for a unit; 0 for one that it has not.
    package func value(of unit: NetworkUnit) -> Float {
        guard architecture.has(unit) else { return 0 }
        return outputs[unit.layer + 1][architecture.index(of: unit)]
    }

    /// The unit with the highest value in a layer, or in one channel of it; the first of equals.
    package func highest(inLayer layer: Int, channel: Int? = nil) -> NetworkUnit? {
        let values = outputs[layer + 1]
        let channels = architecture.shape(after: layer).channels
        let places = values.indices.filter { channel == nil || $0 % channels == channel }
        return places.max { (values[$0], $1) < (values[$1], $0) }.map { architecture.unit(at: $0, ofLayer: layer) }
    }

    /// The sum behind a unit.
    ///
    /// - Returns: nil if the network has no such unit.
    package func open(_ unit: NetworkUnit) -> OpenedSum? {
        guard architecture.has(unit) else { return nil }
        let computed = Double(value(of: unit))
        let field = architecture.receptiveField(of: unit)
        guard unit.layer >= 0 else {
            return OpenedSum(.unit(unit), .pixel, total: computed, computed: computed, field: field)
        }
        let activation = activations[unit.layer]
        let layer = activation == nil ? unit.layer : unit.layer - 1
        let sum = parts(NetworkUnit(layer: layer, row: unit.row, column: unit.column, channel: unit.channel))
        return OpenedSum(
            .unit(unit), sum.kind, sum.terms, constants: sum.constants, activation: activation ?? sum.activation,
            computed: computed, field: field)
    }

    /// The sum behind a subject that was opened before; nil if the network has it not.
    package func open(_ subject: OpenedSum.Subject) -> OpenedSum? {
        switch subject {
        case .unit(let unit): open(unit)
        case .difference(let first, let second): open(logit: first.channel, against: second.channel)
        }
    }

    /// The sum behind the difference of two logits: where the last layer weighs everything below it the terms of both taken together,
    /// with the difference of their weights.
    ///
    /// - Returns: nil if the network has not both classes.
    package func open(logit first: Int, against second: Int) -> OpenedSum? {
        let (a, b) = (logit(first), logit(second))
        guard architecture.has(a), architecture.has(b) else { return nil }
        let computed = Double(value(of: a)) - Double(value(of: b))
        let field = architecture.receptiveField(of: a)
        guard architecture.layers[a.layer].formula == .weightedSum(over: .everything) else {
            let terms = [(a, 1.0), (b, -1.0)].map { unit, weight in
                term(unit, input: Double(value(of: unit)), weight: weight)
            }
            return OpenedSum(.difference(a, b), .difference, terms, computed: computed, field: field)
        }
        let (plus, minus) = (parts(a), parts(b))
        let terms = zip(plus.terms, minus.terms).map { term($0.unit, input: $0.input, weight: $0.weight - $1.weight) }
        let constants = zip(plus.constants, minus.constants).map {
            OpenedSum.Constant(name: "difference of the biases", value: $0.value - $1.value)
        }
        return OpenedSum(
            .difference(a, b), .difference, terms, constants: constants, computed: computed, field: field)
    }
}

extension Opener {
    /// What makes a number: terms and constants, and the curve that is applied to their sum, if one is.
    struct Parts {
        let kind: OpenedSum.Kind
        let terms: [OpenedSum.Term]
        var constants: [OpenedSum.Constant] = []
        var activation: ElementFunction?
    }

    func tensor(_ layer: Int, _ number: Int) -> ArraySlice<Float> {
        guard let entries = tensors[layer], entries.indices.contains(number) else { return [] }
        return network.parameters[entries[number].range]
    }

    func term(
        _ unit: NetworkUnit, input: Double, weight: Double, window: (row: Int, column: Int) = (0, 0)
    ) -> OpenedSum.Term {
        OpenedSum.Term(
            unit: unit, origin: architecture.origin(of: unit), input: input, weight: weight, windowRow: window.row,
            windowColumn: window.column)
    }

    /// What a layer reads at a place, the layer being the one above.
    func read(_ unit: NetworkUnit) -> Double { Double(outputs[unit.layer + 1][architecture.index(of: unit)]) }

    private func parts(_ unit: NetworkUnit) -> Parts {
        switch architecture.layers[unit.layer].formula {
        case .weightedSum(.window): windowSum(unit)
        case .weightedSum: sum(unit)
        case .normalization(let epsilon): normalization(unit, Double(epsilon))
        case .largest: largest(unit)
        case .mean: mean(unit)
        case .function(let function): self.function(function, of: unit)
        // No architecture holds a softmax as a layer: sums are opened from the logits down.
        case .softmax, .handedOn: Parts(kind: .handedOn, terms: [handedOn(unit, weight: 1)])
        }
    }

    private func handedOn(_ unit: NetworkUnit, weight: Double) -> OpenedSum.Term {
        let below = architecture.unit(at: architecture.index(of: unit), ofLayer: unit.layer - 1)
        return term(below, input: read(below), weight: weight)
    }

    private func function(_ function: ElementFunction, of unit: NetworkUnit) -> Parts {
        let input = handedOn(unit, weight: 1)
        guard let slopes = function.slopes else {
            return Parts(kind: .function(function), terms: [input], activation: function)
        }
        let weight = input.input > 0 ? slopes.above : slopes.below
        return Parts(kind: .function(function), terms: [handedOn(unit, weight: weight)])
    }

    private func sum(_ unit: NetworkUnit) -> Parts {
        let (kernel, bias) = (tensor(unit.layer, 0), tensor(unit.layer, 1))
        let units = architecture.shapes[unit.layer].count
        let terms = (0..<architecture.shape(before: unit.layer).count).map { index in
            let below = NetworkUnit(layer: unit.layer - 1, channel: index)
            return term(below, input: read(below), weight: Double(kernel[kernel.startIndex + index * units + unit.channel]))
        }
        let constant = OpenedSum.Constant(name: "bias", value: Double(bias[bias.startIndex + unit.channel]))
        return Parts(kind: .sum, terms: terms, constants: [constant])
    }

    private func normalization(_ unit: NetworkUnit, _ epsilon: Double) -> Parts {
        func number(_ tensor: Int) -> Double {
            let values = self.tensor(unit.layer, tensor)
            return Double(values[values.startIndex + unit.channel])
        }
        let numbers = OpenedSum.Normalization(
            gamma: number(0), beta: number(1), mean: number(2), variance: number(3), epsilon: epsilon)
        let constants = [
            OpenedSum.Constant(name: "mean", value: -numbers.mean * numbers.scale),
            OpenedSum.Constant(name: "beta", value: numbers.beta),
        ]
        return Parts(
            kind: .normalization(numbers), terms: [handedOn(unit, weight: numbers.scale)], constants: constants)
    }
}
