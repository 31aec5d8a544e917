extension Graphic {
    /// Lines that keep the cells free; the first carries the bitmap.
    package var lines: [Line] {
        (0..<rows).map { row in
            var line = Line()
            if row == 0 { line.place(self) }
            line.append(Line.blanks(columns), .hole)
            return line
        }
    }
}

extension [Line] {
    /// The lines as text, each with the bitmaps that begin on it.
    ///
    /// Before a bitmap is drawn the screen is scrolled until its rows, and one more, are free below: a terminal that
    /// has to scroll in the middle of a bitmap leaves the cursor where nobody can tell. Then the cursor goes back, and
    /// the text of those rows steps over the cells that the bitmap covers.
    package func text(_ context: RenderContext) -> String {
        map { line in
            guard let rows = line.placements.map(\.graphic.rows).max(), rows > 0 else { return line.text(context.color) }
            let room = String(repeating: "\n", count: rows) + "\u{1B}[\(rows)A"
            let drawn = line.placements.map { placement in
                let step = placement.column > 0 ? "\u{1B}[\(placement.column)C" : ""
                return "\u{1B}7" + step + placement.graphic.sequence(context.pictures) + "\u{1B}8"
            }
            return room + drawn.joined() + line.text(context.color)
        }.joined(separator: "\n")
    }
}
