import Painting

extension TypedCommand: TextKind {
    func cleaned(_ typography: Typography) -> TypedCommand { TypedCommand(text: typography.lines(text)) }

    var standing: Standing { .figure }

    /// Words have one size.
    var figures: [Figure] { [] }

    /// Words are wrapped at any width.
    func fits(_ columns: Int) -> Bool { true }

    /// As at the prompt, below a blank line.
    func lines(in room: TextRoom) -> [Line] {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        return [Line()] + zip(rows.indices, rows).map { index, row in
            var line = Line(index == 0 ? "convo> " : "    .. ", TextStyle(ink: .theme(.cyan), isBold: true))
            line.append(String(row), .bold)
            return line
        }
    }
}

extension CellReport: TextKind {
    func cleaned(_ typography: Typography) -> CellReport {
        var report = self
        report.message = message.map(typography.lines)
        return report
    }

    var standing: Standing { .text }

    /// Words have one size.
    var figures: [Figure] { [] }

    /// Words are wrapped at any width.
    func fits(_ columns: Int) -> Bool { true }

    func lines(in room: TextRoom) -> [Line] { message.map { room.paragraph($0) } ?? [] }
}
