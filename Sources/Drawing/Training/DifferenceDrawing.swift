import Display
import Insight
import Subjects
import Words

/// What changed between two networks' weights: a row a tensor, filters beside each other, the greatest changes.
package struct DifferenceDrawing {
    /// Filters drawn beside each other.
    private static let filtersShown = 5
    private static let weightsShown = 5

    private let weights: WeightDifference
    private let before: NamedNetwork
    private let after: NamedNetwork
    private let unit: UnitPath?

    package init(_ weights: WeightDifference, before: NamedNetwork, after: NamedNetwork, unit: UnitPath?) {
        (self.weights, self.before, self.after, self.unit) = (weights, before, after, unit)
    }

    package var tables: [Table] { [tensors] + (weights.isEmpty ? [] : [filters, greatest].compactMap { $0 }) }

    private var tensors: Table {
        var table = Table(
            title: "from \(before.name) to \(after.name)",
            columns: [
                Column("tensor"), Column("parameters"), Column("changed"), Column("norm_before"), Column("norm_after"),
                Column("norm_of_change"), Column("relative_change"), Column("largest"), Column("before"), Column("after"),
            ],
            rows: weights.tensors.map(row), notes: notes, drawing: drawing)
        table.finding = finding
        return table
    }

    private func row(_ tensor: TensorDifference) -> [Value] {
        let largest = tensor.largest(1).first
        return [
            .text(tensor.name), .integer(tensor.before.count), .integer(tensor.changed), .number(tensor.normBefore),
            .number(tensor.normAfter), .number(tensor.normOfChange),
            tensor.relative.map { .fraction($0) } ?? .missing, largest.map { .text($0.path) } ?? .missing,
            largest.map { .number(Double($0.before)) } ?? .missing,
            largest.map { .number(Double($0.after)) } ?? .missing,
        ]
    }

    private var drawing: [Output] {
        weights.isEmpty ? [.text("not one weight differs between \(before.name) and \(after.name)")] : [.table(grid)]
    }

    /// The tensors for a screen: shares of change and the numbers behind them.
    private var grid: Table {
        Table(
            columns: [
                Column("tensor"), Column(key: "norm", heading: "norm before", decimals: 3),
                Column(key: "change", heading: "norm of change", decimals: 3),
                Column(key: "relative", heading: "share", alignment: .right, decimals: 1), Column("changed"),
            ],
            rows: weights.tensors.map { tensor in
                [
                    .text(tensor.name), .number(tensor.normBefore), .number(tensor.normOfChange),
                    tensor.relative.map { .fraction($0) } ?? .missing,
                    .text("\(Format.integer(tensor.changed)) of \(Format.integer(tensor.before.count))"),
                ]
            })
    }

    private var greatest: Table {
        Table(
            title: "the greatest changes",
            columns: [Column("parameter"), Column("before"), Column("after"), Column("change")],
            rows: weights.largest(Self.weightsShown).map { change in
                [
                    .text(change.path), .number(Double(change.before)), .number(Double(change.after)),
                    .number(Double(change.after - change.before)),
                ]
            })
    }

    private var notes: [String] {
        weights.isEmpty ? [] : ["share: the norm of the change by the norm before; – where that was 0"]
    }

    private var finding: String {
        guard let most = weights.mostChanged else {
            return "Not one weight differs between \(before.name) and \(after.name)."
        }
        let share = most.relative.map { " by \(Format.percent($0, decimals: 1)) of its norm" } ?? " from nothing"
        return "From \(before.name) to \(after.name) \(most.name) changed most for its size,\(share)."
    }
}

// Filters of a convolution.
extension DifferenceDrawing {
    /// The filters that changed most: before and after on one scale, the difference on its own. For programs a row a filter.
    private var filters: Table? {
        guard let layer = unit?.layer, let old = FilterBank(before.network, layer: layer),
            let new = FilterBank(after.network, layer: layer)
        else { return nil }
        let chosen = chosen(old, new)
        let olds = chosen.map { old.meanKernel(filter: $0) }
        let news = chosen.map { new.meanKernel(filter: $0) }
        let changes = zip(olds, news).map { zip($0, $1).map { $1 - $0 } }
        func tiles(_ kernels: [[Float]], _ suffix: String) -> [Tile] {
            zip(chosen, kernels).map {
                Tile(caption: "\(layer)/\($0) · \(suffix)", width: old.width, height: old.height, values: $1)
            }
        }
        let both = PictureOutput(
            title: title(old, count: chosen.count), tiles: tiles(olds, "then") + tiles(news, "now"),
            columns: chosen.count, range: .symmetric(max: Self.largest(olds + news)))
        let change = PictureOutput(
            title: "the difference, on a scale of its own", tiles: tiles(changes, "change"), columns: chosen.count,
            range: .symmetric(max: Self.largest(changes)))
        func list(_ kernel: [Float]) -> Value {
            .list((0..<old.height).map { row in
                .list(kernel.dropFirst(row * old.width).prefix(old.width).map { .number(Double($0)) })
            })
        }
        return Table(
            columns: [Column("filter"), Column("before"), Column("after"), Column("change")],
            rows: chosen.indices.map { place in
                [.text("\(layer)/\(chosen[place])")] + [olds, news, changes].map { list($0[place]) }
            },
            drawing: [.picture(both), .picture(change)])
    }

    private func title(_ bank: FilterBank, count: Int) -> String {
        let what = bank.inputs > 1 ? ", means of \(bank.inputs) kernels" : ""
        if unit?.channel != nil { return "before and after\(what)" }
        return "the \(Format.count(count, "filter")) that changed most, before and after\(what)"
    }

    /// The filter that was asked for, else those with the greatest change.
    private func chosen(_ old: FilterBank, _ new: FilterBank) -> [Int] {
        if let channel = unit?.channel { return [channel] }
        let changes = (0..<old.filters).map { filter in
            (0..<old.inputs).reduce(Float(0)) { sum, input in
                zip(old.kernel(filter: filter, input: input), new.kernel(filter: filter, input: input))
                    .reduce(sum) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
            }
        }
        let ranked = changes.indices.sorted { (-changes[$0], $0) < (-changes[$1], $1) }
        return Array(ranked.prefix(Self.filtersShown))
    }

    private static func largest(_ kernels: [[Float]]) -> Float { kernels.joined().reduce(0) { max($0, abs($1)) } }
}
