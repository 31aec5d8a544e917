import Display
import Documents
import Explorer
import Notebook
import Synchronization

/// The documents that pages can open.
struct Library: Sendable {
    enum Group: String, Sendable {
        /// Those that the server was started with.
        case handed = "Yours"
        case lessons = "Lessons"
        /// What else comes with the program.
        case shipped = "Documents"
    }

    struct Entry: Sendable {
        /// Unlike that of any other.
        let name: String
        let group: Group
        let title: String
        var goal = ""
        /// How long it takes a reader; 0 where nobody knows.
        var minutes = 0
        /// Values for its parameters: `epochs=3`.
        var parameters: [String] = []
        /// The pictures that stand beside its words, as links that hold them, by the name that it calls them by.
        var pictures: [String: String] = [:]
        let document: @Sendable () throws -> Document
    }

    let entries: [Entry]

    /// What comes with the program.
    init() {
        let shipped = ShippedDocument.all.map { shipped in
            let name = String(shipped.file.prefix { $0 != "." })
            let title = shipped.text.split(separator: "\n").first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) }
            return Entry(name: name, group: .shipped, title: title ?? name) { try Document(markdown: shipped.text) }
        }
        entries = Lesson.all.map { lesson in
            Entry(name: lesson.name, group: .lessons, title: lesson.title, goal: lesson.goal, minutes: lesson.minutes) {
                try Document(markdown: lesson.text)
            }
        } + shipped
    }

    /// Reads the files that a person hands to the pages, so that no page reads any.
    ///
    /// - Parameter parameters: `epochs=3`, for those documents that have such a parameter.
    /// - Throws: the first that cannot be read or run, in one line, as `run` says it; a parameter that none has.
    init(_ files: [String], _ parameters: [String], in session: Session) throws {
        let own = Library().entries
        var handed: [Entry] = []
        var unused = parameters
        for file in files {
            let document = try Document(file: session.located(file))
            let names = document.parameterNames
            let fitting = parameters.filter { given in names.contains(String(given.prefix { $0 != "=" })) }
            unused.removeAll(where: fitting.contains)
            let pieces = try DocumentPieces(document, named: file, in: session, fitting)
            let name = Self.freeName(for: file, beside: (own + handed).map(\.name))
            let pictures = Self.pictures(of: pieces, beside: session.located(file))
            handed.append(Entry(name: name, group: .handed, title: document.title ?? name, parameters: fitting, pictures: pictures) { document })
        }
        if let first = unused.first { 
            let name = first.prefix { $0 != "=" }
            throw ExplorerError.refused("no document that is served has a parameter '\(name)'", remedy: "leave out --set \(first)")
        }
        entries = handed + own
    }

    /// The pictures that the prose of a document shows: pages get them with it.
    private static func pictures(of pieces: DocumentPieces, beside path: String) -> [String: String] {
        let folder = DocumentPictures(of: path)
        let found = Mutex<[String: String]>([:])
        let renderer = HTMLRenderer { source in
            let link = folder.link(source)
            found.withLock { $0[source] = link }
            return link
        }
        for case .prose(let output) in pieces.pieces { _ = renderer.render(output) }
        return found.withLock { $0 }
    }

    /// What pages call a file: nothing of where it lies.
    private static func freeName(for file: String, beside names: [String]) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        return (1...).lazy.map { $0 == 1 ? last : "\(last) (\($0))" }.first { !names.contains($0) } ?? last
    }

    subscript(name: String) -> Entry? { entries.first { $0.name == name } }
}
