/// What can be wrong with a command, as data; the words are in `ExplorerErrorWords.swift`.
package enum ExplorerError: Error, Equatable {
    case unknownCommand(String, nearest: String?)
    case unknownName(kind: String, given: String, nearest: String?, known: [String])
    case sampleAsCommand(String)
    case usage(command: String, message: String)
    case badSamplePart(part: String, path: String)
    case backwardRange(String, path: String)
    case badUnitPath(String)
    case badParameterPath(String)
    case neitherSampleNorUnit(String, nearest: String?, layers: [String])
    case twice(kind: String, first: String, second: String)
    case noSuchImage(path: String, index: Int, split: String, count: Int)
    case noSuchFilteredImage(path: String, index: Int, count: Int)
    case noImagesPass(path: String)
    case noSuchChannel(path: String, channel: Int, layer: String, count: Int)
    case noSuchPosition(path: String, layer: String, height: Int, width: Int)
    case flatLayer(path: String, layer: String)
    /// A kernel named without a place in it, or with one that it has not: the sides of the kernel.
    case noSuchWeight(path: String, kernel: String, sides: [Int])
    case nothingUsedYet
    case noNetwork
    case badValue(name: String, given: String, expected: String)
    /// An option at the end of the line that wants a value.
    case noValue(name: String, expected: String)
    case notHere(String)
    case openQuote(Character)
    case interrupted
    /// What went wrong on a line of a document.
    case inDocument(String, line: Int, message: String, exitStatus: Int32 = 1)
    /// A `!` command of a document that may run none: the document that the person named.
    case shellInDocument(String)
    /// An `expect` that does not hold.
    case unmet(expected: String, found: String)
    /// A command could do nothing with what it was given; both halves are whole clauses.
    case refused(String, remedy: String)

    /// The exit status of the process that stops on it: 64 for a command that was written wrongly, 130 for Ctrl-C,
    /// 1 for the rest.
    package var exitStatus: Int32 {
        switch self {
        case .unknownCommand, .sampleAsCommand, .unknownName(kind: _, given: _, nearest: _, known: _), .usage,
            .badSamplePart, .backwardRange, .badUnitPath, .badParameterPath, .neitherSampleNorUnit, .twice, .badValue,
            .noValue, .openQuote: 64
        case .interrupted: 130
        case .inDocument(_, line: _, message: _, exitStatus: let status): status
        default: 1
        }
    }
}
