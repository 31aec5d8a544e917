import Words

/// What can be wrong with a command, as data; the words are in `ExplorerErrorWords.swift`.
package enum ExplorerError: ReportedError, Equatable {
    case unknownCommand(String, nearest: String?)
    /// A word of the operating system's shell alone, such as `serve`.
    case outerCommand(String)
    /// A word that `help` has nothing on.
    case unknownTopic(String, nearest: String?)
    case sampleAsCommand(String)
    /// A word where a sample was expected, and the sample that was perhaps meant.
    case noSample(String, nearest: String?)
    case usage(command: String, message: String)
    case tooManyWords(command: String, count: Int, limit: Int)
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
    /// What went wrong with what a reader typed in the place of a cell.
    case typed(message: String, exitStatus: Int32)
    /// A `!` command of a document that may run none: the document that the person named.
    case shellInDocument(String)
    /// A file that a document may not write, the folder that it may write in, and the document that the person named.
    case outsideOfDocument(String, folder: String, document: String)
    /// A `!` command of a script that did not end well.
    case shellFailed(status: Int32)
    /// Standard input is nothing that can be read.
    case unreadableInput(reason: String)
    /// What reaches out of the session where that is not allowed; the first is the subject of a sentence.
    case reachRefused(String, Reach)
    /// An `expect` that does not hold.
    case unmet(expected: String, found: String)
    case badDocument(String, DocumentFault)
    /// A picture without a digit in it.
    case blankPicture(String)
    /// A picture whose ink differs from its background by too few of 255 gray levels.
    case faintPicture(String, levels: Int)
    /// A setting that the optimizer in use does not have, and those that have it, the usual one first.
    case settingOfOtherOptimizers(String, optimizers: [String])
    /// A command whose whole effect would be gone with the session.
    case lostAtOnce(command: String, remedy: String)
    case noFolder(String, place: String)
    /// A place where this user may write nothing.
    case closedPlace(String)
    /// A pipe or a device where a file is to be written.
    case specialPlace(String)
    case unwritable(String, reason: String)
    /// A file that is to be written over, and that somebody wants to keep.
    case notReplaced(String)
    /// An output holds nothing that the format of a file keeps.
    case nothingKept(String, reason: String)
    /// A command that shows nothing of its own, and the file that was to keep it.
    case nothingToKeep(command: String, file: String)
    /// A file where a command was expected, of a kind that no command takes.
    case unusableFile(String, weightEndings: [String])
    /// What was said about each of the things that could not be done, beside others that were.
    case leftUndone([String])
    case tooFewImages(String, count: Int, least: Int)
    /// There are no validation images.
    case nothingKeptBack
    /// Nothing was opened by `why`; a sample that it could be asked about.
    case noOpenSum(sample: String)
    /// What `why` opened, with this command, is not there any more.
    case staleSum(Stale, command: String)
    /// A command could do nothing with what it was given; both halves are whole clauses.
    ///
    /// For what one command alone can say. Such a sentence stands in the command's own file, so that a command comes and
    /// goes with its file; what two places can say has a case above.
    case refused(String, remedy: String)

    /// Why a document cannot be run.
    package enum DocumentFault: Equatable, Sendable {
        case missing
        case tooLarge(megabytes: Int)
        case unreadable
        case notText
        /// What it is instead: `a Jupyter notebook`.
        case otherKind(String)
        /// It is, or is within, the same document.
        case runsItself
        /// A pipe or a device.
        case special
        /// So many documents were run by the one that the person named.
        case tooMany(limit: Int)
        /// It would be this many documents inside another.
        case nestedTooDeep(number: Int, limit: Int)
    }

    /// What has changed since a sum was opened.
    package enum Stale: Equatable, Sendable {
        case network, data
    }

    package var exitStatus: Int32 {
        switch self {
        case .unknownCommand, .outerCommand, .unknownTopic, .sampleAsCommand, .noSample, .usage, .twice, .badValue, .noValue, .openQuote,
            .nothingToKeep, .tooManyWords: 64
        case .shellFailed(let status): status
        case .inDocument(_, line: _, message: _, exitStatus: let status), .typed(_, exitStatus: let status): status
        default: 1
        }
    }
}
