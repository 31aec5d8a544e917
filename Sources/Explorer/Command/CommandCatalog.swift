/// The commands there are, by name.
package struct CommandCatalog: Sendable {
    /// In the order in which they were given.
    package let all: [any ExplorerCommand.Type]
    private let byName: [String: any ExplorerCommand.Type]

    package init(_ commands: [any ExplorerCommand.Type]) {
        all = commands
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

    /// The commands of one group of `help`, in order.
    package func commands(of topic: Topic) -> [any ExplorerCommand.Type] { all.filter { $0.topic == topic } }
}

extension CommandCatalog {
    /// The commands of this module; a shell adds its own.
    package static let explorer: [any ExplorerCommand.Type] =
        control + seeingAndData + attribution + opening + causes + space + time

    /// Language, networks and training.
    static let control: [any ExplorerCommand.Type] = [
        NewCommand.self, UseCommand.self, NetworksCommand.self, SaveCommand.self, OpenCommand.self,
        TrainCommand.self, SetCommand.self, SweepCommand.self, BenchCommand.self,
        RunCommand.self, ExpectCommand.self, UndoCommand.self, HistoryCommand.self, LsCommand.self,
        ClearCommand.self, HelpCommand.self, QuitCommand.self,
    ]
}
