import Display
import Engine
import Explorer
import Painting
import Words

/// The rows of the live area: the bar, and under it what `--watch` and the like show.
enum LiveRows {
    static func of(_ live: Engine.Live, context: RenderContext, columns: Int) -> [String] {
        var rows = live.progress.map { bar($0, context: context, columns: columns - 1) } ?? []
        if let output = live.output {
            let drawing = TextRenderer(context).render(output)
            rows += drawing.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        return rows
    }

    /// Everything in one row where it fits beside a bar of some length, else the values in a row of their own.
    private static func bar(_ progress: Progress, context: RenderContext, columns: Int) -> [String] {
        let values = progress.details.map(\.words)
        let left = progress.secondsLeft.map { [Format.remaining(seconds: $0)] } ?? []
        let room = columns - CellWidth.of(([progress.title] + values + left).joined(separator: "  "))
        let fitsBeside = room >= shortestBar || values.isEmpty
        let bar = ProgressBar(
            fraction: progress.fraction, label: progress.title, fields: fitsBeside ? values + left : left)
        let row = bar.line(width: columns, context: context)
        return fitsBeside ? [row] : [row, CellWidth.clip(values.joined(separator: "  "), to: columns)]
    }

    /// Columns for the bar with its percentage and gaps.
    private static let shortestBar = 18
}
