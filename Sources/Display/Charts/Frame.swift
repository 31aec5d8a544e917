import Painting

/// The axes around a plot: the value axis with its ticks at the left, the other below.
struct Frame {
    let typography: Typography
    /// The labels of the value axis by row from the top; rows without a tick have none.
    let labels: [Int: String]

    /// Columns of the labels and the axis.
    var margin: Int { (labels.values.map { DisplayWidth.of($0) }.max() ?? 0) + 2 }

    private var unicode: Bool { typography.unicode }

    /// The rows of the plot with their labels and the axis before them.
    func rows(_ plot: [Line]) -> [Line] {
        plot.enumerated().map { index, row in
            let label = labels[index]
            let text = label ?? ""
            var line = Line(Line.blanks(margin - 2 - DisplayWidth.of(text)) + text + " ", .dim)
            line.append(label == nil ? (unicode ? "│" : "|") : (unicode ? "┤" : "+"), .dim)
            line.append(row)
            return line
        }
    }

    /// The lower axis with ticks at the given columns, and the line of their labels, none over another.
    func floor(width: Int, ticks: [(column: Int, label: String)]) -> [Line] {
        var rule = [String](repeating: unicode ? "─" : "-", count: width)
        var words = Line(Line.blanks(margin))
        for tick in ticks where tick.column >= 0 && tick.column < width {
            let columns = DisplayWidth.of(tick.label)
            let start = max(min(margin + tick.column - columns / 2, margin + width - columns), 0)
            guard words.width == margin || start > words.width else { continue }
            rule[tick.column] = unicode ? "┬" : "+"
            if start < words.width { words = Line(Line.blanks(start)) }
            words.pad(to: start)
            words.append(tick.label)
        }
        let axis = Line.blanks(margin - 1) + (unicode ? "└" : "+") + rule.joined()
        return [Line(axis, .dim), Line(words.runs.map(\.text).joined(), .dim)]
    }
}
