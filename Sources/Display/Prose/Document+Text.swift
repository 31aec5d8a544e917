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
        let prompts = ["convo> "] + Array(repeating: "    .. ", count: rows.count)
        return [Line()] + zip(prompts, rows).flatMap { prompt, row in
            Self.pieces(of: row, width: max(10, room.width - prompt.count)).enumerated().map { number, piece in
                var line = Line(
                    number == 0 ? prompt : String(repeating: " ", count: prompt.count), TextStyle(ink: .theme(.cyan), isBold: true))
                line.append(String(piece), .bold)
                return line
            }
        }
    }

    /// As a terminal breaks a line that is longer than its own, one piece at least.
    private static func pieces(of row: Substring, width: Int) -> [Substring] {
        var pieces: [Substring] = []
        var rest = row
        repeat {
            pieces.append(rest.prefix(width))
            rest = rest.dropFirst(width)
        } while !rest.isEmpty
        return pieces
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
