import ConvNet
import Words

/// A parameter that a network has.
package struct Parameter: Sendable, Hashable {
    /// How it is called, with every index written.
    package let path: ParameterPath
    /// The tensor that holds it.
    package let tensor: TensorEntry
    /// Its place in the tensor, the last dimension fastest.
    package let index: Int
    /// What the network has there.
    package let value: Float

    /// Its place in `Network.parameters`.
    package var offset: Int { tensor.range.lowerBound + index }

    /// The network with another value in this place.
    package func setting(_ value: Float, in network: Network) -> Network {
        var changed = network
        if var values = network.tensor(named: tensor.name)?.values, values.indices.contains(index) {
            values[index] = value
            changed.setTensor(named: tensor.name, to: values)
        }
        return changed
    }
}

extension ParameterPath {
    /// The number that the path names.
    ///
    /// - Throws: `SubjectError`: what the network has in place of the missing layer, channel, tensor or place.
    package func found(in network: Network) throws -> Parameter {
        let rows = network.architecture.summary()
        let kept = rows.filter { $0.parameters > 0 }.map(\.name)
        guard let row = rows.first(where: { $0.name == layer }) else {
            throw UnknownName("layer", layer, among: kept)
        }
        guard row.parameters > 0 else {
            throw SubjectError.noParameters(layer: layer, kind: row.kind, having: kept)
        }
        let tensors = network.architecture.tensors().filter { $0.layer == row.layers.lowerBound }
        guard let tensor = tensors.first(where: { $0.name == "\(layer)/\(role.rawValue)" }) else {
            throw SubjectError.noSuchTensor(
                path: "\(self)", layer: layer, kind: row.kind,
                tensors: tensors.compactMap { $0.name.split(separator: "/").last.map(String.init) },
                example: "\(layer)/\(channel)/\(role == .kernel ? "gamma" : "bias")")
        }
        let channels = tensor.shape.last ?? 1
        guard channel < channels else {
            throw SubjectError.noSuchChannel(path: "\(self)", channel: channel, layer: layer, count: channels)
        }
        let place = try place(in: tensor)
        let index = zip(place + [channel], tensor.shape).reduce(0) { $0 * $1.1 + $1.0 }
        return Parameter(
            path: ParameterPath(layer: layer, channel: channel, role: role, place: place), tensor: tensor,
            index: index, value: network.parameters[tensor.range.lowerBound + index])
    }

    /// The place with every index, checked.
    private func place(in tensor: TensorEntry) throws -> [Int] {
        guard role == .kernel else { return [] }
        let sides = Array(tensor.shape.dropLast())
        var full = place
        if sides.count == 3, sides[2] == 1, full.count == 2 { full.append(0) }
        guard full.count == sides.count, zip(full, sides).allSatisfy({ $0 < $1 }) else {
            throw SubjectError.noSuchWeight(path: "\(self)", kernel: "\(layer)/\(channel)/\(role.rawValue)", sides: sides)
        }
        return full
    }
}
