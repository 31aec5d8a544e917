import Display
import Explorer
import Files
import Words

/// The file that a document becomes for others, and where it is written.
package struct ExportFile {
    /// What it is, by the ending of its name.
    private enum Format: String, CaseIterable { case html, ipynb, md }

    package let path: String
    private let format: Format

    /// The endings there are, in words.
    package static var endings: String { Words.Format.alternatives(Format.allCases.map { "." + $0.rawValue }) }

    /// The name of a file beside another, with another ending: `lesson.html` for `lesson.md`.
    package static func name(beside file: String, ending: String) -> String {
        let start = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
        let end = file[start...].lastIndex(of: ".").flatMap { $0 > start ? $0 : nil } ?? file.endIndex
        return file[..<end] + "." + ending
    }

    /// Looks at the place before the work whose result it keeps.
    ///
    /// - Parameter option: what names it, such as `--to`
    /// - Throws: for another ending, and for a place where nothing can be written
    package init(_ name: String, of option: String, in session: Session, on surface: any Surface) throws {
        let ending = name.lastIndex(of: ".").map { name[$0...].dropFirst().lowercased() } ?? ""
        guard let format = Format(rawValue: ending) else {
            throw ExplorerError.badValue(name: option, given: name, expected: "a file that ends in \(Self.endings)")
        }
        self.format = format
        path = try session.placeToWrite(name)
    }

    /// Asks whoever sits there before a file is written over that is none of this session's.
    ///
    /// - Throws: `ExplorerError` if it is to stay.
    package static func confirm(_ path: String, in session: inout Session, on surface: any Surface) throws(ExplorerError) {
        defer { session.keptFiles.insert(path) }
        guard surface.isInteractive, FileType(of: path) != .none, !session.keptFiles.contains(path) else { return }
        guard surface.confirm("\(path) exists; write over it?") else { throw .notReplaced(path) }
    }

    /// Runs a document and writes what it came to, in one step; nothing if a cell fails.
    ///
    /// - Returns: what was written, in words.
    package func write(_ runner: DocumentRunner, in session: inout Session, on surface: any Surface) throws -> Output {
        try surface.permit(.writesFiles, to: "writing \(path)")
        guard FilePlace.identity(path) == nil || FilePlace.identity(path) != FilePlace.identity(session.located(runner.file)) else {
            throw ExplorerError.refused("\(path) is the document itself", remedy: "name another file, or record it: `run --record`")
        }
        try Self.confirm(path, in: &session, on: surface)
        var export = DocumentExport(runner)
        let pieces = try export.run(on: surface)
        var pictures = 0
        switch format {
        case .html: try put(DocumentPage(pieces, of: export).text)
        case .ipynb: try put(NotebookFile.text(pieces))
        case .md: pictures = try putMarkdown(pieces, of: export, in: session)
        }
        let count = pieces.reduce(0) { $0 + ($1.isProse || $1.isHidden ? 0 : $1.report.outputs.count { !$0.command.isEmpty }) }
        let beside = pictures > 0 ? ", with \(Words.Format.count(pictures, "picture")) in \(folder)" : ""
        return .note("\(path) holds \(runner.file) with what \(Words.Format.count(count, "command")) showed\(beside)")
    }

    private func put(_ text: String) throws(ExplorerError) { try put(Array(text.utf8), at: path) }

    private func put(_ bytes: [UInt8], at path: String) throws(ExplorerError) {
        do { try FileBytes.write(bytes, to: path) } catch { throw .unwritable(path, reason: error.reason) }
    }

    /// `handout-files` for `handout.md`.
    private var folder: String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return String(name.dropLast(".md".count)) + "-files"
    }

    private func putMarkdown(
        _ pieces: [DocumentExport.Piece], of export: DocumentExport, in session: Session
    ) throws(ExplorerError) -> Int {
        let result = MarkdownExport(pieces, of: export, picturesIn: folder)
        let place = (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + folder
        if !result.pictures.isEmpty {
            do { try Folder.make(place, isShared: true) } catch { throw .closedPlace(place) }
            for picture in result.pictures { try put(picture.bytes, at: try session.placeToWrite("\(place)/\(picture.name)")) }
        }
        try put(result.text)
        return result.pictures.count
    }
}
