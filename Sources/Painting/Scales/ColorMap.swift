/// What color a number between -1 and 1 gets.
package enum ColorMap: Hashable {
    /// Black at 0, white at 1.
    case gray
    /// Viridis: from violet through blue and green to yellow; lightness rises in equal steps, so it reads without its hues
    /// too.
    case perceptual
    /// Black at 0, blue towards -1, orange towards 1, equally light at equal distances.
    case diverging

    /// The map for a range; with sixteen colors a perceptual map would be a jumble, so it is gray.
    package init(_ range: PictureRange, depth: ColorDepth) {
        switch range {
        case .unit: self = .gray
        case .span: self = depth == .ansi16 ? .gray : .perceptual
        case .symmetric: self = .diverging
        }
    }

    package func ink(_ value: Float) -> Ink { color(value).ink }

    /// The color of a place on the scale.
    package func color(_ value: Float) -> MapColor {
        switch self {
        case .gray:
            let gray = UInt8((min(max(value, 0), 1) * 255).rounded())
            return MapColor(red: gray, green: gray, blue: gray)
        case .perceptual: return Self.blend(Self.viridis, at: value)
        case .diverging: return Self.blend(value < 0 ? Self.negativeStops : Self.positiveStops, at: value.magnitude)
        }
    }

    /// Every fifteenth of the 256 colors of viridis as it was published (S. van der Walt and N. Smith, 2015, CC0).
    private static let viridis: [(Float, Float, Float)] = [
        (68, 1, 84), (72, 23, 105), (71, 42, 122), (67, 61, 132), (61, 78, 138), (53, 94, 141), (46, 109, 142),
        (41, 123, 142), (35, 137, 142), (31, 151, 139), (33, 165, 133), (46, 179, 124), (70, 192, 111), (101, 203, 94),
        (137, 213, 72), (176, 221, 47), (216, 226, 25), (253, 231, 37),
    ]

    // Stops at equal steps, worked out in OKLCH: lightness 0.13…0.80 at hue 255° and at hue 45°, chroma cut where sRGB
    // ends.
    private static let negativeStops: [(Float, Float, Float)] = [
        (7, 7, 7), (14, 45, 83), (0, 87, 173), (54, 138, 238), (145, 193, 255),
    ]
    private static let positiveStops: [(Float, Float, Float)] = [
        (7, 7, 7), (75, 30, 6), (155, 49, 0), (218, 96, 26), (255, 164, 122),
    ]

    private static func blend(_ stops: [(Float, Float, Float)], at value: Float) -> MapColor {
        let place = min(max(value, 0), 1) * Float(stops.count - 1)
        let lower = min(Int(place), stops.count - 2)
        let share = place - Float(lower)
        let (from, to) = (stops[lower], stops[lower + 1])
        func mix(_ a: Float, _ b: Float) -> UInt8 { UInt8((a + (b - a) * share).rounded()) }
        return MapColor(red: mix(from.0, to.0), green: mix(from.1, to.1), blue: mix(from.2, to.2))
    }
}
