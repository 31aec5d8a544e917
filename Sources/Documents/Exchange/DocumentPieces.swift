import Display
import Explorer
import Notebook

/// A document for a reader who runs its cells in any order, as on a page in the browser.
package struct DocumentPieces: Sendable {
    package enum Piece: Sendable {
        case prose(Output)
        case commands(Commands)
    }

    /// A cell of commands, as it is offered.
    package struct Commands: Sendable {
        /// As they are typed, with values in the place of parameters; an exercise asks for an answer in their place.
        package let text: String
        package let isHidden: Bool
        package let expectsError: Bool
        package let isSlow: Bool
        /// Whether it says what the parameters are: nothing to run.
        package let isParameters: Bool
        /// Whether it judges the exercise above it.
        package let isJudge: Bool
        /// What an exercise is worth; nil for another cell.
        package let points: Int?
        /// Why it is left out: the data that it needs are not here.
        package let skipped: String?
    }

    package let pieces: [Piece]

    /// - Parameters:
    ///   - file: what it is called where something is wrong with it
    ///   - parameters: `epochs=3`, in words of their own
    /// - Throws: one line that names the file and the line: what `run` would refuse, and a cell that cannot be read
    package init(_ document: Document, named file: String, in session: Session, _ parameters: [String] = []) throws {
        var choices = RunChoices()
        (choices.startsAfresh, choices.parameters) = (true, parameters)
        let runner = try DocumentRunner(document, named: file, in: session, choices)
        let options = try document.cells.map { try Self.options(of: $0, in: file) }
        let judges = try Set(document.exercises().flatMap(\.judges))
        pieces = try document.cells.indices.compactMap { place in
            let cell = document.cells[place]
            guard let options = options[place] else {
                return cell.kind == .prose ? Output.passage(Cell.prose(document.unrecordedText(of: place))).map(Piece.prose) : nil
            }
            let text = try runner.parameters.filled(of: cell, in: file)
            _ = try CellCommand.commands(text, of: cell, in: file)
            return .commands(Commands(
                text: options.isParameters ? runner.parameters.lines.joined(separator: "\n") : options.isExercise ? Self.invitation : text,
                isHidden: options.isHidden, expectsError: options.expectsError, isSlow: options.isSlow,
                isParameters: options.isParameters, isJudge: judges.contains(place), points: options.points,
                skipped: runner.skipped(options)))
        }
    }

    /// What stands in the place of an exercise's answer.
    private static let invitation = "# your answer"

    /// What a cell of commands asks for; nil for another cell.
    private static func options(of cell: Cell, in file: String) throws(ExplorerError) -> CellOptions? {
        guard cell.kind == .commands else { return nil }
        do { return try CellOptions(cell.info) } catch {
            throw .inDocument(file, line: cell.line - 1, message: "\(error)")
        }
    }
}

extension Session {
    /// Begins a document whose cells are run one by one: all is as it is at the start of the program, but for what was drawn and
    /// for the networks whose names it does not give to its own.
    package mutating func begin(_ document: Document, named file: String) { startAfresh(as: file, without: document.networksMade) }
}

extension Interpreter {
    /// Runs what stands in the cell of an exercise: what is no command is an answer, for what judges it to look at.
    package mutating func execute(exercise text: String, of file: String, on surface: any Surface) throws(CommandFailure) {
        // Outside of a document an answer is for the question that waits.
        session.documents.append(file)
        defer { session.documents.removeLast() }
        guard let statements = try? Lexer.commands(text) else {
            try execute(text, on: surface)
            return
        }
        let characters = Array(text)
        for statement in statements where !session.isOver {
            let command = CellCommand(text: String(characters[statement.range]), line: 0, isForShell: statement.shellLine != nil)
            try execute(session.isValue(command) ? "answer \(command.text)" : command.text, on: surface)
        }
    }
}

extension Document {
    /// Its first heading; nil without one.
    package var title: String? {
        for cell in cells where cell.kind == .prose {
            guard let line = cell.text.split(separator: "\n").first(where: { $0.hasPrefix("# ") }) else { continue }
            return String(line.dropFirst(2))
        }
        return nil
    }

    /// The names of its parameters.
    package var parameterNames: Set<String> {
        Set(commands.filter { (try? CellOptions($0.info))?.isParameters == true }.flatMap { cell in
            cell.text.split(separator: "\n").map { String($0.drop(while: \.isWhitespace).prefix { !$0.isWhitespace && $0 != "=" && $0 != "#" }) }
        }.filter { !$0.isEmpty })
    }
}
