import Notebook

/// A command in a cell of a document.
struct CellCommand {
    /// As it is typed.
    let text: String
    /// The line of the file on which it begins.
    let line: Int

    /// The commands of a cell, in order.
    ///
    /// - Throws: where the cell begins, if a quote in it is not closed.
    static func commands(of cell: Cell, in file: String) throws(ExplorerError) -> [CellCommand] {
        let characters = Array(cell.text)
        let statements: [Lexer.Statement]
        do {
            statements = try Lexer.commands(cell.text)
        } catch {
            throw .inDocument(file, line: cell.line, message: error.description, exitStatus: error.exitStatus)
        }
        return statements.map { statement in
            let before = characters[..<statement.range.lowerBound]
            return CellCommand(
                text: String(characters[statement.range]), line: cell.line + before.count(where: \.isNewline))
        }
    }
}
