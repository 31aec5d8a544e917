import Display
import Documents
import Explorer
import Files

/// Documents as a page shows them.
enum LibraryText {
    static func members(of library: Library) -> [(key: String, json: String)] {
        let items = library.entries.map { entry in
            JSONText.object([
                ("name", JSONText.string(entry.name)), ("group", JSONText.string(entry.group.rawValue)),
                ("title", JSONText.string(entry.title)), ("minutes", "\(entry.minutes)"), ("goal", JSONText.string(entry.goal)),
            ])
        }
        return [("items", JSONText.array(items))]
    }

    /// - Throws: an error of one line
    static func members(of entry: Library.Entry, in session: Session) throws -> [(key: String, json: String)] {
        let pieces = try DocumentPieces(entry.document(), named: entry.name, in: session, entry.parameters).pieces
        let renderer = HTMLRenderer { entry.pictures[$0] }
        let cells = pieces.map { piece in
            switch piece {
            case .prose(let output): JSONText.object([("kind", "\"prose\""), ("html", JSONText.string(renderer.render(output)))])
            case .commands(let cell): object(cell)
            }
        }
        return [("name", JSONText.string(entry.name)), ("title", JSONText.string(entry.title)), ("cells", JSONText.array(cells))]
    }

    private static func object(_ cell: DocumentPieces.Commands) -> String {
        var members: [(key: String, json: String)] = [
            ("kind", cell.isParameters ? "\"parameters\"" : "\"commands\""), ("text", JSONText.string(cell.text)),
        ]
        let flags = [("hidden", cell.isHidden), ("expectsError", cell.expectsError), ("slow", cell.isSlow), ("judge", cell.isJudge)]
        members += flags.filter(\.1).map { ($0.0, "true") }
        if let points = cell.points { members.append(("points", "\(points)")) }
        if let reason = cell.skipped { members.append(("skipped", JSONText.string(reason))) }
        return JSONText.object(members)
    }
}
