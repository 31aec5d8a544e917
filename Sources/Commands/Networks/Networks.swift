import ArgumentParser
import Display
import Explorer
import Subjects

/// Lists the networks.
package struct NetworksCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "networks", abstract: "List the networks of this session.",
        discussion: """
            Networks of one fingerprint have the same layers and the same weights, to the last bit: they answer alike.
            """)
    package static let topic = Topic.networks
    package static let effect = Effect.draws
    package static let examples = [
        Example("networks", "names, sizes and what they have learned",
            setting: ["new"], gives: .value("in_use = yes --row network=net")),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let shelf = session.state.networks
        guard !shelf.names.isEmpty else {
            return .note("there is no network yet; make one with `train` or `new`, or read one with `open FILE`")
        }
        return .table(Table(
            columns: [
                Column("network"), Column("fingerprint"), Column("parameters"), Column("epochs"),
                Column(key: "validation_accuracy", heading: "validation"), Column("seed"),
                Column(key: "in_use", heading: "in use"), Column("saved"),
            ],
            rows: shelf.all.map { Self.row($0, isCurrent: $0.name == shelf.currentName) }))
    }

    private static func row(_ entry: NamedNetwork, isCurrent: Bool) -> [Value] {
        let network = entry.network
        return [
            .text(entry.name), .text(network.fingerprint), .integer(network.parameters.count), .integer(network.history.count),
            network.history.last?.validationAccuracy.map { .fraction($0) } ?? .missing,
            .integer(Int(clamping: network.seed)), .flag(isCurrent),
            .text(entry.isReadOnly ? "read-only" : entry.isSaved ? entry.file.map(Self.fileName) ?? "yes" : "no"),
        ]
    }

    /// A path would not fit beside the other columns.
    private static func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
