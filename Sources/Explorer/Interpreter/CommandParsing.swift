import ArgumentParser
import Subjects
import Words

/// Turns words into a command that can run.
package enum CommandParsing {
    /// The parser takes four times as long for twice as many words: a second for so many.
    private static let mostWords = 2000

    /// - Throws: `ExplorerError` in one line: an unknown command, or the parser's complaint.
    package static func parse(_ words: [String], in session: Session) throws -> any ExplorerCommand {
        let catalog = session.commands
        guard let word = words.first else { throw ExplorerError.unknownCommand("", nearest: nil) }
        guard let type = catalog[word] else {
            if let meant = catalog.meaning(of: words, in: session) { return try parse(meant, in: session) }
            if SamplePath.looksLikeFile(word) {
                throw ExplorerError.unusableFile(word, weightEndings: session.weightFormats.openedEndings)
            }
            if word == "it" || SplitName.allCases.contains(where: { word.hasPrefix("\($0)/") }) {
                throw ExplorerError.sampleAsCommand(word)
            }
            if let outer = catalog.outer(word) { throw ExplorerError.outerCommand(outer.name) }
            throw ExplorerError.unknownCommand(word, nearest: Nearest.match(word, in: catalog.words + catalog.outer.map(\.name)))
        }
        let arguments = Array(words.dropFirst())
        guard arguments.count <= mostWords else {
            throw ExplorerError.tooManyWords(command: type.name, count: arguments.count, limit: mostWords)
        }
        if asksForHelp(arguments), let help = catalog.explaining { return try parse(help, [type.name]) }
        return try parse(type, arguments)
    }

    private static func parse<Command: ExplorerCommand>(
        _ type: Command.Type, _ arguments: [String]
    ) throws -> Command {
        do {
            let command = try type.parse(ParserWords.arranged(arguments, for: DescriptionCache.description(of: type)))
            // The parser takes such an option with nothing behind it for one that was left out.
            if let last = arguments.last, last.hasPrefix("--"), !arguments.dropLast().contains("--"),
                let option = DescriptionCache.description(of: type).option(last), option.takesRest {
                throw ExplorerError.noValue(name: last, expected: option.label)
            }
            return command
        } catch let error as ExplorerError {
            throw error
        } catch {
            if let unknown = unknownOption(in: arguments, of: type) { throw unknown }
            throw withoutValue(type, error) ?? ExplorerError.usage(command: type.name, message: complaint(type, error))
        }
    }

    /// The first option that the command has not, with the nearest that it has.
    private static func unknownOption(in arguments: [String], of type: any ExplorerCommand.Type) -> (any ReportedError)? {
        let description = DescriptionCache.description(of: type)
        let own = description.options.flatMap(\.spellings)
        let known = own + GlobalOption.allCases.map(\.name).filter { !own.contains($0) }
        for argument in arguments where argument != "--" {
            let name = String(argument.prefix { $0 != "=" })
            if description.option(name)?.takesRest == true { return nil }
            guard argument.hasPrefix("--"), !own.contains(name) else { continue }
            guard !known.contains(name) else {
                let message = "'\(name)' belongs to the whole line and not into a command inside another; put it in front"
                return ExplorerError.usage(command: type.name, message: message)
            }
            // Without the dashes, which make all options look alike.
            let nearest = Nearest.match(String(name.dropFirst(2)), in: known.map { String($0.drop { $0 == "-" }) })
            return UnknownName(kind: "option", given: name, nearest: nearest.map { "--" + $0 }, known: known)
        }
        return nil
    }

    /// What to say of an option that stands there without its value; nil for any other complaint.
    private static func withoutValue(_ type: any ExplorerCommand.Type, _ error: any Error) -> ExplorerError? {
        let message = type.message(for: error)
        guard message.hasPrefix("Missing value for '"),
            let name = message.split(separator: "'").dropFirst().first?.split(separator: " ").first.map(String.init),
            let option = DescriptionCache.description(of: type).option(name)
        else { return nil }
        if case .list(let words) = option.values {
            return .noValue(name: name, expected: Format.alternatives(words))
        }
        return .noValue(name: name, expected: option.label)
    }

    /// The parser's complaint as one line, without its usage and help.
    private static func complaint(_ type: any ExplorerCommand.Type, _ error: any Error) -> String {
        let text = type.message(for: error)
        let line = shortened(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "\(error)")
        // Our own words about a value name it already; what the parser puts before them says it twice.
        guard line.contains("' is invalid for '"), let end = line.firstRange(of: ">': ") else { return line }
        return String(line[end.upperBound...])
    }

    /// `275 unexpected arguments: 'a', 'b' and 273 more`: what a shell makes of `*.jpg` would hide what is said.
    private static func shortened(_ complaint: String) -> String {
        let parting = "', '"
        let pieces = complaint.split(separator: parting, omittingEmptySubsequences: false)
        guard pieces.count > 3 else { return complaint }
        return "\(pieces[0])\(parting)\(pieces[1])' and \(pieces.count - 2) more"
    }

    private static func asksForHelp(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    }
}
