extension Plane {
    /// Each value replaced by the largest within `radius` rows and columns of it.
    func dilated(radius: Int) -> Plane { spread(radius: radius) { max($0, $1) } }

    /// Each value replaced by the smallest within `radius` rows and columns of it.
    func eroded(radius: Int) -> Plane { spread(radius: radius) { min($0, $1) } }

    /// The picture without its strokes, darker ones if it is light: what is narrower than a twelfth of its longer side
    /// is filled from around it, while straight edges, sharp and soft, stay where they are.
    func withoutStrokes(isLight: Bool) -> Plane {
        let radius = max(2, max(width, height) / 12)
        // What goes on beyond the border, so that an edge that meets it does not end there.
        let wide = extended(by: 2 * radius)
        let filled = isLight
            ? wide.dilated(radius: radius).eroded(radius: radius)
            : wide.eroded(radius: radius).dilated(radius: radius)
        return filled.cropped(Box(
            rows: 2 * radius..<2 * radius + height, columns: 2 * radius..<2 * radius + width))
    }

    /// With the outermost pixels repeated beyond the border.
    private func extended(by margin: Int) -> Plane {
        var result: [Float] = []
        result.reserveCapacity((width + 2 * margin) * (height + 2 * margin))
        for row in -margin..<height + margin {
            let start = min(max(row, 0), height - 1) * width
            for column in -margin..<width + margin {
                result.append(values[start + min(max(column, 0), width - 1)])
            }
        }
        return Plane(width: width + 2 * margin, height: height + 2 * margin, values: result)
    }

    /// First across, then down; each time windows of 2, 4, 8 … pixels are put together from two of half the size, and
    /// two of these, which may overlap, cover the whole window.
    @inline(__always)
    private func spread(radius: Int, _ better: (Float, Float) -> Float) -> Plane {
        guard radius > 0 else { return self }
        var result = self
        var line = [Float](repeating: 0, count: max(width, height) + 2 * radius)
        for row in 0..<height {
            Self.spread(
                count: width, radius: radius, line: &line, value: { result.values[row * width + $0] }, better: better)
            for column in 0..<width { result.values[row * width + column] = line[column] }
        }
        for column in 0..<width {
            Self.spread(
                count: height, radius: radius, line: &line, value: { result.values[$0 * width + column] }, better: better)
            for row in 0..<height { result.values[row * width + column] = line[row] }
        }
        return result
    }

    /// The best value within `radius` of each of `count`, written to the beginning of `line`; the ends are repeated
    /// beyond themselves, which leaves the largest and the smallest what they are.
    @inline(__always)
    private static func spread(
        count: Int, radius: Int, line: inout [Float], value: (Int) -> Float, better: (Float, Float) -> Float
    ) {
        let length = count + 2 * radius
        for place in 0..<length { line[place] = value(min(max(place - radius, 0), count - 1)) }
        let window = 2 * radius + 1
        var size = 1
        while 2 * size <= window {
            for place in 0..<length - 2 * size + 1 { line[place] = better(line[place], line[place + size]) }
            size *= 2
        }
        for place in 0..<count { line[place] = better(line[place], line[place + window - size]) }
    }
}
