extension Picture {
    /// Whether it can be nothing but a sheet that the brush, or one like it, has drawn on: gray, of the sheet's size, mostly of
    /// pure black, and the rest mostly full ink with soft edges. No camera and no scanner makes such a picture, so it needs no
    /// cleaning.
    var isDrawnOnBlack: Bool {
        guard channels == 1, width == height, width == Int(PenDrawing.side) else { return false }
        var (black, full) = (0, 0)
        for pixel in pixels {
            if pixel == 0 { black += 1 } else if pixel == 255 { full += 1 }
        }
        let soft = pixels.count - black - full
        return black * 2 > pixels.count && full > 0 && soft <= 2 * full + 200
    }
}
