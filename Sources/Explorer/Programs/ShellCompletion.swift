import ArgumentParser

extension Interpreter {
    /// What can stand at the end of a command line of the operating system's shell, without quotes and backslashes.
    ///
    /// - Parameter words: those behind `convo`, the one at the cursor last, without quotes and backslashes either
    package func shellCompletions(of words: [String]) -> [Candidate] {
        let (earlier, partial) = (Array(words.dropLast()), words.last ?? "")
        let rest = Completer.skippingGlobals(earlier)
        let completer = Completer(session: session)
        if let name = rest.first, let outer = session.commands.outer(name) {
            return completer.candidates(behind: outer, Array(rest.dropFirst()), partial)
        }
        let candidates = completer.candidates(after: earlier, for: partial).map { candidate in
            Candidate(
                Lexer.tokens(candidate.text).first?.text ?? candidate.text, candidate.description, continues: candidate.continues)
        }
        guard rest.isEmpty, Completer.unfinished(earlier) == nil else { return candidates }
        let outer = session.commands.outer.map { Candidate($0.name, $0.abstract) }
        return candidates + Completer.matching(partial, outer + (partial.hasPrefix("-") ? GlobalOption.atStart : []))
    }
}

extension GlobalOption {
    /// What can stand in place of a command, beside the options of every command.
    static let atStart = [
        Candidate("-c", "run the commands in one pair of quotes"), Candidate("--help", "show the commands to begin with"),
        Candidate("--version", "say which Convo this is"),
    ]
}

extension Completer {
    /// The values and options of what only the operating system's shell can call.
    fileprivate func candidates(behind outer: OuterCommand, _ words: [String], _ partial: String) -> [Candidate] {
        guard let parser = outer.parser else { return [] }
        let parts = parser.configuration.subcommands
        guard !parts.isEmpty else { return own(parser, words, partial) }
        guard let word = words.first else {
            return Self.matching(partial, parts.map { Candidate($0._commandName, $0.configuration.abstract) })
        }
        guard let part = parts.first(where: { $0._commandName == word }) else { return [] }
        return own(part, Array(words.dropFirst()), partial)
    }

    /// Without the options of every command, which are those of a conversation.
    private func own(_ parser: any ParsableCommand.Type, _ words: [String], _ partial: String) -> [Candidate] {
        let description = DescriptionCache.description(of: parser)
        return forArguments(words, of: description, partial).filter { candidate in
            GlobalOption(rawValue: candidate.text) == nil || description.option(candidate.text) != nil
        }
    }
}
