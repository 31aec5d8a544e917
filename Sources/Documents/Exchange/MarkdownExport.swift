import Display
import Explorer
import Files
import Notebook

/// A document with what it showed as Markdown: words as recorded outputs, figures as pictures in a folder beside it.
package struct MarkdownExport {
    /// The document, with links to its pictures.
    package let text: String
    /// The names of pictures in their folder, and their bytes.
    package let pictures: [(name: String, bytes: [UInt8])]

    /// - Parameter folder: what the folder of pictures is called, such as `lesson-files`
    package init(_ pieces: [DocumentExport.Piece], of export: DocumentExport, picturesIn folder: String) {
        var (document, pictures) = (export.document, [(name: String, bytes: [UInt8])]())
        var links: [Int: [String]] = [:]
        for piece in pieces where !piece.isProse && !piece.isHidden {
            for output in piece.report.outputs.map(\.output) where output.hasFigures {
                guard let bytes = try? SaveFormat.png.encode(output, in: HTMLRenderer.screen) else { continue }
                pictures.append(("\(pictures.count + 1).png", bytes))
                let words = Self.alternative(FindingRenderer(in: HTMLRenderer.screen).render(output))
                links[piece.place, default: []].append("![\(words)](<\(folder)/\(pictures.count).png>)")
            }
        }
        // From the last cell to the first, so that what is put below one moves none that is still to come.
        for piece in pieces.reversed() where !piece.isProse && !piece.isHidden {
            document.record(Self.record(piece), of: piece.place)
            document.addProse(Array((links[piece.place] ?? []).map { [$0] }.joined(separator: [""])), below: piece.place)
        }
        document.setReceipt(export.receipt.words)
        (text, self.pictures) = (document.text, pictures)
    }

    /// What stands in words: outputs without figures, and errors.
    private static func record(_ piece: DocumentExport.Piece) -> String {
        let words = piece.report.outputs.map(\.output).filter { !$0.hasFigures }
        return RecordedText.of(words + (piece.expectedError.map { [.text("error: \($0)")] } ?? []))
    }

    /// Words that can stand in the brackets of a link.
    private static func alternative(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 }).replacing("\\", with: "").replacing("[", with: "(").replacing("]", with: ")")
    }
}
