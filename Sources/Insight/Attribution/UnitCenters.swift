import ConvNet

/// Where the units of a layer look along one side of the image: the pixel in the middle of each one's receptive field.
struct UnitCenters: Sendable, Hashable {
    /// The middle of the first unit's field, in pixels; between two of them for an even extent.
    private(set) var first: Float = 0
    /// Pixels from one unit to the next.
    private(set) var step: Float = 1

    /// Goes on through a layer with that window.
    mutating func pass(_ window: Window) {
        first += step * (Float(window.size - 1) / 2 - Float(window.before))
        step *= Float(window.stride)
    }

    /// The two units between whose centers a pixel lies, and how near it is to the second; −1 and `units` stand for what
    /// would lie beyond the outermost ones.
    func place(of pixel: Int, units: Int) -> (unit: Int, next: Int, share: Float) {
        let position = min(max((Float(pixel) - first) / step, -1), Float(units))
        let unit = min(Int(position.rounded(.down)), units - 1)
        return (unit, unit + 1, position - Float(unit))
    }
}

extension Architecture {
    /// Where the units of the layer at `index` look.
    func unitCenters(of index: Int) -> (rows: UnitCenters, columns: UnitCenters) {
        var (rows, columns) = (UnitCenters(), UnitCenters())
        for number in 0...index {
            guard let windows = layers[number].windows(over: shape(before: number)) else { continue }
            rows.pass(windows.rows)
            columns.pass(windows.columns)
        }
        return (rows, columns)
    }
}
