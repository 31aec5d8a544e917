/// Makes the words of `help` fit a width.
struct HelpText {
    private(set) var lines: [String] = []
    let width: Int

    init(width: Int) { self.width = min(max(width, 40), 100) }

    /// All lines.
    var text: String { lines.joined(separator: "\n") }

    mutating func line(_ text: String = "") { lines.append(text) }

    /// Text wrapped at the width, every line indented.
    mutating func paragraph(_ text: String, indent: Int = 0) {
        lines += Self.wrap(text, width: width - indent).map { String(repeating: " ", count: indent) + $0 }
    }

    /// Pairs as two columns; the first is as wide as its widest entry, up to a limit.
    mutating func pairs(_ pairs: [(String, String)], indent: Int = 2, limit: Int = 34) {
        let widest = min(pairs.map(\.0.count).max() ?? 0, limit)
        let margin = String(repeating: " ", count: indent)
        for (left, right) in pairs {
            let rest = Self.wrap(right, width: width - indent - widest - 2)
            let gap = String(repeating: " ", count: indent + widest + 2)
            if left.count > widest {
                lines.append(margin + left)
                lines += rest.map { gap + $0 }
            } else {
                let pad = String(repeating: " ", count: widest - left.count + 2)
                lines.append(margin + left + (rest.first.map { pad + $0 } ?? ""))
                lines += rest.dropFirst().map { gap + $0 }
            }
        }
    }

    private static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if current.isEmpty {
                current = String(word)
            } else if current.count + 1 + word.count <= width {
                current += " " + word
            } else {
                lines.append(current)
                current = String(word)
            }
        }
        return current.isEmpty ? lines : lines + [current]
    }
}
