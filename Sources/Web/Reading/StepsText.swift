import Files
import Raster

/// The way from a drawing to what the network gets, as a page shows it step by step.
enum StepsText {
    /// - Throws: `PictureError` for an empty sheet.
    static func members(of subject: Subject) throws(PictureError) -> [(key: String, json: String)] {
        let steps = switch subject {
        case .drawing(let drawing): try drawing.preparationSteps()
        case .image(_, let picture): try DigitPreparation.steps(in: picture)
        }
        return [("steps", JSONText.array(steps.map { step in
            JSONText.object([
                ("name", JSONText.string(step.name)), ("reason", JSONText.string(step.reason)), ("row", "\(step.row)"), ("column", "\(step.column)"),
                ("width", "\(step.picture.width)"), ("height", "\(step.picture.height)"),
                // Nothing in it is to be escaped.
                ("pixels", "\"\(Base64.text(of: step.picture.pixels))\""),
            ])
        }))]
    }
}
