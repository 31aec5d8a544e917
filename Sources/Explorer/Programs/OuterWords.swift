import ArgumentParser
import Words

/// What the words behind a word of the operating system's shell ask for.
package enum OuterWords<Part> {
    case command(Part)
    /// How it is used, since that was asked for.
    case help(String)

    /// - Parameters:
    ///   - words: those behind the one that calls it
    ///   - root: what reads them
    /// - Throws: a complaint of one line.
    package static func read(_ words: [String], for root: any ParsableCommand.Type, as part: Part.Type) throws -> OuterWords {
        do {
            var command = try root.parseAsRoot(words)
            if let part = command as? Part { return .command(part) }
            // Nothing where a part must be named, or what asks for help: the parser says it as an error.
            try command.run()
            return .help("")
        } catch {
            let text = root.fullMessage(for: error)
            guard !root.exitCode(for: error).isSuccess else { return .help(text + "\n") }
            let complaint = root.message(for: error).split(whereSeparator: \.isNewline).first.map(String.init) ?? text
            throw OuterMistake(command: root._commandName, complaint: complaint)
        }
    }
}

/// Words behind a word of the operating system's shell that are written wrongly.
package struct OuterMistake: ReportedError {
    /// `convo kernel`.
    let command: String
    /// What the parser has against them.
    let complaint: String

    package var exitStatus: Int32 { 64 }
    package var description: String { "\(complaint); `\(command) --help` shows how it is used" }
}
