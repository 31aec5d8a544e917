import Display
import Painting

/// How a result is to be drawn, where the line says so; nil leaves it to the surface.
package struct Presentation: Sendable, Hashable {
    /// Whether results are JSON.
    package var json: Bool?
    /// Whether drawings are colored.
    package var color: ColorChoice?
    /// The room for drawings, in columns.
    package var width: Int?
    /// What pictures are drawn with.
    package var pictures: PictureStyle?
    /// Which texts go through the pager.
    package var pager: PagerChoice?
    /// Whether the finding is said in place of the drawing.
    package var describe: Bool?
    /// The file that is to keep what is shown, as it was typed.
    package var save: String?

    /// A choice, silent on what is left out.
    package init(
        json: Bool? = nil, color: ColorChoice? = nil, width: Int? = nil, pictures: PictureStyle? = nil,
        pager: PagerChoice? = nil, describe: Bool? = nil, save: String? = nil
    ) {
        self.describe = describe
        self.save = save
        self.json = json
        self.color = color
        self.width = width
        self.pictures = pictures
        self.pager = pager
    }

    /// How to draw alone: a file keeps what one command showed, not what a document's commands did.
    var withoutFile: Presentation {
        var copy = self
        copy.save = nil
        return copy
    }

    /// This choice, and where it is silent that of `other`.
    package func orElse(_ other: Presentation) -> Presentation {
        Presentation(
            json: json ?? other.json, color: color ?? other.color, width: width ?? other.width,
            pictures: pictures ?? other.pictures, pager: pager ?? other.pager,
            describe: describe ?? other.describe, save: save ?? other.save)
    }
}
