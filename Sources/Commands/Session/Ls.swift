import ArgumentParser
import Display
import Explorer
import Files
import Words

/// Lists what there is to work with.
package struct LsCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List data, networks, and files that can be opened, run or predicted.")
    package static let topic = Topic.session
    package static let effect = Effect.draws.readingFiles
    package static let examples = [
        Example("ls", "here", gives: .value("name = synthetic --row kind=data")),
        Example("ls .", "in a folder", gives: .value("name = ./lesson.md --row kind=document")),
    ]

    @Argument(help: "A folder.", completion: .directory)
    var folder: String?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let path = session.located(folder ?? ".")
        guard FileType(of: path) == .folder else {
            throw ExplorerError.refused("there is no folder \(path)", remedy: "check its name")
        }
        var rows: [[Value]] = []
        if folder == nil {
            let data = session.dataset.map { data -> [[Value]] in
                [["data", .text(data.name), .text("\(Format.integer(data.train.count)) + \(Format.integer(data.test.count)) images")]]
            }
            rows += data ?? [["data", .missing, "none loaded; `load mnist` or `load synthetic`"]]
            rows += session.state.networks.names.map { name in
                let isCurrent = name == session.state.networks.currentName
                return ["network", .text(name), .text(isCurrent ? "in use" : "use \(name)")]
            }
        }
        rows += Self.files(in: path, prefix: folder ?? "", for: session)
        if folder == nil { rows += Self.files(in: session.located("Sessions"), prefix: "Sessions", for: session) }
        return .table(Table(columns: [Column("kind"), Column("name"), Column(key: "use", heading: "")], rows: rows))
    }

    private static func files(in folder: String, prefix: String, for session: Session) -> [[Value]] {
        let lead = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
        return Folder.listing(of: folder).compactMap { name in
            guard let kind = FileKind(name, session.weightFormats),
                let line = session.commands.meaning(of: [lead + name], in: session)
            else { return nil }
            return [.text("\(kind)"), .text(lead + name), .text(line.map(Lexer.quoted).joined(separator: " "))]
        }
    }
}
