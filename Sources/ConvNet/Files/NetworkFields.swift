import Files
import Kernels

/// A network as the metadata and tensors of its file, and back.
struct NetworkFields {
    private let fields: [String: String]
    private let places: [Safetensors.Place]
    private let file: String

    init(_ safetensors: Safetensors, file: String) {
        fields = safetensors.fields
        places = safetensors.places
        self.file = file
    }

    /// Every field in the order of the file, without the checksum.
    static func metadata(of network: Network) -> [(key: String, value: String)] {
        guard case .map(let height, let width, let channels) = network.architecture.input else { return [] }
        var metadata = [
            ("format", SafetensorsFormat.format),
            ("version", SafetensorsFormat.version),
            ("architecture", network.architecture.specification),
            ("input", "\(height)x\(width)x\(channels)"),
            ("seed", "\(network.seed)"),
            ("batches_trained", "\(network.batchesTrained)"),
        ]
        if let settings = network.settings { metadata.append(("settings", settings.json)) }
        if let state = network.optimizerState {
            metadata.append(("optimizer_state", state.kind.rawValue))
            metadata.append(("optimizer_step", "\(state.step)"))
        }
        metadata.append(("history", "[\(network.history.map(\.json).joined(separator: ","))]"))
        if !network.data.isEmpty { metadata.append(("data", "[\(network.data.map(JSONText.string).joined(separator: ","))]")) }
        metadata.append(("target", NumericTarget.name))
        if let program = network.program { metadata.append(("program", program)) }
        return metadata
    }

    /// The network's tensors, then the optimizer's slots over the trainable ones.
    static func entries(of network: Network) -> [Safetensors.Entry] {
        let tensors = network.architecture.tensors()
        var entries = tensors.map {
            Safetensors.Entry(name: $0.name, shape: $0.shape, values: Array(network.parameters[$0.range]))
        }
        guard let state = network.optimizerState else { return entries }
        for (name, slot) in zip(OptimizerState.slotNames(state.kind), state.slots) {
            var offset = 0
            for tensor in tensors where tensor.trainable {
                let end = offset + tensor.range.count
                entries.append(Safetensors.Entry(
                    name: "optimizer/\(name)/\(tensor.name)", shape: tensor.shape, values: Array(slot[offset..<end])))
                offset = end
            }
        }
        return entries
    }

    /// The network, its numbers from the bytes of the file.
    func network(from bytes: [UInt8]) throws(WeightFileError) -> Network {
        try checkTensors()
        let architecture = try architecture()
        var network = Network(architecture, seed: try number("seed", UInt64.init))
        let tensors = architecture.tensors()
        let found = Dictionary(places.map { ($0.name, $0.range) }) { first, _ in first }
        for tensor in tensors {
            let values = [Float](littleEndian: bytes[found[tensor.name] ?? 0..<0])
            if let problem = tensor.problem(of: values) {
                throw .badTensor(file: file, tensor: tensor.name, problem: problem)
            }
            network.parameters.replaceSubrange(tensor.range, with: values)
        }
        if let kind = try state() {
            let slots = OptimizerState.slotNames(kind).map { slot in
                tensors.filter(\.trainable).flatMap { tensor in
                    [Float](littleEndian: bytes[found["optimizer/\(slot)/\(tensor.name)"] ?? 0..<0])
                }
            }
            network.optimizerState = OptimizerState(
                kind: kind, step: try number("optimizer_step", Self.count), slots: slots)
        }
        network.batchesTrained = try number("batches_trained", Self.count)
        network.settings = try settings()
        network.history = try history()
        network.data = try data()
        network.program = fields["program"]
        return network
    }

    /// Refuses a file that has other tensors than its architecture.
    func checkTensors() throws(WeightFileError) {
        let tensors = try architecture().tensors()
        var expected = tensors.map { (name: $0.name, shape: $0.shape) }
        for slot in try state().map(OptimizerState.slotNames) ?? [] {
            for tensor in tensors where tensor.trainable {
                expected.append((name: "optimizer/\(slot)/\(tensor.name)", shape: tensor.shape))
            }
        }
        let names = Set(expected.map(\.name))
        if let surplus = places.first(where: { !names.contains($0.name) }) {
            throw .surplusTensor(file: file, tensor: surplus.name)
        }
        let found = Dictionary(places.map { ($0.name, $0.shape) }) { first, _ in first }
        for tensor in expected {
            guard let shape = found[tensor.name] else {
                throw .missingTensor(file: file, tensor: tensor.name, expected: tensor.shape)
            }
            guard shape == tensor.shape else {
                throw .wrongShape(file: file, tensor: tensor.name, expected: tensor.shape, got: shape)
            }
        }
    }

    /// No training comes near it, and what is added to a count below it stays an `Int`.
    private static let mostSteps = 1 << 50

    private static func count(_ text: String) -> Int? {
        Int(text).flatMap { (0...mostSteps).contains($0) ? $0 : nil }
    }

    private func text(_ field: String) throws(WeightFileError) -> String {
        guard let value = fields[field] else { throw .badField(file: file, field: field, value: "") }
        return value
    }

    private func number<Number>(_ field: String, _ read: (String) -> Number?) throws(WeightFileError) -> Number {
        let value = try text(field)
        guard let number = read(value) else { throw .badField(file: file, field: field, value: value) }
        return number
    }

    private func architecture() throws(WeightFileError) -> Architecture {
        let sides = try text("input")
        let numbers = sides.split(separator: "x").compactMap { Int($0) }
        guard numbers.count == 3 else { throw .badField(file: file, field: "input", value: sides) }
        do {
            return try Architecture(
                layers: try text("architecture"),
                input: .map(height: numbers[0], width: numbers[1], channels: numbers[2]))
        } catch let error as ArchitectureError {
            throw .badArchitecture(file: file, error)
        } catch let error as WeightFileError {
            throw error
        } catch {
            throw .foreign(file: file)
        }
    }

    private func state() throws(WeightFileError) -> OptimizerState.Kind? {
        guard let text = fields["optimizer_state"] else { return nil }
        guard let kind = OptimizerState.Kind(rawValue: text) else {
            throw .badField(file: file, field: "optimizer_state", value: text)
        }
        return kind
    }

    private func settings() throws(WeightFileError) -> TrainingSettings? {
        guard let text = fields["settings"] else { return nil }
        guard let json = try? JSON(Array(text.utf8)[...]), let settings = TrainingSettings(json),
            (try? settings.validated()) != nil
        else { throw .badField(file: file, field: "settings", value: text) }
        return settings
    }

    /// Files did not say from the first.
    private func data() throws(WeightFileError) -> [String] {
        guard let text = fields["data"] else { return [] }
        guard let elements = (try? JSON(Array(text.utf8)[...]))?.elements else {
            throw .badField(file: file, field: "data", value: text)
        }
        return elements.compactMap(\.text)
    }

    private func history() throws(WeightFileError) -> [EpochRecord] {
        let text = try text("history")
        guard let elements = (try? JSON(Array(text.utf8)[...]))?.elements else {
            throw .badField(file: file, field: "history", value: text)
        }
        let records = elements.compactMap { EpochRecord($0) }
        guard records.count == elements.count else { throw .badField(file: file, field: "history", value: text) }
        return records
    }
}

extension TensorEntry {
    /// What keeps values from being those of the tensor.
    fileprivate func problem(of values: some Sequence<Float>) -> WeightFileError.TensorProblem? {
        for value in values {
            if !value.isFinite { return .notFinite }
            if isNeverNegative, value < 0 { return .negative }
        }
        return nil
    }
}

extension Network {
    /// The first tensor with a number in it that no file may hold.
    package var firstBadTensor: (name: String, problem: WeightFileError.TensorProblem)? {
        for tensor in architecture.tensors() {
            if let problem = tensor.problem(of: parameters[tensor.range]) { return (tensor.name, problem) }
        }
        return nil
    }
}
