import ArgumentParser
import Display
import Subjects

/// One thing that the explorer can do, the same at the prompt, in a script and in the operating-system shell.
///
/// A command states its abstract and arguments through swift-argument-parser, its topic and examples here, and does
/// its work in `run(in:on:)`. It runs on a copy of the session that is kept only if it returns.
package protocol ExplorerCommand: ParsableCommand {
    /// The group of `help` it belongs to.
    static var topic: Topic { get }

    /// What it does to the session and outside of it, at most, whatever words follow.
    static var effect: Effect { get }

    /// The same with the words that it was given; as above unless the command says otherwise.
    var effect: Effect { get }

    /// What its help says below the usage. A command states it with its abstract, unless it has to be put together: every
    /// command's configuration is read whenever the program starts.
    static var discussion: String { get }

    /// Command lines worth copying; each is run by a test.
    static var examples: [Example] { get }

    /// Other words that call it, such as `exit` for `quit`.
    static var aliases: [String] { get }

    /// The whole line that is meant by one that begins with no command, such as `why 3` by `3`; nil if this command
    /// makes nothing of it.
    static func reading(_ words: [String], in session: Session) -> [String]?

    /// Whether it explains the command whose name it is given: it is run in place of one that is asked for `--help`.
    static var explainsCommands: Bool { get }

    /// Whether `--save` has something to keep; not of a command that shows nothing beyond what the commands do that it runs.
    static var isWorthKeeping: Bool { get }

    /// What `bench commands` times, in a session that has what the first example needs: that example, unless it takes as
    /// long as the data are many, and options that are work of their own.
    static var timedLines: [String] { get }

    /// Does the work and returns what is to be shown.
    ///
    /// - Throws: an error whose description is one line: what was given, what was expected, what to do.
    func run(in session: inout Session, on surface: any Surface) throws -> Output
}

extension ExplorerCommand {
    package static var aliases: [String] { [] }
    package static var discussion: String { configuration.discussion }
    package static var timedLines: [String] { examples.prefix(1).map(\.line) }
    package var effect: Effect { Self.effect }

    package static func reading(_ words: [String], in session: Session) -> [String]? { nil }

    package static var explainsCommands: Bool { false }
    package static var isWorthKeeping: Bool { true }

    /// The word that calls the command.
    package static var name: String { _commandName }

    /// What it does, in a few words.
    package static var abstract: String { configuration.abstract }

    /// Commands run in a session; nothing calls them without one.
    package func run() throws {
        throw CleanExit.helpRequest(self)
    }
}

extension ExplorerCommand {
    /// The line that is meant by a path of a file of this kind in place of a command; nil for any other word.
    package static func reading(_ words: [String], fileOf kind: FileKind, in session: Session) -> [String]? {
        guard let word = words.first, SamplePath.looksLikeFile(word), FileKind(word, session.weightFormats) == kind
        else { return nil }
        return [name] + words
    }
}
