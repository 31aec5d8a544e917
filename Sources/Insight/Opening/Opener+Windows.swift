import ConvNet

// Layers that look through a window.
extension Opener {
    func convolution(_ unit: NetworkUnit) -> Parts {
        let shape = architecture.shape(before: unit.layer)
        guard case .map(_, _, let channels) = shape,
            let (rows, columns) = architecture.layers[unit.layer].windows(over: shape)
        else { return (.handedOn, [], []) }
        let (kernel, bias) = (tensor(unit.layer, 0), tensor(unit.layer, 1))
        let filters = architecture.shapes[unit.layer].channels
        var (terms, outside, weights) = ([OpenedSum.Term](), 0, [Float]())
        for row in 0..<rows.size {
            for column in 0..<columns.size {
                let first = ((row * columns.size + column) * channels) * filters + unit.channel
                if channels == 1 { weights.append(kernel[kernel.startIndex + first]) }
                let place = (row: rows.start(unit.row) + row, column: columns.start(unit.column) + column)
                guard 0..<rows.input ~= place.row, 0..<columns.input ~= place.column else {
                    outside += 1
                    continue
                }
                for channel in 0..<channels {
                    let below = NetworkUnit(
                        layer: unit.layer - 1, row: place.row, column: place.column, channel: channel)
                    terms.append(term(
                        below, input: read(below),
                        weight: Double(kernel[kernel.startIndex + first + channel * filters]), window: (row, column)))
                }
            }
        }
        let constant = OpenedSum.Constant(name: "bias", value: Double(bias[bias.startIndex + unit.channel]))
        let kind = OpenedSum.Kind.convolution(
            height: rows.size, width: columns.size, outside: outside, weights: weights)
        return (kind, terms, [constant])
    }

    /// Every value of the window; the largest, the first of equals, with weight 1 and the others with 0.
    func maxPool(_ unit: NetworkUnit, _ size: Int) -> Parts {
        let values = pooled(unit) { _ in 1 }
        let winner = values.indices.max { (values[$0].input, $1) < (values[$1].input, $0) }
        let terms = values.enumerated().map { place, value in
            term(
                value.unit, input: value.input, weight: place == winner ? 1 : 0,
                window: (value.windowRow, value.windowColumn))
        }
        return (.maxPool(size: size), terms, [])
    }

    func averagePool(_ unit: NetworkUnit, _ size: Int) -> Parts {
        (.averagePool(size: size), pooled(unit) { 1 / Double($0) }, [])
    }

    /// - Parameter weight: of each value, from how many there are.
    private func pooled(_ unit: NetworkUnit, weight: (Int) -> Double) -> [OpenedSum.Term] {
        guard let (rows, columns) = architecture.layers[unit.layer].windows(over: architecture.shape(before: unit.layer))
        else { return [] }
        let weight = weight(rows.size * columns.size)
        return (0..<rows.size).flatMap { row in
            (0..<columns.size).map { column in
                let below = NetworkUnit(
                    layer: unit.layer - 1, row: rows.start(unit.row) + row, column: columns.start(unit.column) + column,
                    channel: unit.channel)
                return term(below, input: read(below), weight: weight, window: (row, column))
            }
        }
    }
}
