import Painting

/// The words under a tile: on one line if they fit, else broken where parts are set off, then at blanks.
enum Caption {
    private static let separators = [" · ", " - "]
    private static let mostLines = 3

    /// The parts of a caption that may stand on lines of their own.
    static func parts(_ caption: String) -> [String] {
        for separator in separators {
            let parts = split(caption, separator)
            if parts.count > 1 { return parts }
        }
        return [caption]
    }

    /// At most three lines of `width` columns; only what is longer, or a word too long for a line, is cut.
    static func lines(_ caption: String, width: Int, ellipsis: String) -> [String] {
        guard !caption.isEmpty else { return [] }
        if DisplayWidth.of(caption) <= width { return [caption] }
        let parts = parts(caption)
        let separator = separators.first { caption.contains($0) } ?? " "
        let rest = parts.dropFirst().joined(separator: separator)
        var lines = Wrapping.filled(words(parts[0]), width) + Wrapping.filled(parts.dropFirst().map { $0[...] }, width, separator)
        if lines.count > mostLines || lines.contains(where: { DisplayWidth.of($0) > width }) {
            lines = Wrapping.filled(words(parts[0]), width) + Wrapping.filled(words(rest), width)
        }
        if lines.count > mostLines { lines = Wrapping.filled(words(parts.joined(separator: " ")), width) }
        let kept = lines.prefix(mostLines - 1) + [lines.dropFirst(mostLines - 1).joined(separator: " ")]
        return kept.filter { !$0.isEmpty }.map { Wrapping.cut($0, width: width, ellipsis: ellipsis) }
    }

    private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }

    private static func split(_ text: String, _ separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(text)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
