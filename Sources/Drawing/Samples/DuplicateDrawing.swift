import Display
import Insight
import Subjects
import Words

/// The pairs of images that are most alike.
package struct DuplicateDrawing {
    private let part: DataPart
    private let duplicates: Duplicates

    package init(_ part: DataPart, _ duplicates: Duplicates) {
        (self.part, self.duplicates) = (part, duplicates)
    }

    package var table: Table {
        let pairs = duplicates.pairs.map { (pair: $0, first: part.sample($0.first), second: part.sample($0.second)) }
        var table = Table(
            title: "\(part.dataset) \(part.split.rawValue): the pairs nearest to each other, pixel by pixel",
            columns: [
                Column("first"), Column("second"), Column("first_label"), Column("second_label"), Column("distance"),
            ],
            rows: pairs.map { pair, first, second in
                [
                    .text("\(first.path)"), .text("\(second.path)"), first.label.map { .integer($0) } ?? .missing,
                    second.label.map { .integer($0) } ?? .missing, .number(pair.distance),
                ]
            },
            notes: [
                finding,
                "distance: Euclidean, over all pixels, with \(part.scale); exact, since pairs are left out only where a "
                    + "few principal components are already too far apart",
            ],
            drawing: [.picture(gallery(pairs))])
        table.finding = finding
        return table
    }

    /// The images of a pair beside each other, both with their distance.
    private func gallery(_ pairs: [(pair: Duplicates.Pair, first: Sample, second: Sample)]) -> PictureOutput {
        var gallery = PictureOutput(tiles: pairs.flatMap { pair, first, second in
            [first, second].map { sample in
                Tile(
                    sample.picture,
                    caption: "\(sample.path) · \(sample.className ?? "") · \(Format.number(pair.distance))",
                    tint: first.label == second.label ? .plain : .bad)
            }
        })
        gallery.group = 2
        return gallery
    }

    private var finding: String {
        let copies = duplicates.copies == 0
            ? "No two images are the same"
            : "\(Format.count(duplicates.copies, "image")) are pixel for pixel copies of another"
        guard let nearest = duplicates.pairs.first else { return "\(copies)." }
        let (first, second) = (part.sample(nearest.first), part.sample(nearest.second))
        let clashes = duplicates.pairs.count {
            part.images.labels[$0.first] != part.images.labels[$0.second]
        }
        let labels = clashes > 0 ? " \(Format.count(clashes, "pair")) of those shown have different labels." : ""
        return "\(copies); nearest are \(first.path) and \(second.path), at \(Format.number(nearest.distance)).\(labels)"
    }
}
