import Files

/// The one tensor that an output shows, as an array for `numpy.load`.
enum NPYFile {
    static func bytes(of output: Output) throws(SaveError) -> [UInt8] {
        let tensors = output.allTensors
        guard let tensor = tensors.first else { throw .noTensor(.npy, fitting: .keeping(output)) }
        guard tensors.count == 1 else { throw .severalTensors(.npy, names: tensors.map(\.name)) }
        return NPYArray(shape: tensor.shape, values: tensor.values).bytes
    }
}
