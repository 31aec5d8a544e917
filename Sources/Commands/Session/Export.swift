import ArgumentParser
import Display
import Documents
import Explorer
import Notebook

/// Writes a document with what it shows for others to read.
package struct ExportCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Run a document and write it with what it shows, for others to read.",
        discussion: """
            The ending says what is written: .html one web page that needs nothing else, with all pictures in it; .ipynb a \
            Jupyter notebook; .md Markdown, with its pictures in a folder beside it. The document runs as `run` runs it, in a \
            session of its own. If a cell fails, nothing is written.
            """)
    package static let topic = Topic.session
    package static let effect = Effect.looks.readingFiles.writingFiles
    package static let examples = [
        Example("export lesson.md --to handout.html", "a web page", gives: .text("handout.html holds lesson.md")),
        Example("export lesson.md --to lesson.ipynb", "a Jupyter notebook", gives: .text("with what 1 command showed")),
        Example("export lesson.md --to handout.md", "Markdown with its pictures", gives: .text("handout.md holds lesson.md")),
        Example("export lesson.md --to student.md --without-answers", "exercises to be given out",
            gives: .text("student.md holds lesson.md")),
        Example("export convolution --to convolution.html", "a lesson as a page", gives: .text("convolution.html holds convolution")),
        Example("export lesson.md", "a page beside it", gives: .text("lesson.html holds lesson.md")),
    ]

    package static let isWorthKeeping = false

    /// It takes as long as what it runs.
    package static let timedLines: [String] = []

    @Argument(help: "The document, or the name of a lesson.", completion: .values(.document))
    var file: String

    @Option(help: "The file to write: .html, .ipynb or .md; a page beside the document if left out.",
        completion: .file(extensions: ["html", "ipynb", "md"]))
    var to: String?

    @Flag(help: "Leave the answers of exercises out, and what judges them.")
    var withoutAnswers = false

    @OptionGroup var choices: RunOptions

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let kept = try ExportFile(to ?? ExportFile.name(beside: file, ending: "html"), of: "--to", in: session, on: surface)
        let whole = try Document(named: file, in: session)
        if withoutAnswers { try judgeItself(whole, in: session, on: surface) }
        let document = withoutAnswers ? try whole.withoutAnswers() : whole
        let runner = try DocumentRunner(document, named: file, in: session, choices.choices(startsAfresh: true))
        return try kept.write(runner, in: &session, on: surface)
    }

    /// A document whose own answers are not right is not given out.
    private func judgeItself(_ document: Document, in session: Session, on surface: any Surface) throws {
        let runner = try DocumentRunner(document, named: file, in: session, choices.choices(startsAfresh: true))
        try Grading(runner).verify(on: surface)
    }
}
