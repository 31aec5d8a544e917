import Translation

/// The tensors of one layer of a file.
struct TensorGroup {
    /// What its tensors are.
    enum Content {
        case weighted(kernel: NamedTensor, bias: NamedTensor?)
        case normalization(scale: NamedTensor?, shift: NamedTensor?, mean: NamedTensor, variance: NamedTensor)
    }

    /// What the names of its tensors have in common: "conv1", "features.0".
    let name: String
    let content: Content

    /// The shape of what a layer is known by, in the core's order: of a kernel, or of the vector of a normalization.
    func shape(_ order: DimensionOrder) -> [Int] {
        switch content {
        case .weighted(let kernel, _): order.shape(kernel.shape)
        case .normalization(_, _, let mean, _): mean.shape
        }
    }

    /// "conv1.weight 16×1×3×3"; a normalization by its mean.
    var words: String {
        switch content {
        case .weighted(let kernel, _): kernel.words
        case .normalization(_, _, let mean, _): mean.words
        }
    }
}

/// Tensors as the layers that they belong to: by their names where these are of a known kind, else by their order.
struct TensorGroups {
    let groups: [TensorGroup]
    /// The order of dimensions that the names speak for.
    let order: DimensionOrder?

    init(_ tensors: [NamedTensor], file: String) throws(InterchangeError) {
        let tensors = tensors.filter { !TensorName($0.name).isCounter }
        guard !tensors.isEmpty else {
            throw .foreign(file: file, what: "no tensor of numbers", remedy: "expected the weights of a network")
        }
        guard tensors.count <= TensorFile.mostTensors else {
            throw .foreign(file: file, what: "\(tensors.count) tensors", remedy: "expected the weights of a smaller network")
        }
        let names = tensors.map { TensorName($0.name) }
        let known = names.count { $0.role != nil }
        guard known * 2 > names.count else {
            groups = try PositionalGroups(tensors, file: file).groups
            order = nil
            return
        }
        if let place = names.firstIndex(where: { $0.role == nil }) {
            throw Self.stranger(tensors[place], file)
        }
        var (prefixes, roles) = ([String](), [String: [TensorName.Role: NamedTensor]]())
        for (tensor, name) in zip(tensors, names) {
            if roles[name.prefix] == nil { prefixes.append(name.prefix) }
            guard let role = name.role, roles[name.prefix]?[role] == nil else { throw Self.stranger(tensor, file) }
            roles[name.prefix, default: [:]][role] = tensor
        }
        var groups: [TensorGroup] = []
        for prefix in prefixes { groups.append(try Self.group(roles[prefix] ?? [:], named: prefix, file)) }
        self.groups = groups
        order = Self.order(names)
    }

    private static func stranger(_ tensor: NamedTensor, _ file: String) -> InterchangeError {
        .foreign(
            file: file, what: "the tensor \(tensor.words), which is of no layer that is known here",
            remedy: "`help new` lists the layers that are")
    }

    private static func order(_ names: [TensorName]) -> DimensionOrder? {
        let roles = names.compactMap(\.role)
        if roles.contains(.kernel) || roles.contains(.gamma) { return .keras }
        return roles.contains(.weight) || roles.contains(.runningMean) ? .torch : nil
    }

    private static func group(
        _ roles: [TensorName.Role: NamedTensor], named name: String, _ file: String
    ) throws(InterchangeError) -> TensorGroup {
        let weight = roles[.kernel] ?? roles[.weight]
        let (mean, variance) = (roles[.movingMean] ?? roles[.runningMean], roles[.movingVariance] ?? roles[.runningVariance])
        if let mean, let variance, mean.shape.count == 1 {
            return TensorGroup(
                name: name,
                content: .normalization(
                    scale: roles[.gamma] ?? weight, shift: roles[.beta] ?? roles[.bias], mean: mean, variance: variance))
        }
        guard let weight, mean == nil, variance == nil, roles[.gamma] == nil, roles[.beta] == nil, [2, 4].contains(weight.shape.count)
        else {
            let tensor = weight ?? mean ?? variance ?? roles.values.first
            guard let tensor else { throw .foreign(file: file, what: "no tensor of numbers", remedy: "take a whole file") }
            throw stranger(tensor, file)
        }
        return TensorGroup(name: name, content: .weighted(kernel: weight, bias: roles[.bias]))
    }
}
