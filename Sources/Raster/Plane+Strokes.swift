extension Plane {
    /// About how wide strokes of full ink, 255, are, in pixels: twice their area over the length of their outline.
    var strokeWidth: Float {
        var outline: Float = 0
        var area: Float = 0
        for row in 0..<height {
            for column in 0..<width {
                let isInk = self[row, column] > 127
                area += self[row, column] / 255
                if column + 1 < width, isInk != (self[row, column + 1] > 127) { outline += 1 }
                if row + 1 < height, isInk != (self[row + 1, column] > 127) { outline += 1 }
            }
        }
        return outline == 0 ? .infinity : 2 * area / outline
    }
}
