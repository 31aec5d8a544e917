import ConvNet
import Words

/// What slides over a map: windows, strides, padding, and what is seen through them.
extension Here {
    static func pooling(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard let windows = layer.windows, !layer.isConvolution else { return nil }
            return "\(layer.name): \(layer.row.kind) \(windows.rows.size)×\(windows.columns.size), \(layer.input) to "
                + "\(layer.output)"
        }
    }

    static func maxPooling(_ network: Network) -> String? { pools(network) { $0.row.formula == .largest } }

    static func averagePooling(_ network: Network) -> String? {
        pools(network) { $0.row.formula == .mean && !isGlobal($0) }
    }

    static func globalAveragePooling(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.row.formula == .mean, isGlobal(layer), case .map(let height, let width, let channels) = layer.input
            else { return nil }
            return "\(layer.name): the mean of \(product([height, width])) numbers in each of "
                + "\(Format.count(channels, "map")), so \(Format.count(channels, "number"))"
        }
    }

    private static func isGlobal(_ layer: LayerInHand) -> Bool {
        if case .flat = layer.output { true } else { false }
    }

    private static func pools(_ network: Network, _ isMeant: (LayerInHand) -> Bool) -> String? {
        eachLayer(network) { layer in
            guard isMeant(layer), let windows = layer.windows else { return nil }
            let left = [(windows.rows, "row"), (windows.columns, "column")]
                .compactMap { window, word in unread(window).map { Format.count($0, word) } }
            let verb = left.count == 1 && left[0].hasPrefix("1 ") ? "is" : "are"
            return "\(layer.name): windows of \(windows.rows.size)×\(windows.columns.size), stride "
                + "\(windows.rows.stride), so \(plane(layer.input)) becomes \(plane(layer.output))"
                + (left.isEmpty ? "" : " and \(left.joined(separator: " and ")) at the edge \(verb) not read")
        }
    }

    /// Rows or columns at the end of a map that no window reaches; nil for none.
    private static func unread(_ window: Window) -> Int? {
        let rest = window.input - window.covered(0..<window.output).upperBound
        return rest > 0 ? rest : nil
    }

    /// `26×26` of a map.
    static func plane(_ shape: Shape) -> String {
        if case .map(let height, let width, _) = shape { "\(height)×\(width)" } else { "\(shape)" }
    }

    static func stride(_ network: Network) -> String? {
        eachLayer(network, between: ", ") { layer in
            guard let windows = layer.windows, !isGlobal(layer) else { return nil }
            return "\(layer.name) \(windows.rows.stride)"
        }.map { "stride of \($0)" }
    }

    static func padding(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.isConvolution else { return nil }
            let word = layer.row.specification.split(separator: " ").contains("same") ? "same" : "valid"
            let verb = plane(layer.input) == plane(layer.output) ? "stays" : "becomes"
            return "\(layer.name): \(word), so \(plane(layer.input)) \(verb) \(plane(layer.output))"
        }
    }

    static func receptiveField(_ network: Network) -> String? {
        var before = ReceptiveField(height: 1, width: 1)
        let growing = network.layersInHand.filter { layer in
            defer { before = layer.row.receptiveField }
            return layer.row.receptiveField != before
        }
        return line(growing.map { "\($0.row.receptiveField) in \($0.name)" }, between: ", ")
            .map { "a unit depends on at most so many pixels: \($0)" }
    }

    static func featureMap(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.isConvolution else { return nil }
            return "\(layer.name) gives \(Format.count(layer.output.channels, "feature map")) of \(plane(layer.output))"
        }
    }

    static func channel(_ network: Network) -> String? {
        let input = "the input has \(Format.count(network.architecture.input.channels, "channel"))"
        let others = eachLayer(network, between: ", ") { layer in
            layer.isConvolution ? "\(layer.name) gives \(Format.integer(layer.output.channels))" : nil
        }
        return others.map { "\(input), \($0)" } ?? input
    }
}
