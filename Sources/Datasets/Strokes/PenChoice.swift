import Raster

/// With which pens strokes become pictures, and whose are learned from.
package struct PenChoice: Sendable, Hashable {
    /// The widths of the pens, in units of `PenDrawing.side`; every drawing is made once with each.
    package var widths: [Float]
    /// The numbers of the writers to train with; nil for all of the set's training part.
    package var writers: ClosedRange<Int>?

    package init(widths: [Float] = [PenDrawing.usualWidth], writers: ClosedRange<Int>? = nil) {
        (self.widths, self.writers) = (widths, writers)
    }
}
