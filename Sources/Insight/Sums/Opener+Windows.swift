import ConvNet

// Layers that look through a window.
extension Opener {
    func windowSum(_ unit: NetworkUnit) -> Parts {
        let shape = architecture.shape(before: unit.layer)
        guard case .map(_, _, let channels) = shape,
            let (rows, columns) = architecture.layers[unit.layer].windows(over: shape)
        else { return Parts(kind: .handedOn, terms: []) }
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
        let kind = OpenedSum.Kind.windowSum(
            height: rows.size, width: columns.size, outside: outside, weights: weights)
        return Parts(kind: kind, terms: terms, constants: [constant])
    }

    /// Every value of the window; the largest, the first of equals, with weight 1 and the others with 0.
    func largest(_ unit: NetworkUnit) -> Parts {
        guard let window = window(of: unit) else { return Parts(kind: .handedOn, terms: []) }
        let values = values(of: unit, window, weight: 1)
        let winner = values.indices.max { (values[$0].input, $1) < (values[$1].input, $0) }
        let terms = values.enumerated().map { place, value in
            term(
                value.unit, input: value.input, weight: place == winner ? 1 : 0,
                window: (value.windowRow, value.windowColumn))
        }
        return Parts(kind: .largest(height: window.rows.size, width: window.columns.size), terms: terms)
    }

    func mean(_ unit: NetworkUnit) -> Parts {
        guard let window = window(of: unit) else { return Parts(kind: .handedOn, terms: []) }
        let (height, width) = (window.rows.size, window.columns.size)
        return Parts(
            kind: .mean(height: height, width: width),
            terms: values(of: unit, window, weight: 1 / Double(height * width)))
    }

    private func window(of unit: NetworkUnit) -> (rows: Window, columns: Window)? {
        architecture.layers[unit.layer].windows(over: architecture.shape(before: unit.layer))
    }

    /// The values of the unit's channel in its window.
    private func values(
        of unit: NetworkUnit, _ window: (rows: Window, columns: Window), weight: Double
    ) -> [OpenedSum.Term] {
        let (top, left) = (window.rows.start(unit.row), window.columns.start(unit.column))
        return (0..<window.rows.size).flatMap { row in
            (0..<window.columns.size).map { column in
                let below = NetworkUnit(
                    layer: unit.layer - 1, row: top + row, column: left + column, channel: unit.channel)
                return term(below, input: read(below), weight: weight, window: (row, column))
            }
        }
    }
}
