import ConvNet

/// A rectangle of an image's pixels.
package struct PixelRectangle: Sendable, Hashable {
    package let rows: Range<Int>
    package let columns: Range<Int>

    /// The pixels of those rows and columns.
    package init(rows: Range<Int>, columns: Range<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// How many pixels there are.
    package var count: Int { rows.count * columns.count }
}

extension Architecture {
    /// The pixels that a unit depends on: its window, carried down through every layer, without what of it lies in the
    /// padding. Behind a layer that reads everything that is all that the layers below look at.
    ///
    /// - Parameter unit: one that the network has.
    package func receptiveField(of unit: NetworkUnit) -> PixelRectangle {
        var (place, field) = (unit, PixelRectangle(rows: unit.row..<unit.row + 1, columns: unit.column..<unit.column + 1))
        if unit.layer == layers.count {
            // The softmax reads every logit.
            place = lastOfMap(below: unit.layer)
            field = whole(after: place.layer)
        }
        // A vector that is no weighted sum of everything is a map handed on, one number after the other, until a window
        // over a map made it.
        while place.layer >= 0, case .flat = shape(after: place.layer) {
            let reach = layers[place.layer].formula.reach
            if reach == .everything {
                place = lastOfMap(below: place.layer)
                field = whole(after: place.layer)
            }
            guard reach == .itself else { break }
            place = self.unit(at: index(of: place), ofLayer: place.layer - 1)
            field = PixelRectangle(rows: place.row..<place.row + 1, columns: place.column..<place.column + 1)
        }
        for layer in stride(from: place.layer, through: 0, by: -1) {
            guard let windows = layers[layer].windows(over: shape(before: layer)) else { continue }
            field = PixelRectangle(
                rows: windows.rows.covered(field.rows), columns: windows.columns.covered(field.columns))
        }
        return field
    }

    /// A unit of the last map under a layer.
    private func lastOfMap(below layer: Int) -> NetworkUnit {
        let last = (-1..<layer).last { if case .map = shape(after: $0) { true } else { false } }
        return NetworkUnit(layer: last ?? -1, channel: 0)
    }

    /// All rows and columns of a map.
    private func whole(after layer: Int) -> PixelRectangle {
        guard case .map(let height, let width, _) = shape(after: layer) else {
            return PixelRectangle(rows: 0..<1, columns: 0..<1)
        }
        return PixelRectangle(rows: 0..<height, columns: 0..<width)
    }
}
