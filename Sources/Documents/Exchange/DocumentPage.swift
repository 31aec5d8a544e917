import Display
import Explorer
import Files
import Notebook
import Words

/// A document with what it showed as one web page that needs nothing else: no script, no style sheet and no picture of
/// its own.
package struct DocumentPage {
    private let title: String
    private let outputs: [Output]
    private let footing: String
    private let pictures: DocumentPictures

    /// Pictures beside the document are taken into the page.
    package init(_ pieces: [DocumentExport.Piece], of export: DocumentExport) {
        let passages = pieces.filter(\.isProse).map { Output.passage(Cell.prose($0.report.text)) }
        title = passages.lazy.compactMap { $0?.value(as: MarkdownPassage.self)?.heading }.first
            ?? (export.file.split(separator: "/").last.map(String.init) ?? export.file)
        outputs = pieces.filter { !$0.isHidden }.compactMap { piece in
            piece.isProse ? Output.passage(Cell.prose(piece.report.text)) : .cell(piece.report)
        }
        footing = export.receipt.words
        pictures = DocumentPictures(of: export.session.located(export.file))
    }

    /// The whole page.
    package var text: String {
        let pictures = pictures
        let renderer = HTMLRenderer(namesHeadings: true) { pictures.link($0) }
        return WebPage(title: title, body: renderer.render(.group(outputs)), footing: "Run with \(footing).").text
    }
}

/// The pictures that a document shows beside its words: files in its folder.
package struct DocumentPictures: Sendable {
    private let folder: String
    /// A larger file stays where it is.
    private static let mostBytes = 8 << 20
    private static let kinds: [FileNature: String] = [.png: "png", .jpeg: "jpeg", .gif: "gif", .webp: "webp"]

    /// - Parameter path: where the document is
    package init(of path: String) { folder = path.lastIndex(of: "/").map { String(path[...$0].dropLast()) } ?? "." }

    /// A picture as a `data:` link; nil for one that is elsewhere, or none.
    package func link(_ source: String) -> String? {
        guard !source.contains(":"), !source.hasPrefix("/") else { return nil }
        let path = "\(folder)/\(source)"
        guard FilePlace.isBelow(folder, path), let nature = FileNature.of(path), let kind = Self.kinds[nature],
            let bytes = try? FileBytes.read(path, limit: Self.mostBytes)
        else { return nil }
        return "data:image/\(kind);base64,\(Base64.text(of: bytes))"
    }
}
