/// What a command does to the session that it runs in, and to the world outside of it.
///
/// Surfaces, documents, `at`, `--watch` and `undo` go by it. It is stated once, in the file of the command.
package struct Effect: Sendable, Hashable {
    /// What becomes of the session.
    package enum OnSession: Sendable, Hashable {
        /// Data, networks and what networks make of samples are shown; what `undo` restores stays as it is.
        case looks
        /// Data, networks, settings or the open sum become others, or what was shown before is judged.
        case changes
        /// No network is looked at, and none is changed.
        case standsAside
    }

    /// What becomes of the session.
    package let onSession: OnSession
    /// Whether it is made to be drawn again and again, while a network learns.
    package let isWatchable: Bool
    /// What it does outside of the session.
    package private(set) var reach: Reach = []

    private init(_ onSession: OnSession, isWatchable: Bool = false) {
        self.onSession = onSession
        self.isWatchable = isWatchable
    }

    /// It only draws what there is.
    package static let draws = Effect(.looks, isWatchable: true)
    /// It finds something out, which may take work of its own.
    package static let looks = Effect(.looks)
    /// It leaves another session behind.
    package static let changes = Effect(.changes)
    /// It has nothing to do with networks.
    package static let standsAside = Effect(.standsAside)

    /// The same for a command that also reads files or folders that its words name.
    ///
    /// A picture that stands for a sample needs no mention: whoever looks up samples asks the surface.
    package var readingFiles: Effect { reaching(.readsFiles) }

    /// The same for a command that also writes files, besides those of `--save` on any command.
    package var writingFiles: Effect { reaching(.writesFiles) }

    private func reaching(_ reach: Reach) -> Effect {
        var effect = self
        effect.reach.insert(reach)
        return effect
    }
}

/// What is done outside of the session. A surface can refuse any of it.
package struct Reach: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Files or folders are read that the person names.
    package static let readsFiles = Reach(rawValue: 1)
    /// Files are written that the person names.
    package static let writesFiles = Reach(rawValue: 2)
    /// A line runs in the person's shell.
    package static let runsShell = Reach(rawValue: 4)
}
