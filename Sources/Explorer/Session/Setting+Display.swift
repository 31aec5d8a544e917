import Display

/// How results are shown.
extension Setting {
    static let graphics = Setting(
        "graphics", aliases: ["pictures"], "what pictures are drawn with; auto for the best that the terminal has",
        expected: "auto, ascii, blocks, braille, sixel or kitty",
        candidates: ["auto"] + PictureStyle.allCases.map(\.rawValue),
        read: { $0.settings.graphics?.rawValue ?? "auto" },
        write: { session, text in
            let style = PictureStyle(rawValue: text)
            guard style != nil || text == "auto" else { throw refuse("graphics", text) }
            session.settings.graphics = style
        })

    static let pager = Setting(
        "pager", "which texts $PAGER shows at the prompt; auto for those taller than the screen",
        expected: "auto, on or off", candidates: PagerChoice.allCases.map(\.rawValue),
        read: { $0.settings.pager.rawValue },
        write: { session, text in
            guard let choice = PagerChoice(rawValue: text) else { throw refuse("pager", text) }
            session.settings.pager = choice
        })
}
