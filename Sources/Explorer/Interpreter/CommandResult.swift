import Display

/// A command that was run, and what it showed.
package struct CommandResult: Sendable {
    /// The command as it was typed, without comments.
    package let command: String
    package let output: Output
    /// What the line asked of the drawing, and where it is silent the session; the file of `--save` is in `file`.
    package let presentation: Presentation
    /// The file that keeps what was shown, if `--save` asked for one.
    package let file: String?

    package init(
        command: String, output: Output, presentation: Presentation = Presentation(), file: String? = nil
    ) {
        self.command = command
        self.output = output
        self.presentation = presentation
        self.file = file
    }

    /// The output with a note on the file that keeps it.
    package var shown: Output {
        file.map { .group([output, .note("kept in \($0)")]) } ?? output
    }

    /// What is to be seen, in words alone, and the file that keeps it.
    ///
    /// - Parameter unicode: whether characters beyond ASCII may be used.
    package func description(unicode: Bool) -> String {
        let words = FindingRenderer(unicode: unicode)
        return ([output] + (file.map { [.note("kept in \($0)")] } ?? [])).map { words.render($0) }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// How a result is to be drawn, where the line says so; nil leaves it to the surface.
package struct Presentation: Sendable, Hashable {
    /// Whether results are JSON.
    package var json: Bool?
    /// Whether drawings are coloured.
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

/// A command that failed.
package struct CommandFailure: Error, Sendable, CustomStringConvertible {
    /// The command as it was typed.
    package let command: String
    /// One line: the thing, what was expected, what came, what to do.
    package let message: String
    /// 1, 64 for a command written wrongly, 130 for Ctrl-C.
    package let exitStatus: Int32

    package init(command: String, message: String, exitStatus: Int32) {
        self.command = command
        self.message = message
        self.exitStatus = exitStatus
    }

    package var description: String { message }
}
