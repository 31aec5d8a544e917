import Display
import Insight
import Subjects
import Words

/// The mean and the variance image of every class.
package struct SpreadDrawing {
    private let part: DataPart
    private let spread: ClassSpread

    package init(_ part: DataPart, _ spread: ClassSpread) { (self.part, self.spread) = (part, spread) }

    package var table: Table {
        let classes = part.classNames.count
        let (means, variances) = (spread.means, spread.variances)
        let there = (0..<classes).filter { means[$0].images > 0 }
        let totals = variances.map { $0.values.reduce(0) { $0 + Double($1) } }
        let rows = there.map { label -> [Value] in
            let (numbers, pixels) = (means[label].values.count, variances[label].values.count)
            return [
                .integer(label), .text(part.classNames[label]), .integer(means[label].images),
                .number(means[label].values.reduce(0) { $0 + Double($1) } / Double(max(1, numbers))),
                .number(totals[label] / Double(max(1, pixels))),
            ]
        }
        let most = variances.reduce(Float(0)) { max($0, $1.values.max() ?? 0) }
        let meanTiles = there.map { label in
            Tile(means[label], caption: "mean of \(part.classNames[label])")
        }
        let varianceTiles = there.map { label in
            Tile(
                caption: "variance of \(part.classNames[label])", width: variances[label].width,
                height: variances[label].height, values: variances[label].values)
        }
        var table = Table(
            title: "\(part.dataset) \(part.split.rawValue): mean and variance of each pixel, with \(part.scale)",
            columns: [
                Column("label"), Column("class"), Column("images"), Column("mean_ink"), Column("mean_variance"),
            ],
            rows: rows, drawing: [
                .picture(PictureOutput(tiles: meanTiles)),
                .picture(PictureOutput(tiles: varianceTiles, range: .span(low: 0, high: most > 0 ? most : 1))),
            ])
        let ranked = there.sorted { totals[$0] > totals[$1] }
        if let widest = ranked.first, let least = ranked.last, totals[least] > 0 {
            let finding = "Images of \(part.classNames[widest]) differ most from each other, those of "
                + "\(part.classNames[least]) least: \(Format.number(totals[widest])) against "
                + "\(Format.number(totals[least])) variance, summed over the pixels."
            table.finding = finding
            table.notes = [finding]
        }
        return table
    }
}
