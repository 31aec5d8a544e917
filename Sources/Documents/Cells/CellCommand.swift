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
