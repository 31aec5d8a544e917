import ConvNet
import Display
import Insight
import Subjects
import Words

/// What a layer, a channel or a unit gives for many samples: a row for each.
package struct ManyActivations {
    /// As many rows are drawn of a longer table.
    private static let limit = 24

    private let samples: Samples
    private let unit: UnitPath
    /// What the unit gives for one sample.
    private let sides: [Int]
    private let values: [[Float]]

    /// - Parameters:
    ///   - shape: what the layer gives for a sample
    ///   - values: of the whole layer, for each sample
    package init(_ values: [[Float]], shape: Shape, of samples: Samples, unit: UnitPath) {
        self.samples = samples
        self.unit = unit
        let maps = values.map { FeatureMaps(Activation(name: unit.layer, shape: shape, values: $0)) }
        let tensors = maps.map { NamedTensor($0, at: unit) }
        sides = tensors.first.flatMap { $0 }.map { Array($0.shape.dropFirst()) } ?? []
        self.values = tensors.map { $0?.values ?? [] }
    }

    /// All of them: samples first.
    package var tensor: NamedTensor? {
        NamedTensor("\(unit)", shape: [values.count] + sides, values: Array(values.joined()))
    }

    package var table: Table {
        let rows = samples.indices.map(row)
        let columns = [
            Column("sample"), Column("label"), Column("low"), Column("high"), Column("mean"), Column("active"),
        ]
        var table = Table(
            title: "\(unit)\(sides.isEmpty ? "" : " \(sides.map { "\($0)" }.joined(separator: "×"))") of "
                + Format.count(samples.count, "image"),
            columns: columns, rows: rows)
        table.finding = finding
        guard rows.count > Self.limit else { return table }
        table.drawing = [.table(Table(
            title: table.title, columns: columns, rows: Array(rows.prefix(Self.limit)),
            notes: ["and \(Format.integer(rows.count - Self.limit)) more; `--save FILE.npy` keeps all numbers"]))]
        return table
    }

    private func row(_ place: Int) -> [Value] {
        let (sample, numbers) = (samples[place], values[place])
        let count = Double(max(numbers.count, 1))
        return [
            .text("\(sample.path)"), sample.label.map { .integer($0) } ?? .missing,
            .number(Double(numbers.min() ?? 0)), .number(Double(numbers.max() ?? 0)),
            .number(numbers.reduce(0.0) { $0 + Double($1) } / count), .fraction(Double(numbers.count { $0 > 0 }) / count),
        ]
    }

    /// Between which numbers all lie, and how many are above zero.
    private var finding: String {
        let (low, high) = (values.compactMap { $0.min() }.min() ?? 0, values.compactMap { $0.max() }.max() ?? 0)
        let count = values.reduce(0) { $0 + $1.count }
        let active = values.reduce(0) { sum, numbers in sum + numbers.count { $0 > 0 } }
        return "\(unit) of \(Format.count(samples.count, "image")) lies between \(Format.number(Double(low))) and "
            + "\(Format.number(Double(high))); \(Format.percent(Double(active) / Double(max(count, 1)), decimals: 0)) of its "
            + "values are above zero."
    }
}
