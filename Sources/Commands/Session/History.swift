import ArgumentParser
import Display
import Explorer

/// Lists what was said.
package struct HistoryCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List the commands of this session.")
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
        let numbered = Array(session.transcript.lines.enumerated()).suffix(count ?? .max)
        guard !numbered.isEmpty else { return .note("no command was run yet") }
        return .table(Table(
            columns: [Column(key: "number", heading: ""), Column("command")],
            rows: numbered.map { [.integer($0.offset + 1), .text($0.element)] }))
    }
}
