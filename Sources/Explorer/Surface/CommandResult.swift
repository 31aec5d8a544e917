import Display
import Painting

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
    /// - Parameters:
    ///   - unicode: whether characters beyond ASCII may be used.
    ///   - room: the screen that the output is shown on.
    package func description(unicode: Bool, in room: Room) -> String {
        let words = FindingRenderer(unicode: unicode, in: room)
        return ([output] + (file.map { [.note("kept in \($0)")] } ?? [])).map { words.render($0) }
            .filter { !$0.isEmpty }.joined(separator: "\n")
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
