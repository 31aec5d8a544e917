/// Where lines are drawn: with what, how wide, and how much larger than usual figures may be.
package struct TextRoom {
    /// What the lines are drawn on.
    package var context: RenderContext
    /// Columns of a line.
    package var width: Int
    /// For each figure that is drawn here, in reading order, the rows of the screen that it may take beyond its usual size,
    /// or must give up. Nil in a file, where figures keep one size and the width does not count either.
    package var spareRows: [Int]?

    /// The whole width of a context, without rows to spare.
    package init(_ context: RenderContext) {
        self.init(context: context, width: max(context.width, 1))
    }

    package init(context: RenderContext, width: Int, spareRows: [Int]? = nil) {
        self.context = context
        self.width = width
        self.spareRows = spareRows
    }

    /// The screen, as far as it is for what is drawn here.
    package var screen: Room { Room(columns: width, rows: context.height) }

    package var typography: Typography { Typography(unicode: context.unicode) }

    /// What a figure that is alone here may take beyond its usual size; nil in a file.
    package var spare: Int? { spareRows.map { $0.first ?? 0 } }

    /// The same with fewer columns.
    package func narrowed(to width: Int) -> TextRoom {
        TextRoom(context: context, width: width, spareRows: spareRows)
    }

    /// For each of the parts that are drawn here, with so many figures, its share of the rows.
    package func shared(among figures: [Int]) -> [TextRoom] {
        var rest = spareRows?[...]
        return figures.map { count in
            defer { rest = rest?.dropFirst(count) }
            return TextRoom(context: context, width: width, spareRows: rest.map { Array($0.prefix(count)) })
        }
    }
}

// Words.
extension TextRoom {
    package func paragraph(_ text: String, style: TextStyle = .plain) -> [Line] {
        Wrapping.wrap(text, width: width).map { Line($0, style) }
    }

    package func title(_ title: String?) -> [Line] { title.map { paragraph($0, style: .bold) } ?? [] }

    package func notes(_ notes: [String]) -> [Line] { notes.flatMap { paragraph($0, style: .dim) } }
}
