import Display
import Painting

/// An option of every command, which may stand before it or after it.
package enum GlobalOption: String, Sendable, Hashable, CaseIterable {
    case json = "--json"
    case color = "--color"
    case width = "--width"
    case seed = "--seed"
    case threads = "--threads"
    case pictures = "--as"
    case describe = "--describe"
    case save = "--save"

    /// As it is typed, with its dashes.
    package var name: String { rawValue }

    /// What it takes, as help writes it; nil for a flag.
    package var value: String? {
        switch self {
        case .json, .describe: nil
        case .color, .pictures: choices.joined(separator: "|")
        case .width: "COLUMNS"
        case .seed: "NUMBER"
        case .threads: "COUNT"
        case .save: "FILE"
        }
    }

    /// The words that it takes, where they are few.
    package var choices: [String] {
        switch self {
        case .color: ColorChoice.allCases.map(\.rawValue)
        case .pictures: PictureStyle.allCases.map(\.rawValue)
        default: []
        }
    }

    /// What it does, in a few words.
    package var meaning: String {
        switch self {
        case .json: "results as JSON, one object a line"
        case .color: "whether drawings are colored"
        case .width: "the room for drawings"
        case .seed: "the number that everything random follows from"
        case .threads: "how many threads compute"
        case .pictures: "what pictures are drawn with"
        case .describe: "say in a sentence or two what is to be seen"
        case .save: "keep what is shown in a file: \(SaveFormat.endings)"
        }
    }

    /// The option that a word such as `--width` or `--width=60` names, with the value that is attached to it.
    static func read(_ word: String) -> (option: GlobalOption, attached: String?)? {
        guard word.hasPrefix("--") else { return nil }
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return GlobalOption(rawValue: parts[0]).map { ($0, parts.count > 1 ? parts[1] : nil) }
    }
}
