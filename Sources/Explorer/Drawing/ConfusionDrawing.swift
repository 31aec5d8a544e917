import Display
import Insight

/// A confusion as a matrix of counts and as the mistakes that happen most.
struct ConfusionDrawing {
    private static let mistakesShown = 8
    /// The share of a class from which one mistake counts as frequent.
    private static let frequent = 0.005

    private let confusion: Confusion
    private let network: String
    private let split: EvaluatedSplit
    private let classNames: [String]

    init(_ confusion: Confusion, network: String, split: EvaluatedSplit, classNames: [String]) {
        self.confusion = confusion
        self.network = network
        self.split = split
        self.classNames = classNames
    }

    /// For programs a row a true class, with the counts of all predictions; for the screen the matrix.
    var table: Table {
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
            drawing: [.table(matrix)] + (mistakes.rows.isEmpty ? [] : [.table(mistakes)]))
        table.finding = finding
        return table
    }

    private var finding: String {
        let wrong = confusion.total - confusion.right
        let start = "\(network) reads \(Format.integer(wrong)) of \(Format.integer(confusion.total)) "
            + "\(split.rawValue) images wrong."
        guard let most = confusion.mistakes.first else { return start }
        return "\(start) Most often \(classNames[most.label]) is read as \(classNames[most.predicted]): "
            + "\(Format.integer(most.count)) of \(Format.integer(confusion.total(label: most.label))), `\(command(most))`."
    }

    private var classes: Range<Int> { 0..<min(confusion.classes, classNames.count) }

    private var title: String {
        let right = confusion.accuracy.map { " · \(Format.percent($0)) right" } ?? ""
        return "\(network) on \(Format.integer(confusion.total)) \(split.rawValue) images\(right)"
    }

    /// `4`, or `4 coat` where classes have other names than their numbers.
    private func name(_ label: Int) -> String {
        classNames[label] == "\(label)" ? "\(label)" : "\(label) \(classNames[label])"
    }

    private func recall(_ label: Int) -> Value {
        confusion.recall(label: label).map { .fraction($0) } ?? .missing
    }

    /// A row a true class, a column a prediction; nothing where nothing was mistaken.
    private var matrix: Table {
        let columns = [Column(key: "label", heading: "is, read as")]
            + classes.map { Column(key: "as_\($0)", heading: "\($0)", alignment: .right) }
            + [Column(key: "recall", heading: "right", decimals: 1)]
        let rows = classes.map { label -> [Value] in
            [.text(name(label))] + classes.map { cell(label, $0) } + [recall(label)]
        }
        var table = Table(columns: columns, rows: rows)
        table.tints = classes.map { label in [.plain] + classes.map { tint(label, $0) } }
        return table
    }

    /// What is right stands out from what is not, and frequent mistakes from rare ones.
    private func tint(_ label: Int, _ predicted: Int) -> Tint {
        if label == predicted { return .good }
        let share = Double(confusion.count(label: label, predicted: predicted)) / Double(max(confusion.total(label: label), 1))
        return share == 0 ? .dim : share < Self.frequent ? .plain : .bad
    }

    private func cell(_ label: Int, _ predicted: Int) -> Value {
        let count = confusion.count(label: label, predicted: predicted)
        return count > 0 ? .integer(count) : .text("·")
    }

    private var mistakes: Table {
        let all = confusion.mistakes
        let shown = all.prefix(Self.mistakesShown)
        let rows = shown.map { pair -> [Value] in
            [
                .integer(pair.count), .text("\(name(pair.label)) read as \(name(pair.predicted))"),
                .fraction(Double(pair.count) / Double(max(confusion.total(label: pair.label), 1))),
                .text(command(pair)),
            ]
        }
        let left = all.dropFirst(shown.count)
        let notes = left.isEmpty
            ? [] : ["and \(Format.integer(left.reduce(0) { $0 + $1.count })) images in \(left.count) other ways"]
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
