import Display
import Insight
import Subjects
import Words

/// The images that excite units most.
package struct TopDrawing {
    private let found: TopImages
    private let units: UnitsToProbe
    private let samples: Samples
    private let images: SamplePath

    /// - Parameter images: what names the samples.
    package init(_ found: TopImages, units: UnitsToProbe, samples: Samples, images: SamplePath) {
        self.found = found
        self.units = units
        self.samples = samples
        self.images = images
    }

    /// A row an image: the unit, the image and the value; a tile each on the screen.
    package var table: Table {
        let columns = [
            Column("unit"), Column("rank"), Column("sample"), Column("label"), Column("value"), Column("peak"),
        ]
        let rows = zip(units.units, found.hits).flatMap { unit, hits in
            hits.enumerated().map { rank, hit in row(unit, rank + 1, hit) }
        }
        let tiles = zip(units.units, found.hits).flatMap { unit, hits in hits.map { tile(unit, $0) } }
        let hidden = units.isSingle ? 0 : units.channels - units.units.count
        let notes = ["the numbers are each unit's \(units.quantity)"]
            + (hidden > 0 ? ["\(hidden) units are left out: name one, such as `top \(units.path.layer)/\(units.units.count)`"] : [])
        var table = Table(
            columns: columns, rows: rows, notes: notes,
            drawing: [.picture(PictureOutput(title: title, tiles: tiles))])
        table.finding = finding
        return table
    }

    private var title: String {
        let count = found.hits.first?.count ?? 0
        let whose = units.isSingle && count == 1 ? "the image that excites \(units.path) most"
            : units.isSingle ? "the \(Format.integer(count)) images that excite \(units.path) most"
            : "the image that excites each channel of \(units.path) most"
        return "\(whose), of \(Format.integer(samples.count)) in \(images)"
    }

    private func row(_ unit: ProbedUnit, _ rank: Int, _ hit: TopImages.Hit) -> [Value] {
        let sample = samples[hit.image]
        let peak = units.position(unit, hit.place)
        return [
            .text(units.name(unit)), .integer(rank), .text("\(sample.path)"),
            sample.label.map { .integer($0) } ?? .missing, .number(Double(hit.value)),
            peak.map { .list([.integer($0.row), .integer($0.column)]) } ?? .missing,
        ]
    }

    private func tile(_ unit: ProbedUnit, _ hit: TopImages.Hit) -> Tile {
        let sample = samples[hit.image]
        let whose = units.isSingle ? "" : "\(units.name(unit)) · "
        let label = sample.className.map { "is \($0) · " } ?? ""
        var tile = Tile(
            sample.picture, caption: "\(whose)\(sample.shortName) · \(label)\(Format.number(Double(hit.value)))")
        tile.boxes = units.field(unit, hit.place).map { [Box($0)] } ?? []
        return tile
    }

    private var finding: String {
        guard units.isSingle, let unit = units.units.first, let hits = found.hits.first, let best = hits.first else {
            return "\(title)."
        }
        var counts: [String: Int] = [:]
        for name in hits.compactMap({ samples[$0.image].className }) { counts[name, default: 0] += 1 }
        let first = "\(samples[best.image].caption) excites \(units.name(unit)) most, with \(Format.number(Double(best.value)))."
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return first }
        return "\(first) \(most.value) of the \(hits.count) best are labeled \(most.key)."
    }
}

extension Box {
    /// A frame around what a unit sees.
    init(_ field: PixelRectangle) { self.init(rows: field.rows, columns: field.columns) }
}
