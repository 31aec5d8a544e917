import ArgumentParser

/// What the program is beside a conversation, such as a page in the browser: a word of the operating system's shell alone.
package struct OuterCommand: Sendable {
    /// The word behind `convo`.
    package let name: String
    package let abstract: String
    /// What reads the words behind it, and knows what they mean.
    let parser: (any ParsableCommand.Type)?

    package init(_ name: String, _ abstract: String) { (self.name, self.abstract, parser) = (name, abstract, nil) }

    /// One whose words are read by `parser`.
    package init(_ name: String, _ parser: any ParsableCommand.Type) {
        (self.name, abstract, self.parser) = (name, parser.configuration.abstract, parser)
    }

    /// It and what follows it in its place, each under the words that call it: `kernel install`, `kernel run`.
    var callable: [(name: String, parser: any ParsableCommand.Type)] {
        guard let parser else { return [] }
        let parts = parser.configuration.subcommands
        return parts.isEmpty ? [(name, parser)] : parts.map { ("\(name) \($0._commandName)", $0) }
    }
}

/// The commands there are, by name.
package struct CommandCatalog: Sendable {
    /// In the order in which they were given.
    package let all: [any ExplorerCommand.Type]
    /// What can be called from the operating system's shell beside them.
    package let outer: [OuterCommand]
    private let byName: [String: any ExplorerCommand.Type]

    package init(_ commands: [any ExplorerCommand.Type], outer: [OuterCommand] = []) {
        (all, self.outer) = (commands, outer)
        var table: [String: any ExplorerCommand.Type] = [:]
        for command in commands {
            for name in [command.name] + command.aliases { table[name] = command }
        }
        byName = table
    }

    /// The command that `word` calls: its name or another word for it.
    package subscript(word: String) -> (any ExplorerCommand.Type)? { byName[word] }

    /// All names and other words, sorted.
    package var words: [String] { byName.keys.sorted() }

    /// What `word` calls from the operating system's shell alone.
    package func outer(_ word: String) -> OuterCommand? { outer.first { $0.name == word } }

    /// The command that explains the others, if there is one.
    var explaining: (any ExplorerCommand.Type)? { all.first { $0.explainsCommands } }

    /// The whole line that is meant by one that begins with no command, as the first command that knows it reads it.
    package func meaning(of words: [String], in session: Session) -> [String]? {
        for command in all {
            if let line = command.reading(words, in: session) { return line }
        }
        return nil
    }

    /// The commands of one group of `help`, in order.
    package func commands(of topic: Topic) -> [any ExplorerCommand.Type] { all.filter { $0.topic == topic } }
}
