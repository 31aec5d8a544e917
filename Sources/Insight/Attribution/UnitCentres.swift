import ConvNet

/// Where the units of a layer look along one side of the image: the pixel in the middle of each one's receptive field.
struct UnitCentres: Sendable, Hashable {
    /// The middle of the first unit's field, in pixels; between two of them for an even extent.
    private(set) var first: Float = 0
    /// Pixels from one unit to the next.
    private(set) var step: Float = 1

    /// Goes on through a layer whose window starts `before` places outside its input.
    mutating func pass(window: Int, stride: Int, before: Int) {
        first += step * (Float(window - 1) / 2 - Float(before))
        step *= Float(stride)
    }

    /// The two units between whose centres a pixel lies, and how near it is to the second; −1 and `units` stand for what
    /// would lie beyond the outermost ones.
    func place(of pixel: Int, units: Int) -> (unit: Int, next: Int, share: Float) {
        let position = min(max((Float(pixel) - first) / step, -1), Float(units))
        let unit = min(Int(position.rounded(.down)), units - 1)
        return (unit, unit + 1, position - Float(unit))
    }
}

extension Architecture {
    /// Where the units of the layer at `index` look.
    func unitCentres(of index: Int) -> (rows: UnitCentres, columns: UnitCentres) {
        var (rows, columns) = (UnitCentres(), UnitCentres())
        for number in 0...index {
            guard case .map(let height, let width, _) = shape(before: number) else { break }
            switch layers[number] {
            case .convolution(_, let kernelHeight, let kernelWidth, let stride, let padding):
                let isSame = padding == .same
                rows.pass(
                    window: kernelHeight, stride: stride,
                    before: isSame ? Self.paddingBefore(height, kernelHeight, stride) : 0)
                columns.pass(
                    window: kernelWidth, stride: stride,
                    before: isSame ? Self.paddingBefore(width, kernelWidth, stride) : 0)
            case .maxPool(let size, let stride), .averagePool(let size, let stride):
                rows.pass(window: size, stride: stride, before: 0)
                columns.pass(window: size, stride: stride, before: 0)
            default: break
            }
        }
        return (rows, columns)
    }

    /// The zeros before a side that keeps ⌈side ÷ stride⌉ places; the odd one stands behind it.
    private static func paddingBefore(_ side: Int, _ window: Int, _ stride: Int) -> Int {
        max(0, ((side + stride - 1) / stride - 1) * stride + window - side) / 2
    }
}
