import Display
import Raster

/// A sheet that a person is to draw on, and what is shown beside it at every stroke.
package struct DrawingSheet: Sendable {
    /// What is on it at first.
    package let start: PenDrawing
    /// What the network makes of a drawing.
    ///
    /// - Throws: what keeps it from reading it, such as an empty sheet.
    package let read: @Sendable (PenDrawing) throws -> DrawingAnswer
    /// What else can be looked at, one after the other; the first is shown at first.
    package let views: [View]

    /// Something that is drawn beside the sheet.
    package struct View: Sendable {
        /// A word or two, for the line of keys.
        package let name: String
        package let show: @Sendable (PenDrawing) throws -> Output

        package init(_ name: String, _ show: @escaping @Sendable (PenDrawing) throws -> Output) {
            (self.name, self.show) = (name, show)
        }
    }

    /// - Parameter views: at least one
    package init(start: PenDrawing, views: [View], read: @escaping @Sendable (PenDrawing) throws -> DrawingAnswer) {
        (self.start, self.views, self.read) = (start, views, read)
    }
}

/// What a network says to a drawing.
package struct DrawingAnswer: Sendable, Hashable {
    /// One probability a class.
    package let probabilities: [Float]
    /// The classes' names.
    package let classNames: [String]
    /// The verdict in words, with the runner-up where it is near.
    package let words: String

    package init(probabilities: [Float], classNames: [String], words: String) {
        (self.probabilities, self.classNames, self.words) = (probabilities, classNames, words)
    }
}
