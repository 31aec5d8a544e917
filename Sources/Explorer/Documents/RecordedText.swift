import Display
import Painting

/// What commands showed, as a document records it: the same on every machine that computes the same.
package enum RecordedText {
    private static let renderer = TextRenderer(RenderContext(width: 80, color: .none, unicode: true))

    /// Lines, each ended by a line feed; nothing for outputs that show nothing.
    static func of(_ outputs: [Output]) -> String {
        let text = renderer.render(.group(outputs))
        guard !text.allSatisfy(\.isWhitespace) else { return "" }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { shortened($0) + "\n" }.joined()
    }

    /// With `…/mnist` for `/home/somebody/data/mnist`: where things lie is nobody else's affair.
    private static func shortened(_ line: Substring) -> String {
        var result = ""
        var path = ""
        func finish() {
            let parts = path.split(separator: "/")
            result += parts.count > 1 ? "…/" + (parts.last ?? "") : path
            path = ""
        }
        for character in line {
            let mayBegin = result.last.map { " '\"“(".contains($0) } ?? true
            if path.isEmpty ? character == "/" && mayBegin : !" '\"”),;:".contains(character) {
                path.append(character)
            } else {
                finish()
                result.append(character)
            }
        }
        finish()
        while result.last == " " { result.removeLast() }
        return result
    }
}
