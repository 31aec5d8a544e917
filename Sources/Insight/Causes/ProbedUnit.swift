import ConvNet

/// A unit as the numbers that it gives: of one channel at one place, or at every place of its map.
///
/// They are taken before the activation that belongs to the layer, so that a unit that is silent still says how far from
/// firing it is.
package struct ProbedUnit: Sendable, Hashable {
    /// The element of `Architecture.layers` whose output is looked at; the one behind the last is the softmax.
    package let layer: Int
    /// The shape of that output.
    package let shape: Shape
    package let channel: Int
    /// One place of the map, counted in rows of `width`; nil for all of them.
    package let place: Int?

    /// A channel of a layer, at one place or everywhere.
    ///
    /// - Returns: nil where the layer has no such channel or place.
    package init?(_ row: LayerSummary, of architecture: Architecture, channel: Int, place: (row: Int, column: Int)? = nil) {
        let first = row.layers.lowerBound
        layer = row.formula.function != nil && first > 0 ? first - 1 : first
        shape = architecture.shape(after: layer)
        guard 0..<shape.channels ~= channel else { return nil }
        self.channel = channel
        guard let place else {
            self.place = nil
            return
        }
        guard case .map(let height, let width, _) = shape, 0..<height ~= place.row, 0..<width ~= place.column else {
            return nil
        }
        self.place = place.row * width + place.column
    }

    /// Columns of the map; 1 for a vector.
    package var width: Int {
        if case .map(_, let width, _) = shape { width } else { 1 }
    }

    /// How many places the map has; 1 for a vector.
    package var places: Int { shape.count / max(shape.channels, 1) }

    /// The place in the middle of the map, or the one that was asked for.
    package var middle: Int {
        if let place { return place }
        guard case .map(let height, let width, _) = shape else { return 0 }
        return height / 2 * width + width / 2
    }

    /// The unit at one place of the map.
    package func networkUnit(at place: Int) -> NetworkUnit {
        NetworkUnit(layer: layer, row: place / width, column: place % width, channel: channel)
    }

    /// Where the number of a place stands in what the layer gives.
    func index(at place: Int) -> Int { place * shape.channels + channel }

    /// The highest number of the unit and the first place where it is had.
    func peak(_ output: [Float]) -> (value: Float, place: Int) {
        if let place { return (output[index(at: place)], place) }
        var (best, found) = (-Float.infinity, 0)
        var index = channel
        for place in 0..<places {
            if output[index] > best { (best, found) = (output[index], place) }
            index += shape.channels
        }
        return (best, found)
    }
}
