import Display
import Explorer

/// The rows of the live area: the bar, and under it what `--watch` and the like show.
enum LiveRows {
    static func of(
        _ live: TerminalSurface.Live, abilities: Abilities, size: (rows: Int, columns: Int)
    ) -> [String] {
        let context = abilities.liveContext
        var rows: [String] = []
        if let progress = live.progress {
            rows += ProgressBar.rows(
                progress, columns: size.columns - 1, unicode: context.unicode, color: context.color != .none)
        }
        if let output = live.output {
            let drawing = TextRenderer(context).render(output)
            rows += drawing.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        return rows
    }
}
