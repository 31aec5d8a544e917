import ConvNet
import Files

/// What a layer gives, as a page draws it: each number one of 256 levels between the lowest and the highest of the layer.
enum MapText {
    /// What hands on the numbers of the layer before shows nothing new.
    static func isWorthDrawing(_ activation: Activation) -> Bool {
        !activation.name.hasPrefix("dropout") && !activation.name.hasPrefix("flatten")
    }

    static func object(_ activation: Activation) -> String {
        let (height, width, channels) = sides(of: activation.shape)
        let range = span(of: activation.values)
        return JSONText.object([
            ("name", JSONText.string(activation.name)), ("height", "\(height)"), ("width", "\(width)"), ("channels", "\(channels)"),
            ("low", JSONText.number(range.low)), ("high", JSONText.number(range.high)),
            // Nothing in it is to be escaped.
            ("levels", "\"\(Base64.text(of: levels(activation.values, range)))\""),
        ])
    }

    /// Rows, columns and channels; a vector has one row and column.
    static func sides(of shape: Shape) -> (height: Int, width: Int, channels: Int) {
        switch shape {
        case .map(let height, let width, let channels): (height, width, channels)
        case .flat(let count): (1, 1, count)
        }
    }

    private static func span(of values: [Float]) -> (low: Float, high: Float) {
        var (low, high): (Float, Float) = (0, 0)
        for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
        return (low, high)
    }

    private static func levels(_ values: [Float], _ range: (low: Float, high: Float)) -> [UInt8] {
        let scale = range.high > range.low ? 255 / (range.high - range.low) : 0
        return values.map { $0.isFinite ? UInt8(min(max(($0 - range.low) * scale + 0.5, 0), 255)) : 0 }
    }
}
