import Display
import Painting
import Words

/// How results are shown.
extension Setting {
    package static let graphics = Setting(
        "graphics", aliases: ["pictures"], "what pictures are drawn with; auto for the best that the terminal has",
        expected: Format.alternatives(pictureStyles), candidates: pictureStyles,
        read: { $0.settings.graphics?.rawValue ?? "auto" },
        write: { session, text in
            let style = PictureStyle(rawValue: text)
            guard style != nil || text == "auto" else { throw refuse("graphics", text) }
            session.settings.graphics = style
        })

    private static let pictureStyles = ["auto"] + GlobalOption.pictures.choices

    package static let pager = Setting(
        "pager", "which texts $PAGER shows on a terminal; auto for those taller than the screen",
        expected: Format.alternatives(pagerChoices), candidates: pagerChoices,
        read: { $0.settings.pager.rawValue },
        write: { session, text in
            guard let choice = PagerChoice(rawValue: text) else { throw refuse("pager", text) }
            session.settings.pager = choice
        })

    private static let pagerChoices = PagerChoice.allCases.map(\.rawValue)
}
