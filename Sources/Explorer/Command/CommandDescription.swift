import ArgumentParser
import Files

/// The arguments of a command, as the parser describes them.
///
/// Taking the description from the parser costs a few tenths of a millisecond for each command, so it happens at the
/// first TAB or request for help, never at start.
struct CommandDescription: Sendable {
    let arguments: [ArgumentDescription]

    init(_ command: any ParsableCommand.Type) {
        let dump = try? JSON(Array(command._dumpHelp().utf8)[...])
        arguments = (dump?["command"]?["arguments"]?.elements ?? []).compactMap(ArgumentDescription.init)
            .filter { $0.name != "help" }
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
    enum Kind: String, Sendable {
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

// The part of the parser's own description that matters here. The description of a command:
//
//     {"command": {"arguments": [{"kind": "option", "valueName": "file", "names": [{"kind": "long", "name": "save"}],
//       "isOptional": true, "isRepeating": false, "parsingStrategy": "default", "completionKind": {"list": …}}]}}

extension ArgumentDescription {
    /// - Parameter dump: one of the arguments; nil for one that is not shown or of no known kind
    fileprivate init?(_ dump: JSON) {
        guard dump["shouldDisplay"]?.flag ?? true, let kind = dump["kind"]?.text.flatMap(Kind.init(rawValue:)) else {
            return nil
        }
        let long = dump["preferredName"]?["name"]?.text
        guard let name = dump["valueName"]?.text ?? long else { return nil }
        self.kind = kind
        self.name = kind == .flag ? long ?? name : name
        spellings = kind == .positional ? [] : (dump["names"]?.elements ?? []).map { spelling in
            (spelling["kind"]?.text == "long" ? "--" : "-") + (spelling["name"]?.text ?? "")
        }
        isOptional = dump["isOptional"]?.flag ?? false
        isRepeating = dump["isRepeating"]?.flag ?? false
        takesRest = dump["parsingStrategy"]?.text == "allRemainingInput"
        help = dump["abstract"]?.text ?? ""
        values = Values(completion: dump["completionKind"]) ?? dump["allValues"].map { .list($0.texts) } ?? .anything
    }
}

extension ArgumentDescription.Values {
    /// - Parameter completion: an object of one key that is the way of completing; nil where there is none
    fileprivate init?(completion: JSON?) {
        guard let completion, completion != .null else { return nil }
        if let list = completion["list"] {
            self = .list(list["values"]?.texts ?? [])
        } else if let file = completion["file"] {
            self = .file(extensions: file["extensions"]?.texts ?? [])
        } else if completion["directory"] != nil {
            self = .folder
        } else if let command = completion["shellCommand"]?["command"]?.text, command.hasPrefix(CompletionKind.marker),
            let kind = ValueKind(rawValue: String(command.dropFirst(CompletionKind.marker.count))) {
            self = .kind(kind)
        } else {
            self = .anything
        }
    }
}
