extension PenDrawing {
    /// The drawing as the network gets it: by the brush, then the preparation of every picture, 28×28.
    ///
    /// - Throws: ``PictureError/blank`` for an empty sheet.
    package func prepared() throws(PictureError) -> Picture {
        guard !isEmpty else { throw .blank }
        return try DigitPreparation.prepare(Brush.picture(of: self), tone: .lightOnBlack)
    }

    /// The way there, with the picture after each step.
    ///
    /// - Throws: as ``prepared()``.
    package func preparationSteps() throws(PictureError) -> [DigitPreparation.Step] {
        guard !isEmpty else { throw .blank }
        return try DigitPreparation.steps(in: Brush.picture(of: self), tone: .lightOnBlack)
    }

    /// The whole sheet as 28×28 pixels, wherever and however large the digit is, as the page of the original app has it.
    ///
    /// - Throws: ``PictureError/blank`` for an empty sheet.
    package func onlyResized() throws(PictureError) -> Picture {
        guard !isEmpty else { throw .blank }
        return try DigitPreparation.prepare(Brush.picture(of: self), raw: true)
    }
}
