import Display
import Insight
import Subjects
import Words

/// How accuracy changed, class by class.
struct AccuracyChangeDrawing {
    let change: AccuracyChange
    let classNames: ClassNames

    static let columns = [
        Column("label"), Column("class"), Column("images"), Column("before"), Column("after"), Column("change"),
    ]

    /// A row a class that has images.
    var rows: [[Value]] { shown.map { cells($0, classNames[$0], change.classes[$0]) } }

    /// The row of all images.
    var totals: [Value] { cells(nil, "all", change.total) }

    /// A bar a class: percentage points gained or lost.
    var chart: Chart {
        let bars = shown.map { label -> Series.Bar in
            // Two digits after the point: no class has the images for more.
            let points = (10_000 * (change.classes[label].change ?? 0)).rounded() / 100
            return .init(
                label: classNames[label], value: points, note: fromTo(change.classes[label]),
                tint: points < 0 ? .bad : points > 0 ? .good : .plain)
        }
        return Chart(
            title: "test accuracy of each class, change in percentage points", kind: .bars,
            series: [Series(name: "change", bars: bars)])
    }

    /// `98.50 % → 97.20 %`.
    var overall: String { fromTo(change.total) }

    /// `all 10,000 test images: 98.50 % → 97.20 %; 150 now wrong, 20 now right`.
    var sentence: String {
        let flips = change.broken.isEmpty && change.mended.isEmpty
            ? "no answer changed between right and wrong"
            : "\(Format.integer(change.broken.count)) now wrong, \(Format.integer(change.mended.count)) now right"
        return "all \(Format.integer(change.total.images)) test images: \(overall); \(flips)"
    }

    /// Images listed for each kind of flip.
    private static let listed = 8

    /// A line to type for each kind of flip.
    var notes: [String] {
        [("now wrong", change.broken), ("now right", change.mended)].compactMap { what, images in
            guard !images.isEmpty else { return nil }
            let rest = images.count > Self.listed ? " and \(Format.integer(images.count - Self.listed)) more" : ""
            let places = images.prefix(Self.listed).map { "\($0)" }.joined(separator: ",")
            return "\(what): `predict test/\(places)`\(rest)"
        }
    }

    /// Which class suffers most, if one does.
    var hardest: String? {
        guard let label = change.hardestHit else { return nil }
        return "\(classNames[label]) suffers most: \(fromTo(change.classes[label]))"
    }

    private var shown: [Int] {
        change.classes.indices.filter { change.classes[$0].images > 0 }
    }

    private func fromTo(_ count: AccuracyChange.Count) -> String {
        guard let before = count.accuracyBefore, let after = count.accuracyAfter else { return "no images" }
        return "\(Format.percent(before)) → \(Format.percent(after))"
    }

    private func cells(_ label: Int?, _ name: String, _ count: AccuracyChange.Count) -> [Value] {
        [
            label.map { .integer($0) } ?? .missing, .text(name), .integer(count.images),
            count.accuracyBefore.map { .fraction($0) } ?? .missing,
            count.accuracyAfter.map { .fraction($0) } ?? .missing, count.change.map { .fraction($0) } ?? .missing,
        ]
    }
}
