import ArgumentParser
import FoundationEssentials

/// The arguments of a command, as the parser describes them.
///
/// Taking the description from the parser costs a few tenths of a millisecond for each command, so it happens at the
/// first TAB or request for help, never at start.
struct CommandDescription: Sendable {
    let arguments: [ArgumentDescription]

    init(_ command: any ParsableCommand.Type) {
        let dump = try? JSONDecoder().decode(ParserDump.self, from: Data(command._dumpHelp().utf8))
        arguments = (dump?.command.arguments ?? []).compactMap(ArgumentDescription.init).filter { $0.name != "help" }
    }

    var positionals: [ArgumentDescription] { arguments.filter { $0.kind == .positional } }

    var options: [ArgumentDescription] { arguments.filter { $0.kind != .positional } }

    /// The option that a word such as `--save` or `-n` names.
    func option(_ word: String) -> ArgumentDescription? { options.first { $0.spellings.contains(word) } }

    /// `train [EPOCHS] [--batches BATCHES] …`
    func usage(of name: String) -> String {
        ([name] + (positionals + options).map(\.usage)).joined(separator: " ")
    }
}

/// One argument of a command.
struct ArgumentDescription: Sendable {
    enum Kind: String, Sendable, Decodable {
        case positional, option, flag
    }

    enum Values: Sendable {
        case kind(ValueKind)
        case list([String])
        case file(extensions: [String])
        case folder
        case anything
    }

    let kind: Kind
    /// `epochs`, `save`.
    let name: String
    /// `--save`, `-s`; empty for a positional.
    let spellings: [String]
    let isOptional: Bool
    let isRepeating: Bool
    /// Whether it takes all words that follow.
    let takesRest: Bool
    let help: String
    let values: Values

    /// `[EPOCHS]`, `FILE …`, `[--save SAVE]`.
    var usage: String {
        var text = kind == .positional ? label : spellings.last ?? name
        if kind == .option { text += " " + label }
        if isRepeating { text += "…" }
        return isOptional || kind == .flag ? "[\(text)]" : text
    }

    /// `EPOCHS`: what stands for the value.
    var label: String { name.uppercased() }

    /// `--save SAVE`, `EPOCHS`: how it is listed.
    var listed: String {
        switch kind {
        case .positional: label
        case .flag: spellings.joined(separator: ", ")
        case .option: spellings.joined(separator: ", ") + " " + label
        }
    }
}

extension ArgumentDescription {
    fileprivate init?(_ dump: ParserDump.Argument) {
        guard dump.shouldDisplay ?? true, let kind = Kind(rawValue: dump.kind) else { return nil }
        let long = dump.preferredName?.name
        guard let name = dump.valueName ?? long else { return nil }
        self.kind = kind
        self.name = kind == .positional ? name : (kind == .option ? name : long ?? name)
        spellings = kind == .positional ? [] : (dump.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
        isOptional = dump.isOptional
        isRepeating = dump.isRepeating
        takesRest = dump.parsingStrategy == "allRemainingInput"
        help = dump.abstract ?? ""
        values = dump.completionKind?.values ?? (dump.allValues.map { .list($0) } ?? .anything)
    }
}

/// The part of the parser's JSON that matters here.
private struct ParserDump: Decodable {
    struct Command: Decodable {
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        let kind: String
        let shouldDisplay: Bool?
        let isOptional: Bool
        let isRepeating: Bool
        let parsingStrategy: String?
        let names: [Name]?
        let preferredName: Name?
        let valueName: String?
        let abstract: String?
        let allValues: [String]?
        let completionKind: Completion?
    }

    struct Name: Decodable {
        let kind: String
        let name: String
    }

    /// A choice of one key.
    struct Completion: Decodable {
        struct List: Decodable {
            let values: [String]
        }
        struct File: Decodable {
            let extensions: [String]
        }
        struct Shell: Decodable {
            let command: String
        }
        struct Nothing: Decodable {}

        let list: List?
        let file: File?
        let directory: Nothing?
        let shellCommand: Shell?

        var values: ArgumentDescription.Values {
            if let list { return .list(list.values) }
            if let file { return .file(extensions: file.extensions) }
            if directory != nil { return .folder }
            if let command = shellCommand?.command, command.hasPrefix(CompletionKind.marker) {
                let kind = ValueKind(rawValue: String(command.dropFirst(CompletionKind.marker.count)))
                return kind.map { .kind($0) } ?? .anything
            }
            return .anything
        }
    }

    let command: Command
}
