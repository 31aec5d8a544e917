import Display

/// Options that stand before a command and hold for it, on every surface: `--json`, `--color`, `--width`, `--seed`,
/// `--threads`, and `--as`, `--describe` and `--save`, which may also follow the command.
public struct GlobalOptions: Sendable, Hashable {
    public var presentation = Presentation()
    public var seed: UInt64?
    public var threads: Int?

    public init() {}

    private static let styles = PictureStyle.allCases.map(\.rawValue).joined(separator: "|")

    /// Their names, what they take, and what they do.
    public static let descriptions: [(name: String, value: String?, meaning: String)] = [
        ("--json", nil, "results as JSON, one object a line"),
        ("--color", "auto|always|never", "whether drawings are coloured"),
        ("--width", "COLUMNS", "the room for drawings"),
        ("--seed", "NUMBER", "the number that everything random follows from"),
        ("--threads", "COUNT", "how many threads compute"),
        ("--as", styles, "what pictures are drawn with"),
        ("--describe", nil, "say in a sentence or two what is to be seen"),
        ("--save", "FILE", "keep what is shown in a file: \(SaveFormat.endings)"),
    ]

    /// Those that may also follow the command.
    static let following = ["--as", "--describe", "--save"]

    /// Takes the global options off the front of `words`, and `--as` and `--describe` from wherever they stand.
    ///
    /// - Throws: `ExplorerError` for a value that does not fit. Other options are left to the command.
    public static func take(from words: inout [String]) throws(ExplorerError) -> GlobalOptions {
        var options = GlobalOptions()
        while let word = words.first, word.hasPrefix("--") {
            let (name, attached) = split(word)
            guard let description = descriptions.first(where: { $0.name == name }) else { break }
            words.removeFirst()
            guard description.value != nil else {
                if name == "--json" { options.presentation.json = true } else { options.presentation.describe = true }
                continue
            }
            guard let value = attached ?? (words.isEmpty ? nil : words.removeFirst()) else {
                throw .noValue(name: name, expected: description.value ?? "VALUE")
            }
            try options.set(name, to: value)
        }
        try options.takeStyle(from: &words)
        if words.contains("--describe") {
            words.removeAll { $0 == "--describe" }
            options.presentation.describe = true
        }
        return options
    }

    /// Takes `--save FILE` from behind a command that has no such option of its own.
    ///
    /// - Throws: `ExplorerError` for a second file, or none.
    mutating func takeFile(from words: inout [String], for commands: CommandCatalog) throws(ExplorerError) {
        let isThere = words.dropFirst().contains { Self.split($0).name == "--save" }
        guard isThere, let type = words.first.flatMap({ commands[$0] }),
            DescriptionCache.description(of: type).option("--save") == nil
        else { return }
        while let place = words.firstIndex(where: { Self.split($0).name == "--save" }) {
            let attached = Self.split(words.remove(at: place)).value
            guard let value = attached ?? (place < words.count ? words.remove(at: place) : nil) else {
                throw .noValue(name: "--save", expected: "FILE")
            }
            if let first = presentation.save { throw .twice(kind: "--save", first: first, second: value) }
            presentation.save = value
        }
    }

    private mutating func takeStyle(from words: inout [String]) throws(ExplorerError) {
        while let place = words.firstIndex(where: { Self.split($0).name == "--as" }) {
            let attached = Self.split(words.remove(at: place)).value
            guard let value = attached ?? (place < words.count ? words.remove(at: place) : nil) else {
                throw .noValue(name: "--as", expected: Self.styles)
            }
            try set("--as", to: value)
        }
    }

    private static func split(_ word: String) -> (name: String, value: String?) {
        guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<sign]), String(word[word.index(after: sign)...]))
    }

    private mutating func set(_ name: String, to value: String) throws(ExplorerError) {
        switch name {
        case "--color":
            presentation.color = try Self.choice(ColorChoice.self, value, name, "auto, always or never")
        case "--as":
            presentation.pictures = try Self.choice(
                PictureStyle.self, value, name, "ascii, blocks, braille, sixel or kitty")
        case "--save":
            presentation.save = value
        case "--width":
            presentation.width = try Self.number(value, name, "columns, from 20 to 1000", 20...1000)
        case "--threads":
            threads = try Self.number(value, name, "a count, from 1 to 256", 1...256)
        default:
            guard let number = UInt64(value) else {
                throw .badValue(name: name, given: value, expected: "a whole number from 0 up")
            }
            seed = number
        }
    }

    private static func choice<T: RawRepresentable<String>>(
        _ type: T.Type, _ value: String, _ name: String, _ expected: String
    ) throws(ExplorerError) -> T {
        guard let choice = T(rawValue: value) else { throw .badValue(name: name, given: value, expected: expected) }
        return choice
    }

    private static func number(
        _ value: String, _ name: String, _ expected: String, _ range: ClosedRange<Int>
    ) throws(ExplorerError) -> Int {
        guard let number = Int(value), range.contains(number) else {
            throw .badValue(name: name, given: value, expected: expected)
        }
        return number
    }
}
