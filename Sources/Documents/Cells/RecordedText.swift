import Display
import Explorer
import Painting

/// What commands showed, as a document records it: the same on every machine that computes the same.
package enum RecordedText {
    private static let renderer = TextRenderer(RenderContext(width: 80, color: .none, unicode: true))

    /// Lines, each ended by a line feed; nothing for outputs that show nothing.
    static func of(_ outputs: [Output]) -> String {
        let text = renderer.render(.group(outputs))
        guard !text.allSatisfy(\.isWhitespace) else { return "" }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var words = Folders.hidden(line)
            while words.last == " " { words.removeLast() }
            return words + "\n"
        }.joined()
    }
}
