import ArgumentParser
import Display
import Explorer

/// Lists what was said.
package struct HistoryCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List the commands of this session by number, also those that failed.",
        discussion: """
            `out 3` shows again what command 3 showed, and `edit 3` puts it back on the line. A line that begins with # is a \
            note. `save session.md` keeps all that succeeded as a document.
            """)
    package static let topic = Topic.session
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("history", "all of them", setting: ["new"], gives: .value("command = new")),
        Example("history 5", "the last five", setting: ["new"], gives: .value("command = new")),
    ]

    @Argument(help: "How many.", transform: Number.integer(1...Int.max, "the count"))
    var count: Int?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let numbered = Array(session.transcript.entries.enumerated()).suffix(count ?? .max)
        guard !numbered.isEmpty else { return .note("no command was run yet") }
        let hasFailed = numbered.contains { Self.complaint($0.element) != nil }
        return .table(Table(
            columns: [Column(key: "number", heading: ""), Column("command")]
                + (hasFailed ? [Column(key: "failed", heading: "failed", alignment: .left)] : []),
            rows: numbered.map { number, entry in
                let text = entry.fate == .note ? "# " + entry.text : entry.text
                let complaint = Self.complaint(entry).map { Value.text($0) } ?? .text("")
                return [.integer(number + 1), .text(text)] + (hasFailed ? [complaint] : [])
            }))
    }

    private static func complaint(_ entry: Transcript.Entry) -> String? {
        if case .failed(let message) = entry.fate { message } else { nil }
    }
}
