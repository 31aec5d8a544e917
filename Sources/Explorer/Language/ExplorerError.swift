import Words

/// What can be wrong with a command, as data; the words are in `ExplorerErrorWords.swift`.
package enum ExplorerError: ReportedError, Equatable {
    case unknownCommand(String, nearest: String?)
    case sampleAsCommand(String)
    case usage(command: String, message: String)
    case twice(kind: String, first: String, second: String)
    case nothingUsedYet
    case badValue(name: String, given: String, expected: String)
    /// An option at the end of the line that wants a value.
    case noValue(name: String, expected: String)
    case notHere(String)
    case openQuote(Character)
    /// A setting that a training which runs cannot follow.
    case fixedWhileTraining(String)
    /// What went wrong on a line of a document.
    case inDocument(String, line: Int, message: String, exitStatus: Int32 = 1)
    /// A `!` command of a document that may run none: the document that the person named.
    case shellInDocument(String)
    /// What reaches out of the session where that is not allowed; the first is the subject of a sentence.
    case reachRefused(String, Reach)
    /// An `expect` that does not hold.
    case unmet(expected: String, found: String)
    /// A command could do nothing with what it was given; both halves are whole clauses.
    case refused(String, remedy: String)

    package var exitStatus: Int32 {
        switch self {
        case .unknownCommand, .sampleAsCommand, .usage, .twice, .badValue, .noValue, .openQuote: 64
        case .inDocument(_, line: _, message: _, exitStatus: let status): status
        default: 1
        }
    }
}
