import Display
import Insight
import Subjects

/// What it costs that units give 0.
package struct AblationDrawing {
    /// One unit and the numbers that were set to 0 for it.
    package struct Silenced {
        package let unit: UnitPath
        /// The channel whose parameters they are.
        package let source: UnitPath
        /// `conv1/kernel`, `conv1/bias`.
        package let tensors: [String]

        package init(unit: UnitPath, source: UnitPath, tensors: [String]) {
            self.unit = unit
            self.source = source
            self.tensors = tensors
        }
    }

    private let silenced: [Silenced]
    private let change: AccuracyChangeDrawing
    private let network: String
    private let isUnchanged: Bool

    /// - Parameter isUnchanged: whether all of these numbers were 0 before.
    package init(
        _ silenced: [Silenced], change: AccuracyChange, network: String, classNames: ClassNames, isUnchanged: Bool
    ) {
        self.silenced = silenced
        self.change = AccuracyChangeDrawing(change: change, classNames: classNames)
        self.network = network
        self.isUnchanged = isUnchanged
    }

    package func table(remark: String?) -> Table {
        var table = Table(
            columns: AccuracyChangeDrawing.columns, rows: change.rows, totals: change.totals,
            notes: silenced.map(words) + (isUnchanged ? ["these numbers were 0 before"] : []) + change.notes + (remark.map { [$0] } ?? []),
            drawing: [.chart(change.chart), .text("without \(names), \(change.sentence)")])
        table.title = "\(network) without \(names)"
        table.finding = ["Without \(names) the accuracy of \(network) on test changes: \(change.overall)", change.hardest]
            .compactMap { $0.map { "\($0)." } }.joined(separator: " ")
        return table
    }

    private var names: String { silenced.map { "\($0.unit)" }.joined(separator: ", ") }

    /// `conv1/3: channel 3 of conv1/kernel and conv1/bias is 0`.
    private func words(_ one: Silenced) -> String {
        let way = one.source == one.unit ? "" : "\(one.source) feeds it, and "
        return "\(one.unit) gives 0 for every image: \(way)"
            + "\(one.tensors.joined(separator: " and ")) are 0 for channel \(one.source.channel ?? 0)"
    }
}
