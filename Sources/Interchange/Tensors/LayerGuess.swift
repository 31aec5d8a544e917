import ConvNet

/// A specification that tensors could be of, as an example for who has to name the layers: what tensors do not tell, such as
/// pooling, is tried until the first dense layer fits.
struct LayerGuess {
    /// Nil where nothing that was tried fits.
    let specification: String?

    /// More convolutions are not tried in every way, and more layers not at all.
    private static let (most, mostLayers) = (5, 128)
    /// So many ways that give the first dense layer its inputs are looked at whole.
    private static let mostTrials = 8

    /// A way to fill in what tensors do not tell: for each convolution two bits, pooling behind it and zeros around it.
    private struct Way {
        let bits: Int
        let isAveraged: Bool
    }

    init(_ groups: [TensorGroup], orders: [DimensionOrder], inputs: [Shape]) {
        for order in orders where groups.count <= Self.mostLayers {
            let shapes = groups.map { $0.shape(order) }
            let ways = Self.ways(of: shapes.count { $0.count == 4 })
            for input in inputs {
                for way in ways.lazy.filter({ Self.leads(shapes, input, $0) }).prefix(Self.mostTrials) {
                    let text = Self.text(groups, order, way)
                    guard let architecture = try? Architecture(layers: text, input: input),
                        (try? TensorFit(groups, to: architecture, order: order)) != nil
                    else { continue }
                    specification = text
                    return
                }
            }
        }
        specification = nil
    }

    /// Whether the convolutions give the first dense layer as many inputs as it has.
    private static func leads(_ shapes: [[Int]], _ input: Shape, _ way: Way) -> Bool {
        guard case .map(var rows, var columns, var channels) = input else { return false }
        var bits = way.bits
        for shape in shapes {
            if shape.count == 2 { return shape[0] == (way.isAveraged ? channels : rows * columns * channels) }
            guard shape.count == 4 else { continue }
            if bits & 2 == 0 { (rows, columns) = (rows - shape[0] + 1, columns - shape[1] + 1) }
            if bits & 1 == 1 { (rows, columns) = (rows / 2, columns / 2) }
            guard rows > 0, columns > 0 else { return false }
            (channels, bits) = (shape[3], bits >> 2)
        }
        return false
    }

    /// The uniform ways first: pooling everywhere, with and without zeros, then none; of the others those with few zeros.
    private static func ways(of convolutions: Int) -> [Way] {
        guard convolutions > 0 else { return [Way(bits: 0, isAveraged: false)] }
        let all = 1 << (2 * min(convolutions, most))
        let others = (0..<all).reversed().sorted { ($0 & 0b10_1010_1010).nonzeroBitCount < ($1 & 0b10_1010_1010).nonzeroBitCount }
        let bits = [0b01_0101_0101, 0b11_1111_1111, 0, 0b10_1010_1010].map { $0 & (all - 1) } + others
        return [false, true].flatMap { isAveraged in bits.map { Way(bits: $0, isAveraged: isAveraged) } }
    }

    private static func text(_ groups: [TensorGroup], _ order: DimensionOrder, _ way: Way) -> String {
        var (items, bits, isMap, pools) = ([String](), way.bits, true, false)
        func endStage() {
            if pools { items.append("maxpool 2") }
            pools = false
        }
        for (place, group) in groups.enumerated() {
            let shape = group.shape(order)
            let next = place + 1 < groups.count ? groups[place + 1] : nil
            // PyTorch's networks mostly normalize before the activation.
            let isNormalizedFirst = order == .torch && next?.isNormalization == true
            let activation = next == nil || isNormalizedFirst ? "" : " relu"
            switch shape.count {
            case 4:
                endStage()
                items.append("conv \(shape[3]) \(shape[0])x\(shape[1])" + (bits & 2 == 0 ? "" : " same") + activation)
                pools = bits & 1 == 1
                bits >>= 2
            case 2:
                endStage()
                if isMap { items.append(way.isAveraged ? "globalavgpool" : "flatten") }
                isMap = false
                items.append("dense \(shape[1])" + activation)
            default: items.append(order == .torch && !items.isEmpty ? "bn relu" : "bn")
            }
        }
        return items.joined(separator: ", ")
    }
}
