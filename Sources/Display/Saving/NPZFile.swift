import Files

/// All tensors that an output shows, each as an array under its name: `numpy.load("a.npz")["conv1/kernel"]`.
enum NPZFile {
    static func bytes(of output: Output) throws(SaveError) -> [UInt8] {
        let tensors = output.allTensors
        guard !tensors.isEmpty else { throw .noTensor(.npz, fitting: .keeping(output)) }
        var archive = ZipArchive()
        for tensor in tensors {
            archive.add(NPYArray(shape: tensor.shape, values: tensor.values).bytes, named: tensor.name + ".npy")
        }
        return archive.bytes
    }
}
