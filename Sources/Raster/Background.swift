/// What lies behind the ink: light or dark, and how its gray changes over the picture, as the light does in a photograph.
struct Background {
    /// Whether the ink is darker than what it is written on.
    let isLight: Bool
    /// The background's gray at every pixel.
    let surface: Plane

    /// Gray of the border that varies by more than this share of the contrast is no even paper.
    private static let even: Float = 0.1

    /// Looks at the border, where seldom is ink, for the background's gray, and takes for ink the side of it, lighter
    /// or darker, on which the picture goes farther.
    ///
    /// Where the border is uneven, that is because ink reaches it, or because the light changes: evenly, or along the
    /// edge of a shadow.
    init(of plane: Plane, tone: DigitPreparation.Tone) {
        if tone == .lightOnBlack {
            isLight = false
            surface = Self.even(plane, 0)
            return
        }
        let thickness = Self.borderThickness(of: plane)
        let ring = plane.border(thickness: thickness)
        let level = ring.quantile(0.5)
        let (lighter, darker) = Self.reach(of: plane, beyond: Self.even(plane, level))
        let contrast = max(lighter, darker)
        guard Self.spread(ring) > Self.even * contrast else {
            isLight = darker > lighter
            surface = Self.even(plane, level)
            return
        }
        if let tones = TwoTones(plane) {
            isLight = tones.isLight
            surface = Self.even(plane, tones.level)
            return
        }
        let fitted = Self.fit(plane, level: level, thickness: thickness, contrast: contrast) ?? Self.even(plane, level)
        // Only now: the bright middle of a photograph is not its ink.
        let reach = Self.reach(of: plane, beyond: fitted)
        let rest = Plane(width: plane.width, height: plane.height, values: zip(plane.values, fitted.values).map { $0 - $1 })
        guard Self.spread(rest.border(thickness: thickness)) > Self.even * max(reach.darker, reach.lighter) else {
            isLight = reach.darker > reach.lighter
            surface = fitted
            return
        }
        // Lit and shaded paper both lie at the border; ink goes beyond the one or the other.
        isLight = ring.quantile(0.05) - plane.values.quantile(0.001) > plane.values.quantile(0.999) - ring.quantile(0.95)
        surface = plane.withoutStrokes(isLight: isLight)
    }

    /// How far the border reaches into a picture.
    static func borderThickness(of plane: Plane) -> Int { max(1, min(plane.width, plane.height) / 24) }

    private static func even(_ plane: Plane, _ level: Float) -> Plane {
        Plane(width: plane.width, height: plane.height, values: [Float](repeating: level, count: plane.values.count))
    }

    private static func spread(_ values: [Float]) -> Float { values.quantile(0.9) - values.quantile(0.1) }

    /// How far the lightest and the darkest pixels, a thousandth of all, lie from a surface.
    private static func reach(of plane: Plane, beyond surface: Plane) -> (lighter: Float, darker: Float) {
        let distances = zip(plane.values, surface.values).map { $0 - $1 }
        return (distances.quantile(0.999), -distances.quantile(0.001))
    }

    /// How far each pixel stands out of the background towards the ink, never below 0.
    ///
    /// Ink takes a share of the light that falls on it, so that it stands out less where there is less light.
    func ink(in plane: Plane) -> Plane {
        let sign: Float = isLight ? -1 : 1
        let brightest = surface.values.max() ?? 0
        let values = zip(plane.values, surface.values).map { value, paper in
            let difference = max(0, sign * (value - paper))
            return isLight ? difference * brightest / max(paper, brightest / 8, 1) : difference
        }
        return Plane(width: plane.width, height: plane.height, values: values)
    }

    /// A quadratic surface through the border, then again through all pixels near it, until it rests on the paper;
    /// nil if what is near it does not determine one.
    private static func fit(_ plane: Plane, level: Float, thickness: Int, contrast: Float) -> Plane? {
        var isPaper = [Bool](repeating: false, count: plane.values.count)
        for row in 0..<plane.height {
            for column in 0..<plane.width {
                let depth = min(row, column, plane.height - 1 - row, plane.width - 1 - column)
                let isNear = abs(plane[row, column] - level) < 0.6 * contrast
                isPaper[row * plane.width + column] = depth < thickness && isNear
            }
        }
        var surface: Plane?
        for _ in 0..<5 {
            guard let next = QuadraticSurface(through: plane, where: isPaper) else { return surface }
            let fitted = next.plane(width: plane.width, height: plane.height)
            for index in isPaper.indices {
                isPaper[index] = abs(plane.values[index] - fitted.values[index]) < 0.2 * contrast
            }
            surface = fitted
        }
        return surface
    }
}
