import Notebook

/// A command in a cell of a document.
struct CellCommand {
    /// As it is typed.
    let text: String
    /// The line of the file on which it begins.
    let line: Int
    /// Whether it is for the user's shell.
    let isForShell: Bool

    /// The commands of a cell, in order, with values in the place of the parameters; none of a cell that declares them.
    ///
    /// - Throws: where the cell begins, if a quote in it is not closed, or a parameter is not declared.
    static func commands(
        of cell: Cell, _ parameters: DocumentParameters, in file: String
    ) throws(ExplorerError) -> [CellCommand] {
        guard (try? CellOptions(cell.info))?.isParameters != true else { return [] }
        let text: String
        do { text = try parameters.filled(cell.text) } catch {
            throw .inDocument(file, line: cell.line, message: "\(error)")
        }
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
