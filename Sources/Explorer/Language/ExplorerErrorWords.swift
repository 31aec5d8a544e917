import Words

extension ExplorerError {
    package var description: String {
        switch self {
        case .unknownCommand(let word, let nearest):
            "there is no command '\(word)'\(UnknownName.hint(nearest)); `help` lists them"
        case .sampleAsCommand(let word):
            "'\(word)' is a sample and no command; say what to do with it: `show \(word)` or `predict \(word)`"
        case .usage(let command, let message):
            "\(message); `help \(command)` shows how it is used"
        case .badValue(let name, let given, let expected):
            "\(name) expects \(expected), got '\(given)'"
        case .noValue(let name, let expected):
            "\(name) needs a value: \(name) \(expected)"
        case .twice(let kind, let first, let second):
            "one \(kind) is enough: got '\(first)' and '\(second)'"
        case .openQuote(let quote):
            "the quote \(quote) is opened and not closed; close it, or put it in the other kind of quote"
        case .notHere(let what):
            "\(what) cannot be had here; use the prompt or the shell"
        case .fixedWhileTraining(let setting):
            "\(setting) cannot change while a network is trained; set it when the training is over"
        case .inDocument(let file, let line, let message, _):
            "\(file):\(line): \(message)"
        case .shellInDocument(let document):
            "a document may run a shell command (`!…`) only if you say so; if you trust it: "
                + "`run --allow-shell \(Lexer.quoted(document))`"
        case .reachRefused(let what, let reach):
            "\(what) \(Self.words(for: reach)), which is not allowed here; use the prompt or the shell"
        case .unmet(let expected, let found):
            "expected \(expected), got \(found)"
        case .refused(let what, let remedy):
            "\(what); \(remedy)"
        case .nothingUsedYet:
            "`it` is the sample used last, and none was used yet; name one, such as test/18"
        }
    }

    private static func words(for reach: Reach) -> String {
        let deeds: [(Reach, String)] = [
            (.readsFiles, "reads files"), (.writesFiles, "writes files"), (.runsShell, "runs in the shell"),
        ]
        return deeds.filter { reach.contains($0.0) }.map(\.1).joined(separator: " and ")
    }
}
