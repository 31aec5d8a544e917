extension TextRenderer {
    /// What the characters or colours of a picture stand for: the scale with its numbers. Greys need none.
    func scale(_ range: PictureRange, _ painter: TilePainter, width: Int) -> [Line] {
        let steps = max(min(12, (width - 20) / 2), 2)
        var line = Line()
        switch range {
        case .unit: return []
        case .span(let low, _):
            line.append(number(low) + " ")
            line.append(swatch(painter, from: 0, to: 1, steps: 2 * steps))
        case .symmetric(let most):
            line.append(number(-most) + " ")
            line.append(swatch(painter, from: -1, to: 0, steps: steps))
            line.append(" 0 ")
            line.append(swatch(painter, from: 0, to: 1, steps: steps))
        }
        line.append(" " + number(range.high))
        return [line]
    }

    private func number(_ value: Float) -> String { Format.number(Double(value)) }

    /// Cells with the values between two ends, drawn as the picture's pixels are.
    private func swatch(_ painter: TilePainter, from low: Float, to high: Float, steps: Int) -> Line {
        var line = Line()
        for step in 0..<steps {
            let share = Float(step) / Float(max(steps - 1, 1))
            let value = low + (high - low) * share
            line.append(painter.sample(value))
        }
        return line
    }
}

extension TilePainter {
    /// One cell full of a value.
    fileprivate func sample(_ value: Float) -> Line {
        let size = brush == .braille ? 4 : 2
        let tile = Tile(width: 2, height: size, values: [Float](repeating: value, count: 2 * size))
        let isSignedMap = value < 0 || range.low < 0
        let cell = lines(Pixels(tile, range: isSignedMap ? .symmetric(max: 1) : .unit))
        guard let run = cell.first?.runs.first, let character = run.text.first else { return Line(" ") }
        return Line(String(character), run.style)
    }
}
