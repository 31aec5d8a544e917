import Display

/// Finds what can stand at a place of a command line.
struct Completer {
    let session: Session

    /// - Parameters:
    ///   - words: the words of the command before the one at the cursor.
    ///   - partial: what is typed of that one.
    func candidates(after words: [String], for partial: String) -> [Candidate] {
        if partial.hasPrefix("#") { return [] }
        let rest = Array(words.drop { $0.hasPrefix("--") })
        if let option = words.last, words.count == 1 || rest.isEmpty, let values = globalValues(of: option) {
            return Self.matching(partial, values)
        }
        guard let command = Self.skippingGlobals(words).first else {
            return partial.hasPrefix("-") ? Self.matching(partial, Self.globals) : atStart(partial)
        }
        guard let type = session.commands[command] else { return [] }
        let arguments = Array(Self.skippingGlobals(words).dropFirst())
        return forArguments(arguments, of: DescriptionCache.description(of: type), partial)
    }

    /// The words from the command on: global options and their values stand before it.
    private static func skippingGlobals(_ words: [String]) -> [String] {
        var rest = words[...]
        while let word = rest.first, let option = GlobalOptions.descriptions.first(where: { $0.name == word }) {
            rest = rest.dropFirst(option.value == nil ? 1 : 2)
        }
        return Array(rest)
    }

    private static let globals = GlobalOptions.descriptions.map { Candidate($0.name, $0.meaning) }

    private func globalValues(of option: String) -> [Candidate]? {
        guard let value = GlobalOptions.descriptions.first(where: { $0.name == option })?.value else { return nil }
        return value.contains("|") ? value.split(separator: "|").map { Candidate(String($0)) } : []
    }

    private func atStart(_ partial: String) -> [Candidate] {
        let words = session.commands.all.flatMap { command in
            ([command.name] + command.aliases).map { Candidate($0, command.abstract) }
        }
        let found = Self.matching(partial, words.sorted { $0.text < $1.text })
        guard found.isEmpty || partial.contains("/") || partial.contains(".") else { return found }
        return partial.isEmpty ? found : found + FileCandidates.matching(partial, kinds: [.weights, .document, .picture],
            session: session)
    }

    private func forArguments(
        _ arguments: [String], of description: CommandDescription, _ partial: String
    ) -> [Candidate] {
        if let place = arguments.firstIndex(where: { description.option($0)?.takesRest == true }) {
            return candidates(after: Array(arguments[(place + 1)...]), for: partial)
        }
        if let place = description.positionals.firstIndex(where: \.takesRest), arguments.count >= place {
            return candidates(after: Array(arguments.dropFirst(place)), for: partial)
        }
        if let last = arguments.last {
            if last == "--as", let values = globalValues(of: "--as") { return Self.matching(partial, values) }
            if last == "--save", description.option(last) == nil {
                return FileCandidates.matching(
                    partial, extensions: SaveFormat.allCases.map(\.rawValue), session: session)
            }
            if let option = description.option(last), option.kind == .option {
                return values(option, partial, after: arguments)
            }
        }
        if partial.hasPrefix("-") { return Self.matching(partial, options(description, used: arguments)) }
        guard let positional = positional(in: description, after: arguments) else {
            return partial.isEmpty ? options(description, used: arguments) : []
        }
        return values(positional, partial, after: arguments)
    }

    private func options(_ description: CommandDescription, used: [String]) -> [Candidate] {
        let own = description.options.filter { $0.isRepeating || Set($0.spellings).isDisjoint(with: used) }
        return own.compactMap { option in option.spellings.last.map { Candidate($0, option.help) } }
            + GlobalOptions.descriptions.filter { option in
                GlobalOptions.following.contains(option.name) && !own.contains { $0.spellings.contains(option.name) }
            }.map { Candidate($0.name, $0.meaning) }
            + [Candidate("--help", "how the command is used")]
    }

    /// The positional argument that comes next.
    private func positional(in description: CommandDescription, after arguments: [String]) -> ArgumentDescription? {
        var count = 0
        var skip = false
        for argument in arguments {
            if skip { skip = false; continue }
            if argument == "--as" || (argument == "--save" && description.option(argument) == nil) {
                skip = true
                continue
            }
            if let option = description.option(argument) { skip = option.kind == .option; continue }
            if !argument.hasPrefix("--") { count += 1 }
        }
        let positionals = description.positionals
        if count < positionals.count { return positionals[count] }
        return positionals.last.flatMap { $0.isRepeating ? $0 : nil }
    }

    private func values(_ argument: ArgumentDescription, _ partial: String, after words: [String]) -> [Candidate] {
        switch argument.values {
        case .kind(let kind): candidates(kind, partial, after: words)
        case .list(let values): Self.matching(partial, values.map { Candidate($0) })
        case .file(let extensions):
            FileCandidates.matching(partial, extensions: extensions, session: session)
        case .folder: FileCandidates.matching(partial, extensions: nil, session: session)
        case .anything: []
        }
    }

    /// Those that begin with what is typed, quoted where they must be.
    static func matching(_ partial: String, _ candidates: [Candidate]) -> [Candidate] {
        candidates.filter { $0.text.hasPrefix(partial) }
    }
}
