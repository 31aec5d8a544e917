/// What is shown with a question.
package enum QuizFigure: Sendable, Hashable {
    /// Pictures side by side.
    case pictures([QuizPicture])
    /// Rows of texts under headings.
    case table(headings: [String], rows: [[String]])
}

/// A picture of numbers.
package struct QuizPicture: Sendable, Hashable {
    /// What the numbers are.
    package enum Kind: Sendable, Hashable {
        /// Ink from 0 to 1, of one channel or of red, green and blue.
        case image
        /// Weights, of either sign.
        case weights
        /// What units give.
        case map
    }

    package let kind: Kind
    package let caption: String
    package let height: Int
    package let width: Int
    package let channels: Int
    /// Row by row, the channels of a place side by side.
    package let values: [Float]

    init(_ kind: Kind, _ caption: String, height: Int, width: Int, channels: Int = 1, values: [Float]) {
        (self.kind, self.caption, self.values) = (kind, caption, values)
        (self.height, self.width, self.channels) = (height, width, channels)
    }
}
