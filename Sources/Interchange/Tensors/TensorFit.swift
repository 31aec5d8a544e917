import ConvNet

/// Which layer of a file is which of an architecture, told by names and shapes.
struct TensorFit {
    /// The group of a file for each layer of the architecture that has tensors, by the layer's place among all layers.
    let groups: [Int: TensorGroup]
    let order: DimensionOrder
    /// Whether the layers stand in the file as they follow each other, or have the same names.
    let isInOrder: Bool
    /// Whether more than one layer of the same shape had to be told apart by the order alone, which is not the network's.
    let isGuess: Bool

    /// Why a file does not fit: the first layer without tensors of its shape, or tensors without a layer.
    struct Misfit: Error {
        let words: String
    }

    /// A layer with tensors: what is asked of a group.
    private struct Wanted {
        let layer: Int
        let name: String
        let shape: [Int]
    }

    init(_ groups: [TensorGroup], to architecture: Architecture, order: DimensionOrder) throws(Misfit) {
        let wanted = Self.wanted(architecture)
        let named = Set(wanted.map(\.name)).isSubset(of: groups.map(\.name))
        var (free, found) = (Array(groups.indices), [Int]())
        for layer in wanted {
            let fitting = free.filter { groups[$0].shape(order) == layer.shape && groups[$0].isNormalization == (layer.shape.count == 1) }
            guard let place = named ? fitting.first(where: { groups[$0].name == layer.name }) : fitting.first else {
                throw Misfit(words: Self.missing(layer, free.map { groups[$0] }, order))
            }
            free.removeAll { $0 == place }
            found.append(place)
        }
        if let rest = free.first { throw Misfit(words: "\(groups[rest].words) fits no layer") }
        self.groups = Dictionary(zip(wanted.map(\.layer), found.map { groups[$0] })) { first, _ in first }
        self.order = order
        isInOrder = named || found == found.sorted()
        isGuess = !isInOrder && Set(wanted.map(\.shape)).count < wanted.count
    }

    private static func wanted(_ architecture: Architecture) -> [Wanted] {
        var wanted: [Wanted] = []
        for entry in architecture.tensors() where wanted.last?.layer != entry.layer {
            let name = entry.name.split(separator: "/").first.map(String.init) ?? entry.name
            wanted.append(Wanted(layer: entry.layer, name: name, shape: entry.shape))
        }
        return wanted
    }

    private static func missing(_ layer: Wanted, _ groups: [TensorGroup], _ order: DimensionOrder) -> String {
        let size = NamedTensor.size(layer.shape.count == 1 ? layer.shape : order.shapeThere(layer.shape))
        let near = groups.first { $0.isNormalization == (layer.shape.count == 1) && $0.shape(order).count == layer.shape.count }
        return "\(layer.name) expects " + (layer.shape.count == 1 ? "vectors of \(size)" : "a kernel of \(size)")
            + (near.map { ", got \($0.words)" } ?? ", got none")
    }
}

extension TensorGroup {
    var isNormalization: Bool { if case .normalization = content { true } else { false } }
}

extension DimensionOrder {
    /// A kernel's shape in this order, from the core's.
    func shapeThere(_ shape: [Int]) -> [Int] {
        switch (self, shape.count) {
        case (.torch, 4): [shape[3], shape[2], shape[0], shape[1]]
        case (.torch, 2): [shape[1], shape[0]]
        default: shape
        }
    }
}
