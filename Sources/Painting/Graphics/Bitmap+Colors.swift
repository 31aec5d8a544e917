extension Bitmap {
    /// A bitmap of dots in any colors: as they are where a palette holds them, else each as the mean of those near it.
    ///
    /// The colors are halved again and again where they are spread most, at the middle one (Heckbert, "Color image
    /// quantization for frame buffer display", 1982: median cut). One place is left free for frames.
    ///
    /// - Parameter colors: `height · width`, row by row.
    package init(width: Int, height: Int, colors: [MapColor]) {
        var groups = [ColorGroup(Array(Set(colors)))]
        while groups.count < 255 {
            let widest = groups.indices.max { groups[$0].spread < groups[$1].spread } ?? 0
            guard let halves = groups[widest].halves else { break }
            groups[widest] = halves.0
            groups.append(halves.1)
        }
        var places: [MapColor: UInt8] = [:]
        for (place, group) in groups.enumerated() {
            for color in group.colors { places[color] = UInt8(clamping: place) }
        }
        self.init(width: width, height: height, palette: groups.map(\.mean), dots: colors.map { places[$0] ?? 0 })
    }
}

/// Colors that share a place in a palette.
private struct ColorGroup {
    /// Each once, in the order of the part that is spread most.
    let colors: [MapColor]
    /// By how much that part differs among them.
    let spread: Int

    private static let parts: [@Sendable (MapColor) -> UInt8] = [{ $0.red }, { $0.green }, { $0.blue }]

    init(_ colors: [MapColor]) {
        let spreads = Self.parts.map { part in
            Int(colors.map(part).max() ?? 0) - Int(colors.map(part).min() ?? 0)
        }
        let widest = spreads.indices.max { spreads[$0] < spreads[$1] } ?? 0
        spread = spreads[widest]
        // All parts decide, so that the order does not hang on that of a set.
        func key(_ color: MapColor) -> (UInt8, UInt8, UInt8, UInt8) {
            (Self.parts[widest](color), color.red, color.green, color.blue)
        }
        self.colors = colors.sorted { key($0) < key($1) }
    }

    /// Two groups of half the colors each; nil for one color.
    var halves: (ColorGroup, ColorGroup)? {
        guard colors.count > 1 else { return nil }
        let middle = colors.count / 2
        return (ColorGroup(Array(colors[..<middle])), ColorGroup(Array(colors[middle...])))
    }

    var mean: MapColor {
        let means = Self.parts.map { part in
            colors.reduce(Float(0)) { $0 + Float(part($1)) } / Float(max(colors.count, 1)) / 255
        }
        return MapColor(share: means[0], means[1], means[2])
    }
}
