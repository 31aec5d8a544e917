import Display
import Insight
import Words

/// The loss of each batch of networks' training, as curves and rows.
package struct BatchLossDrawing {
    /// So many means make a curve that is calm enough to follow.
    private static let means = 40

    private let curves: [(name: String, losses: BatchLosses)]

    /// - Parameter curves: at least one, each with a batch or more
    package init(_ curves: [(name: String, losses: BatchLosses)]) { self.curves = curves }

    package var table: Table {
        let rows = curves.flatMap { name, losses in
            losses.means(of: 1).map { point -> [Value] in
                [.text(name), .integer(Int(point.batch)), .number(point.loss)]
            }
        }
        let chart = Chart(
            title: "loss of each batch", kind: .lines, series: curves.flatMap { series($0, $1) }, xLabel: "batch", minimum: 0)
        var table = Table(
            columns: [Column("network"), Column("batch"), Column("loss")], rows: rows, drawing: [.chart(chart)])
        table.finding = curves.map { sentence($0, $1) }.joined(separator: " ")
        return table
    }

    /// Batches that one mean is of.
    private func size(_ losses: BatchLosses) -> Int { max(1, losses.losses.count / Self.means) }

    /// Each batch with the means over it; of several networks the means alone, which can be told apart.
    private func series(_ name: String, _ losses: BatchLosses) -> [Series] {
        let size = size(losses)
        let each = series("each batch", losses.means(of: 1))
        if curves.count == 1, size == 1 { return [each] }
        let words = size == 1 ? name : curves.count == 1 ? "mean of \(size)" : "\(name), mean of \(size)"
        let means = series(words, losses.means(of: size))
        return curves.count == 1 ? [each, means] : [means]
    }

    private func series(_ name: String, _ points: [BatchLosses.Point]) -> Series {
        Series(
            name: name, points: points.map { .init(x: $0.batch, y: $0.loss) },
            remark: points.last.map { "last " + Format.number($0.loss) } ?? "")
    }

    private func sentence(_ name: String, _ losses: BatchLosses) -> String {
        let points = losses.means(of: 1)
        guard let first = points.first, let last = points.last, let highest = points.max(by: { $0.loss < $1.loss }) else {
            return "\(name) has no batch."
        }
        return "\(name): over \(Format.integer(points.count)) batches the loss went from \(Format.number(first.loss)) to "
            + "\(Format.number(last.loss)); the highest was \(Format.number(highest.loss)), in batch \(Int(highest.batch))."
    }
}
