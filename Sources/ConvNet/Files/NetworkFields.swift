import Files
import Kernels

/// A network as the metadata and tensors of its file, and back.
struct NetworkFields {
    private let fields: [String: String]
    private let entries: [Safetensors.Entry]
    private let file: String

    init(_ safetensors: Safetensors, file: String) {
        fields = Dictionary(safetensors.metadata.map { ($0.key, $0.value) }) { first, _ in first }
        entries = safetensors.entries
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
        metadata.append(("target", NumericTarget.name))
        return metadata
    }

    /// The network's tensors, then the optimiser's slots over the trainable ones.
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

    func network() throws(WeightFileError) -> Network {
        let architecture = try architecture()
        var network = Network(architecture, seed: try number("seed", UInt64.init))
        let tensors = architecture.tensors()
        let stateKind = try state()
        let expected = Self.expectedNames(tensors, state: stateKind)
        let found = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
        if let surplus = entries.first(where: { !expected.contains($0.name) }) {
            throw .surplusTensor(file: file, tensor: surplus.name)
        }
        for tensor in tensors {
            let values = try values(of: tensor, named: tensor.name, in: found)
            network.parameters.replaceSubrange(tensor.range, with: values)
        }
        if let stateKind {
            let trainable = tensors.filter(\.trainable)
            var slots: [[Float]] = []
            for slot in OptimizerState.slotNames(stateKind) {
                var all: [Float] = []
                for tensor in trainable {
                    all += try values(of: tensor, named: "optimizer/\(slot)/\(tensor.name)", in: found)
                }
                slots.append(all)
            }
            let step = try number("optimizer_step", Self.count)
            network.optimizerState = OptimizerState(kind: stateKind, step: step, slots: slots)
        }
        network.batchesTrained = try number("batches_trained", Self.count)
        network.settings = try settings()
        network.history = try history()
        return network
    }

    private static func expectedNames(_ tensors: [TensorEntry], state: OptimizerState.Kind?) -> Set<String> {
        var names = Set(tensors.map(\.name))
        for slot in state.map(OptimizerState.slotNames) ?? [] {
            for tensor in tensors where tensor.trainable { names.insert("optimizer/\(slot)/\(tensor.name)") }
        }
        return names
    }

    private func values(of tensor: TensorEntry, named name: String, in found: [String: Safetensors.Entry])
        throws(WeightFileError) -> [Float] {
        guard let entry = found[name] else { throw .missingTensor(file: file, tensor: name, expected: tensor.shape) }
        guard entry.shape == tensor.shape else {
            throw .wrongShape(file: file, tensor: name, expected: tensor.shape, got: entry.shape)
        }
        guard entry.values.allSatisfy(\.isFinite) else {
            throw .badTensor(file: file, tensor: name, problem: .notFinite)
        }
        if tensor.isNeverNegative, entry.values.contains(where: { $0 < 0 }) {
            throw .badTensor(file: file, tensor: name, problem: .negative)
        }
        return entry.values
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
