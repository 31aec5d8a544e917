/// The words of a command in an order in which the parser takes none for what it is not: it would read `-0.5` and `-7.png`
/// as options. Every word reaches the command as it was typed.
enum ParserWords {
    /// Options first, each in one word with its value (`--rotate=-30`), then `--` and what has no name.
    ///
    /// - Parameter command: asked for only where a word begins with `-`: a description takes longer to make than most
    ///   commands to run.
    static func arranged(_ words: [String], for command: @autoclosure () -> CommandDescription) -> [String] {
        guard words.contains(where: { $0.hasPrefix("-") && $0 != "-" }) else { return words }
        var reader = Reader(words: words, command: command())
        return reader.arranged()
    }

    private struct Reader {
        let words: [String]
        let command: CommandDescription
        private var place = 0
        private var options: [String] = []
        private var others: [String] = []
        /// An option that takes all words behind it, with these.
        private var last: [String] = []

        init(words: [String], command: CommandDescription) { (self.words, self.command) = (words, command) }

        mutating func arranged() -> [String] {
            while place < words.count { take() }
            // Nothing can stand behind an option that takes the rest, so that `--` would be part of it.
            guard last.isEmpty else { return options + others + last }
            return options + (others.isEmpty ? [] : ["--"] + others)
        }

        private mutating func take() {
            let word = words[place]
            place += 1
            if word == "--" { return takeRest() }
            guard word.hasPrefix("-"), word != "-" else {
                others.append(word)
                if isPassedOn { takeRest() }
                return
            }
            let name = String(word.prefix { $0 != "=" })
            guard let option = command.option(name) else {
                // What begins with two hyphens is a misspelt option, which the parser is to refuse.
                if word.hasPrefix("--") { options.append(word) } else { others.append(word) }
                return
            }
            if option.takesRest {
                last = [word] + words[place...]
                place = words.count
            } else {
                takeOption(word, option)
            }
        }

        private mutating func takeOption(_ word: String, _ option: ArgumentDescription) {
            guard !isAlone(word, option) else { return options.append(word) }
            options.append("\(word)=\(words[place])")
            place += 1
        }

        private mutating func takeRest() {
            others += words[place...]
            place = words.count
        }

        /// Whether the words from here on are those of another command.
        private var isPassedOn: Bool {
            command.positionals.indices.contains { command.positionals[$0].takesRest && others.count > $0 - 1 }
        }

        /// Whether no value follows in a word of its own; another option is none.
        private func isAlone(_ word: String, _ option: ArgumentDescription) -> Bool {
            guard option.kind == .option, !word.contains("="), place < words.count else { return true }
            let next = words[place]
            return next.hasPrefix("--") || command.option(next) != nil
        }
    }
}
