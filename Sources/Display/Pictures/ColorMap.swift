/// What colour a number between -1 and 1 gets.
enum ColorMap: Hashable {
    /// Black at 0, white at 1.
    case grey
    /// From violet through blue and green to yellow: lightness rises in equal steps, so it reads without its hues too.
    case perceptual
    /// Black at 0, blue towards -1, orange towards 1, equally light at equal distances.
    case diverging

    /// The map for a range; with sixteen colours a perceptual map would be a jumble, so it is grey.
    init(_ range: PictureRange, depth: ColorDepth) {
        switch range {
        case .unit: self = .grey
        case .span: self = depth == .ansi16 ? .grey : .perceptual
        case .symmetric: self = .diverging
        }
    }

    func ink(_ value: Float) -> Ink {
        switch self {
        case .grey:
            let grey = UInt8((min(max(value, 0), 1) * 255).rounded())
            return .rgb(grey, grey, grey)
        case .perceptual: return Self.blend(Self.perceptualStops, at: value)
        case .diverging: return Self.blend(value < 0 ? Self.negativeStops : Self.positiveStops, at: value.magnitude)
        }
    }

    // Stops at equal steps, worked out in OKLCH: lightness 0.24…0.93 at chroma 0.14 while the hue turns
    // from 305° to 105°; and lightness 0.13…0.80 at hue 255° and at hue 45°, chroma cut where sRGB ends.
    private static let perceptualStops: [(Float, Float, Float)] = [
        (48, 0, 82), (43, 34, 121), (0, 73, 148), (0, 110, 162), (0, 146, 163), (0, 177, 153), (91, 202, 136),
        (173, 222, 121), (246, 237, 119),
    ]
    private static let negativeStops: [(Float, Float, Float)] = [
        (7, 7, 7), (14, 45, 83), (0, 87, 173), (54, 138, 238), (145, 193, 255),
    ]
    private static let positiveStops: [(Float, Float, Float)] = [
        (7, 7, 7), (75, 30, 6), (155, 49, 0), (218, 96, 26), (255, 164, 122),
    ]

    private static func blend(_ stops: [(Float, Float, Float)], at value: Float) -> Ink {
        let place = min(max(value, 0), 1) * Float(stops.count - 1)
        let lower = min(Int(place), stops.count - 2)
        let share = place - Float(lower)
        let (from, to) = (stops[lower], stops[lower + 1])
        func mix(_ a: Float, _ b: Float) -> UInt8 { UInt8((a + (b - a) * share).rounded()) }
        return .rgb(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
    }
}
