import ConvNet

extension Architecture {
    /// For each layer that reads a vector whose numbers stand in the order of a map's: the map, by the layer's place.
    var flattenedMaps: [Int: Shape] {
        var (maps, map) = ([Int: Shape](), Shape?.none)
        for (index, layer) in layers.enumerated() {
            if let map { maps[index] = map }
            switch layer.form {
            case .flatten: map = shape(before: index)
            case .dense: map = nil
            default: break
            }
        }
        return maps
    }
}
