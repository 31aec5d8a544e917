import Display
import Insight
import Subjects
import Words

/// The images of each class that are least like it.
package struct OutlierDrawing {
    private let part: DataPart
    private let outliers: [Outliers]

    package init(_ part: DataPart, _ outliers: [Outliers]) {
        (self.part, self.outliers) = (part, outliers)
    }

    package var table: Table {
        let members = outliers.flatMap { group in group.farthest.map { (group, $0, part.sample($0.index)) } }
        var table = Table(
            title: "\(part.dataset) \(part.split.rawValue): the images farthest from the mean image of their class",
            columns: [
                Column("sample"), Column("label"), Column("class"), Column("distance"), Column("class_mean_distance"),
                Column("deviations"),
            ],
            rows: members.map { group, member, sample in
                [
                    .text("\(sample.path)"), .integer(group.label), .text(part.classNames[group.label]),
                    .number(member.distance), .number(group.meanDistance), .number(member.deviations),
                ]
            },
            drawing: [.picture(PictureOutput(tiles: members.map { _, member, sample in
                Tile(
                    sample.picture,
                    caption: "\(sample.path) · \(sample.className ?? "") · \(Format.number(member.distance))")
            }))])
        var notes = ["distance: Euclidean, over all pixels, with \(part.scale)"]
        if let (group, member, sample) = members.max(by: { $0.1.deviations < $1.1.deviations }) {
            let finding = "The oddest is \(sample.caption): \(Format.number(member.distance)) from the mean of its class, "
                + "where \(Format.number(group.meanDistance)) is usual, \(Format.number(member.deviations)) standard "
                + "deviations more."
            table.finding = finding
            notes.insert(finding, at: 0)
        }
        table.notes = notes
        return table
    }
}
