/// A command of a document as it is typed, above what it shows.
package struct TypedCommand: OutputKind {
    package var text: String
}

/// What a cell of a document came to, for a program that reads it; a person reads what it shows.
package struct CellReport: OutputKind {
    /// The document, as it was named.
    package var file: String
    /// The line on which the cell begins.
    package var line: Int
    /// `prose` or `commands`.
    package var kind: String
    /// Prose in Markdown, or command lines.
    package var text: String
    /// `passed`, `failed`, `skipped`, `same`, `different` or `unrecorded`; nil for prose.
    package var verdict: String?
    /// What went wrong, or why it was left out.
    package var message: String?
    package var seconds: Double?
    /// What its commands showed, each with the command.
    package var outputs: [Shown]

    /// A command and what it showed.
    package struct Shown: Sendable, Hashable {
        package var command: String
        package var output: Output

        package init(command: String, output: Output) { (self.command, self.output) = (command, output) }
    }

    package init(
        file: String, line: Int, kind: String, text: String, verdict: String? = nil, message: String? = nil,
        seconds: Double? = nil, outputs: [Shown] = []
    ) {
        (self.file, self.line, self.kind, self.text) = (file, line, kind, text)
        (self.verdict, self.message, self.seconds, self.outputs) = (verdict, message, seconds, outputs)
    }
}

extension Output {
    /// A command of a document, as it is typed.
    package static func typed(_ command: String) -> Output { Output(TypedCommand(text: command)) }

    /// What a cell of a document came to.
    package static func cell(_ report: CellReport) -> Output { Output(report) }
}
