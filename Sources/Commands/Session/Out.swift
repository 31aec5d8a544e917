import ArgumentParser
import Display
import Explorer
import Words

/// Shows an output again.
package struct OutCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "out", abstract: "Show again what an earlier command showed.",
        discussion: "`history` lists their numbers. The last \(Transcript.mostOutputs) outputs are kept.")
    package static let topic = Topic.session
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("out 1", "that of the first command", setting: ["set lr"], gives: .value("value = 0.001")),
        Example("out", "that of the last", setting: ["set lr"], gives: .value("value = 0.001")),
    ]

    @Argument(help: "The number of the command.", transform: Number.integer(1...Int.max, "the number"))
    var number: Int?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let count = session.transcript.count
        guard let number = number ?? (count > 0 ? count : nil), let entry = session.transcript.entry(number) else {
            throw ExplorerError.refused(
                "there is no command \(number ?? 1) yet: \(Format.count(count, "line")) of this session",
                remedy: "`history` lists them")
        }
        if let output = session.transcript.output(number) { return output }
        switch entry.fate {
        case .failed(let message): return .text("error: \(message)")
        case .note: return .text("# \(entry.text)")
        case .succeeded:
            throw ExplorerError.refused(
                "what command \(number) showed is not kept any more", remedy: "run it again: `\(entry.text)`")
        }
    }
}
