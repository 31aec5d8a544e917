/// What one layer gave for one image, channel by channel.
package struct FeatureMaps: Sendable, Hashable {
    /// The layer as the network names it.
    package let layer: String
    /// Rows of each map; 1 for a flat layer.
    package let height: Int
    /// Columns of each map; 1 for a flat layer.
    package let width: Int
    /// The number of maps, or of units of a flat layer.
    package let channels: Int
    /// Whether the layer has units without a place, as a dense layer has.
    package let isFlat: Bool
    /// `[H][W][C]`, row-major; a flat layer's units in order.
    package let values: [Float]

    /// The maps of a layer with `height · width · channels` values in `[H][W][C]` order; missing values read as 0.
    package init(layer: String, height: Int, width: Int, channels: Int, values: [Float]) {
        self.init(layer: layer, height: height, width: width, channels: channels, isFlat: false, values: values)
    }

    /// The units of a layer without places.
    package init(layer: String, units: [Float]) {
        self.init(layer: layer, height: 1, width: 1, channels: units.count, isFlat: true, values: units)
    }

    private init(layer: String, height: Int, width: Int, channels: Int, isFlat: Bool, values: [Float]) {
        self.layer = layer
        self.height = height
        self.width = width
        self.channels = channels
        self.isFlat = isFlat
        self.values = values
    }

    /// The value at a place of a channel; nil where there is no such unit.
    package func value(channel: Int, row: Int = 0, column: Int = 0) -> Float? {
        guard 0..<channels ~= channel, 0..<height ~= row, 0..<width ~= column else { return nil }
        let index = (row * width + column) * channels + channel
        return index < values.count ? values[index] : 0
    }

    /// One channel as a picture, `[H][W]` row-major; empty where there is no such channel.
    package func map(_ channel: Int) -> [Float] {
        guard 0..<channels ~= channel else { return [] }
        return (0..<height * width).map { place in
            let index = place * channels + channel
            return index < values.count ? values[index] : 0
        }
    }

    /// The smallest and the largest value of the layer; 0 and 0 for an empty one.
    package var range: (low: Float, high: Float) { (values.min() ?? 0, values.max() ?? 0) }

    /// What a channel does on this image, in numbers; nil where there is no such channel.
    package func summary(of channel: Int) -> ChannelSummary? {
        let map = map(channel)
        guard let high = map.max(), let low = map.min(), let peak = map.firstIndex(of: high) else { return nil }
        return ChannelSummary(
            low: low, high: high, mean: map.reduce(0, +) / Float(map.count),
            active: Float(map.count { $0 > 0 }) / Float(map.count), peakRow: peak / width, peakColumn: peak % width)
    }

    /// Channels by their largest value, highest first; the lower channel first among equals.
    package var strongest: [Int] {
        (0..<channels).map { map($0).max() ?? 0 }.fallingOrder
    }
}

/// A feature map in a few numbers.
package struct ChannelSummary: Sendable, Hashable {
    /// Smallest value.
    package let low: Float
    /// Largest value.
    package let high: Float
    /// Mean over all places.
    package let mean: Float
    /// The share of places above zero.
    package let active: Float
    /// Row of the (first) largest value.
    package let peakRow: Int
    /// Column of the (first) largest value.
    package let peakColumn: Int
}
