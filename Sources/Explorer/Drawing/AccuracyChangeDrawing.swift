import Display
import Insight

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

    /// `all 10,000 test images: 98.50 % → 97.20 %; 150 more are read wrong, 20 more right`.
    var sentence: String {
        let flips = change.broken == 0 && change.mended == 0
            ? "no verdict turned from right to wrong or back"
            : "\(Format.integer(change.broken)) turned wrong, \(Format.integer(change.mended)) turned right"
        return "all \(Format.integer(change.total.images)) test images: \(overall); \(flips)"
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
