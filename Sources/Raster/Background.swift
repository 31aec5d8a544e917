/// What lies behind the ink: light or dark, and how its grey changes over the picture, as the light does in a photograph.
struct Background {
    /// Whether the ink is darker than what it is written on.
    let isLight: Bool
    /// The background's grey at every pixel.
    let surface: Plane

    /// Looks at the border, where seldom is ink, for the background's grey, and takes for ink the side of it, lighter
    /// or darker, on which the picture goes farther.
    init(of plane: Plane, tone: DigitPreparation.Tone) {
        if tone == .lightOnBlack {
            isLight = false
            surface = Plane(width: plane.width, height: plane.height, values: plane.values.map { _ in 0 })
            return
        }
        let thickness = max(1, min(plane.width, plane.height) / 24)
        let ring = plane.border(thickness: thickness)
        let level = ring.quantile(0.5)
        let even = Plane(width: plane.width, height: plane.height, values: plane.values.map { _ in level })
        let (lighter, darker) = Self.reach(of: plane, beyond: even)
        let contrast = max(lighter, darker)
        let isUneven = ring.quantile(0.9) - ring.quantile(0.1) > 0.1 * contrast
        let fitted = isUneven ? Self.fit(plane, level: level, thickness: thickness, contrast: contrast) : nil
        surface = fitted ?? even
        // Only now: the bright middle of a photograph is not its ink.
        let reach = Self.reach(of: plane, beyond: surface)
        isLight = reach.darker > reach.lighter
    }

    /// How far the lightest and the darkest pixels, a thousandth of all, lie from a surface.
    private static func reach(of plane: Plane, beyond surface: Plane) -> (lighter: Float, darker: Float) {
        let distances = zip(plane.values, surface.values).map { $0 - $1 }
        return (distances.quantile(0.999), -distances.quantile(0.001))
    }

    /// How far each pixel stands out of the background towards the ink, never below 0.
    func ink(in plane: Plane) -> Plane {
        let sign: Float = isLight ? -1 : 1
        let values = zip(plane.values, surface.values).map { max(0, sign * ($0 - $1)) }
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
