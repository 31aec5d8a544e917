import Explorer
import Words

/// What the words after `convo` ask for.
struct Invocation: Equatable {
    enum Action: Equatable {
        /// A conversation at the terminal, or whatever comes through a pipe.
        case converse
        /// `-c TEXT`.
        case text(String)
        /// One command, its words as the operating-system shell has cut them.
        case command([String])
        case version
    }

    var options = GlobalOptions()
    var action = Action.converse

    /// - Throws: `UnknownName` for an option that does not exist, `ExplorerError` for one that does not fit.
    init(_ arguments: [String]) throws {
        var words = arguments
        options = try GlobalOptions.take(from: &words)
        guard let first = words.first else { return }
        switch first {
        case "--help", "-h": action = .command(["help"] + words.dropFirst())
        case "--version": action = .version
        case "-c": action = try text(of: Array(words.dropFirst()))
        case _ where first.hasPrefix("-") && first != "-": throw Self.unknownOption(first)
        default: action = .command(words)
        }
        try handOnFile()
    }

    /// A file to keep what is shown belongs to one command.
    private mutating func handOnFile() throws {
        guard let file = options.presentation.save else { return }
        guard case .command(let words) = action else {
            throw ExplorerError.badValue(name: "--save", given: file, expected: "one command, as in convo show test/18 --save seven.png")
        }
        options.presentation.save = nil
        action = .command(["--save", file] + words)
    }

    /// The text, after which options may stand that hold for all its commands.
    private mutating func text(of words: [String]) throws -> Action {
        guard let text = words.first else {
            throw ExplorerError.badValue(name: "-c", given: "", expected: "commands in quotes, as in -c \"load mnist; evaluate test\"")
        }
        var rest = Array(words.dropFirst())
        try options.takeLeading(from: &rest)
        guard rest.isEmpty else {
            throw ExplorerError.badValue(name: "-c", given: rest[0], expected: "all commands in one pair of quotes")
        }
        return .text(text)
    }

    private static func unknownOption(_ word: String) -> UnknownName {
        let known = GlobalOption.allCases.map(\.name) + ["--help", "--version", "-c"]
        let name = String(word.prefix { $0 != "=" })
        // Without the dashes, which make all options look alike.
        let nearest = Nearest.match(String(name.drop { $0 == "-" }), in: known.map { String($0.drop { $0 == "-" }) })
        return UnknownName(kind: "option", given: name, nearest: nearest.map { $0 == "c" ? "-c" : "--" + $0 }, known: known)
    }
}
