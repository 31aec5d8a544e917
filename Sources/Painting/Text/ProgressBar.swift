/// How far some work is, as one line for a screen.
package struct ProgressBar: Sendable, Hashable {
    /// The part that is done, 0…1; nil where the whole is not known.
    package var fraction: Double?
    /// What is being done: `epoch 2/3`.
    package var label: String
    /// What else is to be said, the most important first: `loss 0.0213`, `14,210 images/s`, `12 s left`.
    /// Those that do not fit are left out.
    package var fields: [String]

    private static let longestBar = 30
    private static let shortestBar = 8
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar at a fraction of its way, nil where the whole is not known.
    package init(fraction: Double?, label: String, fields: [String] = []) {
        self.fraction = fraction
        self.label = label
        self.fields = fields
    }

    /// Label, bar, percentage and fields in at most `width` columns, without a line break.
    package func line(width: Int, context: RenderContext) -> String {
        let typography = Typography(unicode: context.unicode)
        let label = Wrapping.cut(typography.line(label), width: max(width, 0), ellipsis: typography.ellipsis)
        var line = Line(label, .bold)
        let percentage = fraction.map { percent($0) } ?? ""
        let separator = label.isEmpty ? "" : "  "
        let fixed = line.width + separator.count + percentage.count + (percentage.isEmpty ? 0 : 1)
        var texts = fields.map(typography.line).filter { !$0.isEmpty }
        func length() -> Int { texts.reduce(0) { $0 + 2 + DisplayWidth.of($1) } }
        while !texts.isEmpty, fixed + Self.shortestBar + length() > width { texts.removeLast() }
        let room = min(width - fixed - length(), Self.longestBar)
        if let fraction, room >= 3 {
            line.append(separator)
            line.append(bar(fraction, columns: room, context))
            line.append(" " + percentage)
        }
        for text in texts { line.append("  " + text, .dim) }
        return line.text(context.color)
    }

    private func percent(_ fraction: Double) -> String {
        let whole = fraction.isFinite ? Int(min(max(fraction, 0), 1) * 100) : 0
        let digits = String(whole)
        return Line.blanks(3 - digits.count) + digits + " %"
    }

    /// The bar on its track; in ASCII between brackets.
    private func bar(_ fraction: Double, columns: Int, _ context: RenderContext) -> Line {
        let share = fraction.isFinite ? min(max(fraction, 0), 1) : 0
        var line = Line()
        guard context.unicode else {
            let full = Int(share * Double(columns - 2))
            line.append("[")
            line.append(String(repeating: "#", count: full), .theme(.cyan))
            line.append(String(repeating: ".", count: columns - 2 - full), .dim)
            line.append("]")
            return line
        }
        let eighths = Int(share * Double(columns * 8))
        var done = String(repeating: "█", count: eighths / 8)
        if eighths % 8 > 0 { done.append(Self.eighths[eighths % 8 - 1]) }
        line.append(done, .theme(.cyan))
        line.append(String(repeating: "░", count: columns - line.width), .dim)
        return line
    }
}
