import ArgumentParser
import Display
import Notebook

/// Runs a document.
package struct RunCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the commands of a document or a script.",
        discussion: """
            A Markdown file (.md) gives its fenced blocks that begin with ```convo; any other file is read as command \
            lines. The first command that fails ends it, and the session is as it was before.
            """)
    package static let topic = Topic.session
    package static let examples = [Example("run lesson.md", "all its commands")]

    @Argument(help: "The file.", completion: .values(.document))
    var file: String

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard session.depth < Self.depthLimit else {
            throw ExplorerError.refused(
                "\(file) would be the document number \(session.depth + 1) inside another",
                remedy: "at most \(Self.depthLimit) may be nested; does one run itself?")
        }
        let path = session.located(file)
        let cells = try Self.document(path).commands
        var nested = session
        nested.past = []
        nested.depth += 1
        var interpreter = Interpreter(continuing: nested)
        var count = 0
        for cell in cells {
            count += try Self.run(cell, of: file, by: &interpreter, on: surface)
        }
        let (past, depth, transcript) = (session.past, session.depth, session.transcript)
        session = interpreter.session
        (session.past, session.depth, session.transcript) = (past, depth, transcript)
        session.keepsLastOutput = true
        return .note("ran \(Short.count(count, "command")) of \(file)")
    }

    private static let depthLimit = 8

    private static func document(_ path: String) throws -> Document {
        let text = try FileKind.text(of: path)
        guard ["md", "markdown"].contains(path.split(separator: ".").last?.lowercased()) else {
            return Document(commands: text)
        }
        do {
            return try Document(markdown: text)
        } catch {
            throw ExplorerError.inDocument(path, line: error.line, message: error.description)
        }
    }

    /// - Returns: how many commands were run.
    private static func run(
        _ cell: Cell, of file: String, by interpreter: inout Interpreter, on surface: any Surface
    ) throws -> Int {
        let characters = Array(cell.text)
        func line(at place: Int) -> Int { cell.line + characters[..<place].count(where: \.isNewline) }
        let statements: [Lexer.Statement]
        do {
            statements = try Lexer.commands(cell.text)
        } catch {
            throw ExplorerError.inDocument(file, line: cell.line, message: error.description, exitStatus: 64)
        }
        for statement in statements where !interpreter.session.isOver {
            do throws(CommandFailure) {
                try interpreter.execute(String(characters[statement.range]), on: surface)
            } catch {
                throw ExplorerError.inDocument(
                    file, line: line(at: statement.range.lowerBound), message: error.message,
                    exitStatus: error.exitStatus)
            }
        }
        return statements.count
    }
}
