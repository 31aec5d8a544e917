import Display

/// Finds what can stand at a place of a command line.
struct Completer {
    let session: Session

    /// - Parameters:
    ///   - words: the words of the command before the one at the cursor.
    ///   - partial: what is typed of that one.
    func candidates(after words: [String], for partial: String) -> [Candidate] {
        if partial.hasPrefix("#") { return [] }
        let rest = Self.skippingGlobals(words)
        guard let command = rest.first else {
            if let option = Self.unfinished(words) { return values(option, partial) }
            return partial.hasPrefix("-") ? Self.matching(partial, Self.globals) : atStart(partial)
        }
        guard let type = session.commands[command] else { return [] }
        return forArguments(Array(rest.dropFirst()), of: DescriptionCache.description(of: type), partial)
    }

    /// The words from the command on: global options and their values stand before it.
    static func skippingGlobals(_ words: [String]) -> [String] {
        var rest = words[...]
        while let option = rest.first.flatMap(GlobalOption.init(rawValue:)) {
            rest = rest.dropFirst(option.value == nil ? 1 : 2)
        }
        return Array(rest)
    }

    private static let globals = GlobalOption.allCases.map { Candidate($0.name, $0.meaning) }

    /// The global option at the end that waits for its value.
    static func unfinished(_ words: [String]) -> GlobalOption? {
        words.last.flatMap(GlobalOption.init(rawValue:)).flatMap { $0.value == nil ? nil : $0 }
    }

    private func values(_ option: GlobalOption, _ partial: String) -> [Candidate] {
        guard option == .save else { return Self.matching(partial, option.choices.map { Candidate($0) }) }
        return FileCandidates.matching(partial, extensions: SaveFormat.allCases.map(\.rawValue), session: session)
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

    /// - Parameter arguments: the words between the command and the one at the cursor
    func forArguments(
        _ arguments: [String], of description: CommandDescription, _ partial: String
    ) -> [Candidate] {
        if let place = arguments.firstIndex(where: { description.option($0)?.takesRest == true }) {
            return candidates(after: Array(arguments[(place + 1)...]), for: partial)
        }
        if let place = description.positionals.firstIndex(where: \.takesRest), arguments.count >= place {
            return candidates(after: Array(arguments.dropFirst(place)), for: partial)
        }
        if let last = arguments.last {
            if let option = description.option(last) {
                if option.kind == .option { return values(option, partial, after: arguments) }
            } else if let option = Self.unfinished(arguments) {
                return values(option, partial)
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
            + Self.globals.filter { description.option($0.text) == nil && !used.contains($0.text) }
            + [Candidate("--help", "how the command is used")]
    }

    /// The positional argument that comes next.
    private func positional(in description: CommandDescription, after arguments: [String]) -> ArgumentDescription? {
        var count = 0
        var skip = false
        for argument in arguments {
            if skip { skip = false; continue }
            if let option = description.option(argument) { skip = option.kind == .option; continue }
            if let option = GlobalOption(rawValue: argument) { skip = option.value != nil; continue }
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
