import ArgumentParser
import Display
import Explorer
import Notebook
import Words

/// Runs a document.
package struct RunCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the commands of a document or a script.",
        discussion: """
            A Markdown file (.md) gives its fenced blocks that begin with ```convo; any other file is read as command \
            lines. The first command that fails ends it, and the session is as it was before.
            """)
    package static let topic = Topic.session
    package static let effect = Effect.changes.readingFiles
    package static let examples = [
        Example("run lesson.md", "all its commands", gives: .text("ran 1 command of lesson.md")),
    ]

    package static let isWorthKeeping = false

    /// It takes as long as what it runs.
    package static let timedLines: [String] = []

    @Argument(help: "The file.", completion: .values(.document))
    var file: String

    @Flag(help: "Let it run shell commands (!COMMAND) too; those of documents that it runs as well.")
    var allowShell = false

    package init() {}

    package static func reading(_ words: [String], in session: Session) -> [String]? {
        reading(words, fileOf: .document, in: session)
    }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let document = try Document(file: session.located(file))
        var runner = try DocumentRunner(document, named: file, in: session, allowingShell: allowShell)
        let outcomes = runner.runToEnd(on: surface)
        if let failure = outcomes.last?.failure { throw failure }
        session = runner.session
        session.keepsLastOutput = true
        return .note("ran \(Format.count(outcomes.map(\.results.count).reduce(0, +), "command")) of \(file)")
    }
}
