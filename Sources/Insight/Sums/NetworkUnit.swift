import ConvNet

/// One number that a network computes for an image: a unit of a layer's output, or a pixel.
package struct NetworkUnit: Sendable, Hashable {
    /// An index of `Architecture.layers`; -1 for the pixels.
    package let layer: Int
    /// Its place in a map; 0 and 0 in a vector.
    package let row: Int
    package let column: Int
    /// The channel of a map, the place in a vector.
    package let channel: Int

    /// A unit; `Architecture.has(_:)` says whether a network has it.
    package init(layer: Int, row: Int = 0, column: Int = 0, channel: Int) {
        self.layer = layer
        self.row = row
        self.column = column
        self.channel = channel
    }
}

extension Architecture {
    /// The shape of a layer's output; -1 for the pixels.
    package func shape(after layer: Int) -> Shape { shape(before: layer + 1) }

    /// Whether there is such a unit.
    package func has(_ unit: NetworkUnit) -> Bool {
        guard (-1..<layers.count).contains(unit.layer) else { return false }
        switch shape(after: unit.layer) {
        case .map(let height, let width, let channels):
            return 0..<height ~= unit.row && 0..<width ~= unit.column && 0..<channels ~= unit.channel
        case .flat(let units): return unit.row == 0 && unit.column == 0 && 0..<units ~= unit.channel
        }
    }

    /// Where a unit stands in its layer's output, in the order rows, columns, channels.
    package func index(of unit: NetworkUnit) -> Int {
        guard case .map(_, let width, let channels) = shape(after: unit.layer) else { return unit.channel }
        return (unit.row * width + unit.column) * channels + unit.channel
    }

    /// The unit that stands at a place of a layer's output.
    package func unit(at index: Int, ofLayer layer: Int) -> NetworkUnit {
        guard case .map(_, let width, let channels) = shape(after: layer) else {
            return NetworkUnit(layer: layer, channel: index)
        }
        let place = index / channels
        return NetworkUnit(layer: layer, row: place / width, column: place % width, channel: index % channels)
    }

    /// The unit whose number layers such as dropout and flatten only hand on, however many of them stand above it; the unit
    /// itself if its layer computes anything.
    package func origin(of unit: NetworkUnit) -> NetworkUnit {
        var unit = unit
        while unit.layer >= 0, layers[unit.layer].formula == .handedOn {
            unit = self.unit(at: index(of: unit), ofLayer: unit.layer - 1)
        }
        return unit
    }
}
