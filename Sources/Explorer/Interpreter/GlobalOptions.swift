import Display

/// Options that stand before a command and hold for it, on every surface: `--json`, `--color`, `--width`, `--seed`,
/// `--threads`, and `--as`, which may also follow the command.
public struct GlobalOptions: Sendable, Hashable {
    public var presentation = Presentation()
    public var seed: UInt64?
    public var threads: Int?

    public init() {}

    /// Their names, what they take, and what they do.
    public static let descriptions: [(name: String, value: String?, meaning: String)] = [
        ("--json", nil, "results as JSON, one object a line"),
        ("--color", "auto|always|never", "whether drawings are coloured"),
        ("--width", "COLUMNS", "the room for drawings"),
        ("--seed", "NUMBER", "the number that everything random follows from"),
        ("--threads", "COUNT", "how many threads compute"),
        ("--as", "ascii|blocks|braille", "what pictures are drawn with"),
    ]

    /// Takes the global options off the front of `words`, and `--as` from wherever it stands.
    ///
    /// - Throws: `ExplorerError` for a value that does not fit. Other options are left to the command.
    public static func take(from words: inout [String]) throws(ExplorerError) -> GlobalOptions {
        var options = GlobalOptions()
        while let word = words.first, word.hasPrefix("--") {
            let (name, attached) = split(word)
            guard let description = descriptions.first(where: { $0.name == name }) else { break }
            words.removeFirst()
            guard description.value != nil else {
                options.presentation.json = true
                continue
            }
            guard let value = attached ?? (words.isEmpty ? nil : words.removeFirst()) else {
                throw .noValue(name: name, expected: description.value ?? "VALUE")
            }
            try options.set(name, to: value)
        }
        try options.takeStyle(from: &words)
        return options
    }

    private mutating func takeStyle(from words: inout [String]) throws(ExplorerError) {
        while let place = words.firstIndex(where: { Self.split($0).name == "--as" }) {
            let attached = Self.split(words.remove(at: place)).value
            guard let value = attached ?? (place < words.count ? words.remove(at: place) : nil) else {
                throw .noValue(name: "--as", expected: "ascii|blocks|braille")
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
            presentation.pictures = try Self.choice(PictureStyle.self, value, name, "ascii, blocks or braille")
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
