import ConvNet

/// The part of a network that one place of a layer depends on, as a network that reads nothing but the pixels it sees.
///
/// A unit that sees 8 of 28 rows and columns is computed from a twelfth of what the whole network computes.
struct UnitView {
    /// The layers up to the unit's own over its receptive field; behind them a dense layer that nobody asks for.
    let network: Network
    /// Rows and columns of the image that are its input.
    let rows: Range<Int>
    let columns: Range<Int>

    /// - Returns: nil where padding is among what the unit sees, or where it has no place in a map; then it takes the whole
    ///   network to compute it.
    init?(_ network: Network, layer: Int, row: Int, column: Int) {
        let architecture = network.architecture
        guard case .map(let height, let width, let channels) = architecture.input,
            case .map = architecture.shapes[layer]
        else { return nil }
        var (rows, columns) = (row..<row + 1, column..<column + 1)
        for index in stride(from: layer, through: 0, by: -1) {
            guard let windows = architecture.layers[index].windows(over: architecture.shape(before: index)) else { continue }
            rows = windows.rows.whole(rows)
            columns = windows.columns.whole(columns)
            guard rows.lowerBound >= 0, rows.upperBound <= windows.rows.input,
                columns.lowerBound >= 0, columns.upperBound <= windows.columns.input
            else { return nil }
        }
        guard rows.count < height || columns.count < width,
            let small = try? Architecture(
                layers: architecture.layers[...layer].map(\.withoutPadding) + [.flatten, .dense(units: 1)],
                input: .map(height: rows.count, width: columns.count, channels: channels))
        else { return nil }
        var part = Network(small, seed: 0)
        for entry in architecture.tensors() where entry.layer <= layer {
            part.setTensor(named: entry.name, to: Array(network.parameters[entry.range]))
        }
        (self.network, self.rows, self.columns) = (part, rows, columns)
    }

    /// What the unit sees of an image `width` numbers wide with `depth` numbers a pixel.
    func cropped(_ image: [Float], width: Int, depth: Int) -> [Float] {
        rows.flatMap { image[($0 * width + columns.lowerBound * depth)..<($0 * width + columns.upperBound * depth)] }
    }

    /// The gradient of an image, 0 where the unit sees nothing.
    func embedded(_ gradient: [Float], height: Int, width: Int, depth: Int) -> [Float] {
        var result = [Float](repeating: 0, count: height * width)
        let line = columns.count * depth
        for (number, row) in rows.enumerated() {
            let start = row * width + columns.lowerBound * depth
            result.replaceSubrange(start..<start + line, with: gradient[number * line..<(number + 1) * line])
        }
        return result
    }
}

extension Window {
    /// What the window covers at some neighboring places, with the padding.
    fileprivate func whole(_ places: Range<Int>) -> Range<Int> {
        start(places.lowerBound)..<start(places.upperBound - 1) + size
    }
}
