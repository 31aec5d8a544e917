import ConvNet
import Translation

// The layers with arrays or windows, one by one.
extension KerasTranslation {
    mutating func addConvolution(_ layer: KerasLayer) throws(InterchangeError) {
        try checkChannelsLast(layer)
        let channels = try image(layer).channels
        guard try both("dilation_rate", layer, usual: 1) == 1 else { throw refused(layer, "its dilation_rate is not 1") }
        guard (layer.integer("groups") ?? 1) == 1 else { throw refused(layer, "its groups are more than 1") }
        let stride = try both("strides", layer, usual: 1)
        guard let size = layer.pair("kernel_size") else { return try number(nil, "kernel_size", layer) }
        let filters = try number(layer.integer("filters"), "filters", layer)
        let padding = layer.text("padding") ?? "valid"
        guard padding == "valid" || padding == "same" else { throw refused(layer, "its padding is \(padding)") }
        let hasBias = layer.isOn("use_bias")
        var shapes = [(role: "kernel", shape: [size.rows, size.columns, channels, filters])]
        if hasBias { shapes.append((role: "bias", shape: [filters])) }
        var tensors = try tensors(layer, shapes)
        if !hasBias { tensors.append([Float](repeating: 0, count: filters)) }
        try assembly.add(
            .convolution(
                filters: filters, kernelHeight: size.rows, kernelWidth: size.columns, stride: stride,
                padding: padding == "same" ? .same : .valid), tensors, named: layer.title)
        try applyActivation(of: layer)
    }

    mutating func addDense(_ layer: KerasLayer) throws(InterchangeError) {
        guard rank == 1 else { throw refused(layer, "it sums over the last of \(rank) dimensions; expected a Flatten in front of it") }
        try makeVector()
        let (inputs, units) = (try assembly.shape.count, try number(layer.integer("units"), "units", layer))
        let hasBias = layer.isOn("use_bias")
        var shapes = [(role: "kernel", shape: [inputs, units])]
        if hasBias { shapes.append((role: "bias", shape: [units])) }
        var tensors = try tensors(layer, shapes)
        if !hasBias { tensors.append([Float](repeating: 0, count: units)) }
        try assembly.add(.dense(units: units), tensors, named: layer.title)
        try applyActivation(of: layer)
    }

    mutating func addNormalization(_ layer: KerasLayer) throws(InterchangeError) {
        if rank == 1 { try makeVector() }
        let axis = layer.integer("axis") ?? layer.config["axis"]?.elements?.first?.integer ?? -1
        guard axis == -1 || axis == rank else { throw refused(layer, "its axis is \(axis), expected the last one") }
        let (count, hasGamma, hasBeta) = (try assembly.shape.channels, layer.isOn("scale"), layer.isOn("center"))
        let roles = (hasGamma ? ["gamma"] : []) + (hasBeta ? ["beta"] : []) + ["moving_mean", "moving_variance"]
        var tensors = try tensors(layer, roles.map { ($0, [count]) })
        if !hasGamma { tensors.insert([Float](repeating: 1, count: count), at: 0) }
        if !hasBeta { tensors.insert([Float](repeating: 0, count: count), at: 1) }
        try assembly.add(
            .batchNormalization(epsilon: layer.double("epsilon") ?? 1e-3), tensors, named: layer.title)
    }

    mutating func addPool(_ layer: KerasLayer) throws(InterchangeError) {
        try checkChannelsLast(layer)
        let (height, width, _) = try image(layer)
        let size = try both("pool_size", layer, usual: 2)
        let stride = try both("strides", layer, usual: size)
        guard (1...4096).contains(size), (1...4096).contains(stride) else {
            throw refused(layer, "expected a pool_size and strides from 1 to 4,096")
        }
        if layer.text("padding") == "same" {
            for side in [height, width] where max(0, ((side - 1) / stride) * stride + size - side) > 0 {
                throw refused(layer, "its padding is same, and with stride \(stride) a window of \(size) goes beyond \(side) places")
            }
        }
        try assembly.add(
            layer.kind == "MaxPooling2D" ? .maxPool(size: size, stride: stride) : .averagePool(size: size, stride: stride),
            named: layer.title)
    }

    mutating func addGlobalPool(_ layer: KerasLayer) throws(InterchangeError) {
        try checkChannelsLast(layer)
        let (height, width, _) = try image(layer)
        guard layer.config["keepdims"]?.flag != true else { throw refused(layer, "its keepdims is true") }
        if layer.kind == "GlobalAveragePooling2D" { try assembly.add(.globalAveragePool, named: layer.title) } else {
            guard height == width else { throw refused(layer, "its map has \(height)×\(width) places, and windows here are square") }
            try assembly.add(.maxPool(size: height, stride: height), named: layer.title)
            try assembly.add(.flatten, named: layer.title)
        }
        rank = 1
    }

    mutating func addZeros(_ layer: KerasLayer) throws(InterchangeError) {
        try checkChannelsLast(layer)
        _ = try image(layer)
        guard let padding = layer.config["padding"] else { return try number(nil, "padding", layer) }
        var sides = [[Int]]()
        for element in padding.elements ?? [padding, padding] {
            sides.append(element.integer.map { [$0, $0] } ?? (element.elements ?? []).compactMap(\.integer))
        }
        guard sides.count == 2, sides.allSatisfy({ $0.count == 2 }) else { return try number(nil, "padding", layer) }
        try assembly.pad(top: sides[0][0], left: sides[1][0], bottom: sides[0][1], right: sides[1][1], named: layer.title)
    }
}
