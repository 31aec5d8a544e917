import Translation

/// Tensors whose names tell nothing, as layers by their order and shapes, as `get_weights` of Keras and hand-written
/// programs list them.
struct PositionalGroups {
    private(set) var groups: [TensorGroup] = []
    private let file: String

    /// Kernels have two dimensions or four; everything else is a vector of one layer, also as a row or a column.
    init(_ tensors: [NamedTensor], file: String) throws(InterchangeError) {
        self.file = file
        let tensors = tensors.filter { !$0.shape.isEmpty }.map(Self.squeezed)
        if let other = tensors.first(where: { ![1, 2, 4].contains($0.shape.count) }) {
            throw .foreign(
                file: file, what: "the tensor \(other.words), which is of no layer that is known here",
                remedy: "expected kernels of 2 or 4 dimensions, and vectors")
        }
        let (kernels, vectors) = (tensors.filter { $0.shape.count > 1 }, tensors.filter { $0.shape.count == 1 })
        if kernels.count == vectors.count, zip(kernels, vectors).allSatisfy({ Self.mayBelong($1, to: $0) }) {
            // As many vectors as kernels: one bias each, whatever the order between them.
            groups = zip(kernels, vectors).map { TensorGroup(name: $0.name, content: .weighted(kernel: $0, bias: $1)) }
            return
        }
        var kernel: NamedTensor?
        var run: [NamedTensor] = []
        for tensor in tensors {
            if tensor.shape.count == 1 {
                run.append(tensor)
            } else {
                try close(kernel, run)
                (kernel, run) = (tensor, [])
            }
        }
        try close(kernel, run)
    }

    /// Whether a vector has a number for each output of a kernel, which are its first or its last dimension.
    private static func mayBelong(_ bias: NamedTensor, to kernel: NamedTensor) -> Bool {
        bias.shape.first == kernel.shape.first || bias.shape.first == kernel.shape.last
    }

    private static func squeezed(_ tensor: NamedTensor) -> NamedTensor {
        guard tensor.shape.count == 2, tensor.shape.contains(1), let count = tensor.shape.max() else { return tensor }
        return NamedTensor(name: tensor.name, shape: [count], values: tensor.values)
    }

    /// A kernel, or the start of the file, with the vectors behind it: a bias or none, then four of each normalization.
    private mutating func close(_ kernel: NamedTensor?, _ vectors: [NamedTensor]) throws(InterchangeError) {
        var vectors = vectors[...]
        if let kernel {
            let bias = vectors.count % 4 == 1 ? vectors.popFirst() : nil
            groups.append(TensorGroup(name: kernel.name, content: .weighted(kernel: kernel, bias: bias)))
        }
        guard vectors.count % 4 == 0 else {
            throw .foreign(
                file: file,
                what: "\(vectors.count) vectors " + (kernel.map { "behind the kernel \($0.words)" } ?? "before the first kernel"),
                remedy: "expected a bias or none, and four vectors of each batch normalization")
        }
        while vectors.count >= 4 {
            let four = Array(vectors.prefix(4))
            vectors = vectors.dropFirst(4)
            groups.append(TensorGroup(
                name: four[0].name, content: .normalization(scale: four[0], shift: four[1], mean: four[2], variance: four[3])))
        }
    }
}
