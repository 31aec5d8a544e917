import ArgumentParser
import Display
import Documents
import Explorer
import Files
import Words

/// Makes a document of a Jupyter notebook.
package struct ImportCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a document of a Jupyter notebook.",
        discussion: """
            Cells of text become text, cells of commands become blocks that `run` runs, with their options; cells of other \
            languages and kinds become blocks of code. What cells showed is left out: `run --record` records it anew.
            """)
    package static let topic = Topic.session
    package static let effect = Effect.standsAside.readingFiles.writingFiles
    package static let examples = [
        Example("import lesson.ipynb --to again.md", "a notebook as Markdown",
            setting: ["export lesson.md --to lesson.ipynb"], gives: .text("again.md holds 1 cell of commands")),
        Example("import lesson.ipynb", "beside it, as lesson.md",
            setting: ["export lesson.md --to lesson.ipynb"], gives: .text("lesson.md holds 1 cell of commands")),
    ]

    /// It needs a notebook.
    package static let timedLines: [String] = []

    @Argument(help: "The notebook.", completion: .file(extensions: ["ipynb"]))
    var file: String

    @Option(help: "The document to write; one beside the notebook if left out.", completion: .file(extensions: ["md"]))
    var to: String?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let name = to ?? ExportFile.name(beside: file, ending: "md")
        guard name.lowercased().hasSuffix(".md") || name.lowercased().hasSuffix(".markdown") else {
            throw ExplorerError.badValue(name: "--to", given: name, expected: "a file that ends in .md")
        }
        let path = try session.placeToWrite(name)
        let notebook = try NotebookReading(file: session.located(file))
        try ExportFile.confirm(path, in: &session, on: surface)
        do { try FileBytes.write([UInt8](notebook.text.utf8), to: path) } catch {
            throw ExplorerError.unwritable(path, reason: error.reason)
        }
        let counts = [
            Format.count(notebook.commandCount, "cell") + " of commands", "\(Format.integer(notebook.proseCount)) of text",
        ] + (notebook.otherCount > 0 ? ["\(Format.integer(notebook.otherCount)) that are not run"] : [])
        return .note("\(name) holds \(counts.dropLast().joined(separator: ", ")) and \(counts.last ?? "")")
    }
}
