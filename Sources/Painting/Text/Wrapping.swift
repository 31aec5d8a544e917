/// Fitting text into columns.
package enum Wrapping {
    /// The text on lines of at most `width` columns, broken at blanks, or inside words too long for a line.
    ///
    /// Blanks at the start of a line stand, and the lines that continue it are indented as much.
    package static func wrap(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapLine($0, width: max(width, 1)) }
    }

    private static func wrapLine(_ text: Substring, width: Int) -> [String] {
        guard DisplayWidth.of(text) > width else { return [String(text)] }
        let indent = String(text.prefix { $0 == " " }.prefix(width / 2))
        var lines: [String] = []
        var line = indent
        var isFresh = true
        for word in text.drop(while: { $0 == " " }).split(separator: " ", omittingEmptySubsequences: false) {
            if !isFresh, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= width {
                line += " " + word
                continue
            }
            if !isFresh { lines.append(line.trimmedAtEnd) }
            let pieces = chop(word, width: width - DisplayWidth.of(indent))
            lines += pieces.dropLast().map { indent + $0 }
            line = indent + (pieces.last ?? "")
            isFresh = word.isEmpty && pieces.isEmpty
        }
        lines.append(line.trimmedAtEnd)
        return lines
    }

    /// A word in pieces of at most `width` columns.
    private static func chop(_ word: Substring, width: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var used = 0
        for character in word {
            let columns = DisplayWidth.of(character)
            if used + columns > width, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
                used = 0
            }
            piece.append(character)
            used += columns
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    /// Lines as full as they can be with the pieces in order, none of which is broken.
    package static func filled(_ pieces: [Substring], _ width: Int, _ separator: String = " ") -> [String] {
        var lines: [String] = []
        for piece in pieces {
            if let last = lines.last, DisplayWidth.of(last + separator + piece) <= width {
                lines[lines.count - 1] += separator + piece
            } else {
                lines.append(String(piece))
            }
        }
        return lines
    }

    /// The text, cut to `width` columns with `ellipsis` in place of what is missing.
    package static func cut(_ text: String, width: Int, ellipsis: String) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        let room = width - DisplayWidth.of(ellipsis)
        guard room > 0 else { return String(prefix(text, width: width)) }
        return prefix(text, width: room).trimmedAtEnd + ellipsis
    }

    private static func prefix(_ text: String, width: Int) -> String {
        var used = 0
        return String(text.prefix { character in
            used += DisplayWidth.of(character)
            return used <= width
        })
    }
}
