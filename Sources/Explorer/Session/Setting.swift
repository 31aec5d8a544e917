import Words

/// One thing that `set` shows and changes.
package struct Setting: Sendable {
    /// What it is called.
    package let name: String
    /// Other names.
    package let aliases: [String]
    /// What it does, in a few words.
    package let meaning: String
    /// What its values are.
    package let expected: String
    /// Values to offer at TAB.
    package let candidates: [String]
    /// Its value as `set` would be given it.
    package let read: @Sendable (Session) -> String
    /// Whether a training that runs follows a change from its next batch on.
    package let holdsAtOnce: Bool
    /// Gives it the value that is written as `text`.
    let write: @Sendable (inout Session, _ text: String) throws -> Void

    package init(
        _ name: String, aliases: [String] = [], _ meaning: String, expected: String, candidates: [String] = [],
        holdsAtOnce: Bool = false,
        read: @escaping @Sendable (Session) -> String,
        write: @escaping @Sendable (inout Session, _ text: String) throws -> Void
    ) {
        self.name = name
        self.aliases = aliases
        self.meaning = meaning
        self.expected = expected
        self.candidates = candidates
        self.holdsAtOnce = holdsAtOnce
        self.read = read
        self.write = write
    }

    /// The setting of that name.
    ///
    /// - Throws: `UnknownName` with the nearest name.
    package static func named(_ name: String) throws -> Setting {
        if let setting = all.first(where: { $0.name == name || $0.aliases.contains(name) }) { return setting }
        let names = all.map(\.name)
        let nearest = Nearest.match(name, in: all.flatMap { [$0.name] + $0.aliases })
        throw UnknownName(kind: "setting", given: name, nearest: nearest, known: names)
    }

    /// Changes the session so that this setting has the value written as `text`.
    ///
    /// - Throws: one line with the name, what is expected and what came.
    package func set(_ text: String, in session: inout Session) throws {
        try write(&session, text)
        _ = try session.settings.training.validated()
    }

    func refuse(_ text: String) -> ExplorerError { .badValue(name: name, given: text, expected: expected) }

    static func refuse(_ name: String, _ text: String) -> any Error {
        (try? named(name))?.refuse(text) ?? ExplorerError.badValue(name: name, given: text, expected: "another value")
    }
}
