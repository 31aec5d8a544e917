extension PenDrawing {
    /// The drawing as the network gets it: by the brush, then the preparation of every picture, 28×28.
    ///
    /// - Throws: ``PictureError/blank`` for an empty sheet.
    package func prepared() throws(PictureError) -> Picture {
        guard !isEmpty else { throw .blank }
        return try DigitPreparation.prepare(Brush.picture(of: self), tone: .lightOnBlack)
    }
}
