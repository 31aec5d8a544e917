import Words

/// What the options of every command say, for one line.
package struct GlobalOptions: Sendable, Hashable {
    /// How the result is to be drawn, and the file that is to keep it.
    package var presentation = Presentation()
    /// The number that everything random follows from, if the line gives one.
    package var seed: UInt64?
    /// How many threads are to compute, if the line says so.
    package var threads: Int?

    /// None.
    package init() {}

    /// Whether they change a setting of the session.
    var changeSession: Bool { seed != nil || threads != nil }

    /// Takes the options, `--save FILE` among them, off the front of `words`, up to the command.
    ///
    /// Those that follow a command are taken when it runs, since it may have one of the same name itself.
    /// - Throws: `ExplorerError` for a value that does not fit, or none. Other options stay where they are.
    package static func take(from words: inout [String]) throws(ExplorerError) -> GlobalOptions {
        var options = GlobalOptions()
        try options.takeLeading(from: &words)
        return options
    }

    /// Takes the options off the front of `words`, as `take(from:)`.
    package mutating func takeLeading(from words: inout [String]) throws(ExplorerError) {
        var rest = words[...]
        while try takeOne(from: &rest, unless: { _ in false }) {}
        words = Array(rest)
    }

    /// Takes the options that follow the command, up to `--`; those that it has itself are left to it.
    ///
    /// - Parameter command: asked for only where an option follows: a description takes longer to make than most commands
    ///   to run.
    /// - Throws: as `take(from:)`, and for a second file to keep what is shown.
    mutating func takeFollowing(
        from words: inout [String], of command: @autoclosure () -> CommandDescription?
    ) throws(ExplorerError) {
        var (kept, rest) = (Array(words.prefix(1)), words.dropFirst())
        while let next = rest.first, next != "--" {
            let isTaken = try takeOne(from: &rest) { command()?.option($0.name) != nil }
            if !isTaken { kept.append(rest.removeFirst()) }
        }
        words = kept + rest
    }

    /// - Returns: false where there is no such option, or it belongs to another.
    private mutating func takeOne(
        from words: inout ArraySlice<String>, unless isOther: (GlobalOption) -> Bool
    ) throws(ExplorerError) -> Bool {
        guard let word = words.first, let (option, attached) = GlobalOption.read(word), !isOther(option) else { return false }
        words.removeFirst()
        guard let expected = option.value else {
            if let attached { throw .badValue(name: option.name, given: attached, expected: "no value") }
            turnOn(option)
            return true
        }
        guard let value = attached ?? words.popFirst() else {
            throw .noValue(name: option.name, expected: expected)
        }
        try set(option, to: value)
        return true
    }

    private mutating func turnOn(_ flag: GlobalOption) {
        if flag == .json { presentation.json = true } else { presentation.describe = true }
    }

    private mutating func set(_ option: GlobalOption, to value: String) throws(ExplorerError) {
        switch option {
        case .json, .describe: turnOn(option)
        case .color: presentation.color = try Self.choice(value, option)
        case .pictures: presentation.pictures = try Self.choice(value, option)
        case .width: presentation.width = try Self.number(value, option, "columns, from 20 to 1000", 20...1000)
        case .threads: threads = try Self.number(value, option, "a count, from 1 to 256", 1...256)
        case .seed: seed = try Self.number(value, option, "a whole number from 0 up", 0...UInt64.max)
        case .save:
            if let first = presentation.save { throw .twice(kind: option.name, first: first, second: value) }
            presentation.save = value
        }
    }

    private static func choice<T: RawRepresentable<String>>(
        _ value: String, _ option: GlobalOption
    ) throws(ExplorerError) -> T {
        if let choice = T(rawValue: value) { return choice }
        throw .badValue(name: option.name, given: value, expected: Format.alternatives(option.choices))
    }

    private static func number<T: FixedWidthInteger>(
        _ value: String, _ option: GlobalOption, _ expected: String, _ range: ClosedRange<T>
    ) throws(ExplorerError) -> T {
        if let number = T(value), range.contains(number) { return number }
        throw .badValue(name: option.name, given: value, expected: expected)
    }
}
