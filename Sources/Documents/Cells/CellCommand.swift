import Explorer
import Notebook

/// A command in a cell of a document.
struct CellCommand {
    /// As it is typed.
    let text: String
    /// The line of the file on which it begins.
    let line: Int
    /// Whether it is for the user's shell.
    let isForShell: Bool

    /// The word that calls it; nil for none, and for what cannot be read.
    static func name(of text: String) -> String? { (try? Lexer.commands(text))?.first?.texts.first }

    /// Whether it puts a question: nobody types it, and nobody need see how it is written.
    static func asks(_ text: String) -> Bool { name(of: text) == "ask" }

    /// The text of a cell without the commands that only judge what the ones before them showed.
    static func withoutExpectations(_ text: String) -> String {
        let characters = Array(text)
        let statements = (try? Lexer.commands(text)) ?? []
        guard statements.contains(where: { $0.texts.first == "expect" }) else { return text }
        return statements.filter { $0.texts.first != "expect" }.map { String(characters[$0.range]) }.joined(separator: "\n")
    }

    /// The commands that stand in a cell, in order.
    ///
    /// - Throws: where the cell begins, if a quote in it is not closed.
    static func commands(_ text: String, of cell: Cell, in file: String) throws(ExplorerError) -> [CellCommand] {
        let characters = Array(text)
        let statements: [Lexer.Statement]
        do {
            statements = try Lexer.commands(text)
        } catch {
            throw .inDocument(file, line: cell.line, message: error.description, exitStatus: error.exitStatus)
        }
        var (line, place) = (cell.line, 0)
        return statements.map { statement in
            line += characters[place..<statement.range.lowerBound].count(where: \.isNewline)
            place = statement.range.lowerBound
            return CellCommand(
                text: String(characters[statement.range]), line: line, isForShell: statement.shellLine != nil)
        }
    }
}
