import Display
import Insight
import Subjects
import Words

/// A confusion as a map of counts and as the mistakes that happen most.
package struct ConfusionDrawing {
    private static let mistakesShown = 8

    private let confusion: Confusion
    private let network: String
    private let split: EvaluatedSplit
    private let classNames: ClassNames

    package init(_ confusion: Confusion, network: String, split: EvaluatedSplit, classNames: ClassNames) {
        self.confusion = confusion
        self.network = network
        self.split = split
        self.classNames = classNames
    }

    /// For programs a row a true class, with the counts of all predictions; for the screen a map.
    package var table: Table {
        let columns = [Column("label"), Column("class"), Column("images"), Column("recall")]
            + classes.map { Column("as_\($0)") }
        let rows = classes.map { label -> [Value] in
            [
                .integer(label), .text(classNames[label]), .integer(confusion.total(label: label)),
                recall(label),
            ] + classes.map { .integer(confusion.count(label: label, predicted: $0)) }
        }
        var table = Table(
            title: title, columns: columns, rows: rows,
            drawing: [.heatMap(map)] + (mistakes.rows.isEmpty ? [] : [.table(mistakes)]))
        table.finding = finding
        return table
    }

    private var finding: String {
        let wrong = confusion.total - confusion.right
        let start = "\(network) reads \(Format.integer(wrong)) of \(Format.integer(confusion.total)) "
            + "\(split.rawValue) \(confusion.total == 1 ? "image" : "images") wrong."
        guard let most = confusion.mistakes.first else { return start }
        return "\(start) Most often \(classNames[most.label]) is read as \(classNames[most.predicted]): "
            + "\(Format.integer(most.count)) of \(Format.integer(confusion.total(label: most.label))), `\(command(most))`."
    }

    private var classes: Range<Int> { 0..<confusion.classes }

    private var title: String {
        let right = confusion.accuracy.map { " · \(Format.percent($0)) right" } ?? ""
        return "\(network) on \(Format.integer(confusion.total)) \(split.rawValue) \(confusion.total == 1 ? "image" : "images")\(right)"
    }

    private func recall(_ label: Int) -> Value {
        confusion.recall(label: label).map { .fraction($0) } ?? .missing
    }

    /// A row a true class, a column a prediction. Colors are for mistakes: beside all that is right none could be seen.
    private var map: HeatMap {
        let cells = classes.flatMap { label in classes.map { (label: label, predicted: $0) } }
        let right = classes.map { confusion.recall(label: $0).map { " " + Format.percent($0, decimals: 1) } ?? "" }
        let counts = cells.map { confusion.count(label: $0.label, predicted: $0.predicted) }
        var map = HeatMap(
            rowLabels: classes.map { classNames.numbered($0) + right[$0] },
            columnLabels: classes.map { "\($0)" },
            values: zip(cells, counts).map { cell, count in
                let wrong = cell.label == cell.predicted ? 0 : count
                return 100 * Double(wrong) / Double(max(confusion.total(label: cell.label), 1))
            },
            texts: counts.map { $0 > 0 ? "\($0)" : "·" },
            rowTitle: "is, right", columnTitle: "read as", units: "% of the class, misread")
        map.data = counts.map { Double($0) }
        // First without the shares that are right, then with these alone in place of the counts that are.
        var (plain, mistakes) = (map, map)
        plain.rowLabels = classes.map { classNames.numbered($0) }
        plain.rowTitle = "is"
        mistakes.rowLabels = classes.map { "\($0)\(right[$0])" }
        mistakes.texts = zip(cells, map.texts ?? []).map { $0.label == $0.predicted ? "ok" : $1 }
        map.narrower = [plain, mistakes]
        return map
    }

    private var mistakes: Table {
        let all = confusion.mistakes
        let shown = all.prefix(Self.mistakesShown)
        let rows = shown.map { pair -> [Value] in
            [
                .integer(pair.count), .text("\(classNames.numbered(pair.label)) read as \(classNames.numbered(pair.predicted))"),
                .fraction(Double(pair.count) / Double(max(confusion.total(label: pair.label), 1))),
                .text(command(pair)),
            ]
        }
        let left = all.dropFirst(shown.count)
        let notes = left.isEmpty
            ? [] : ["and \(Format.count(left.reduce(0) { $0 + $1.count }, "image")) in \(Format.count(left.count, "other way"))"]
        return Table(
            columns: [
                Column("images"), Column(key: "mistake", heading: "most frequent mistakes"),
                Column(key: "share", heading: "share of its class", decimals: 1),
                Column(key: "command", heading: "to see them"),
            ],
            rows: rows, notes: notes)
    }

    private func command(_ pair: Confusion.Pair) -> String {
        let name = split == .validation ? SplitName.train.rawValue : split.rawValue
        return "show \(name)/is\(pair.label)/as\(pair.predicted)"
    }
}
