import ConvNet
import Display
import Subjects
import Words

/// The moments of a network's training that can be gone back to.
package struct KeptEpochsTable {
    private let named: NamedNetwork

    package init(_ named: NamedNetwork) { self.named = named }

    package var table: Table {
        let moments = named.moments
        var table = Table(
            title: "epochs kept of \(named.name)",
            columns: [
                Column("epoch"), Column("network"), Column("batches"), Column("loss", decimals: 4),
                Column(key: "validation_accuracy", heading: "validation accuracy", alignment: .right),
            ],
            rows: moments.map { row($0.network, name: $0.name) },
            notes: [remark(moments.count)])
        table.finding = "\(Format.count(moments.count, "moment")) of \(named.name) can be gone back to: epochs "
            + moments.map { "\($0.network.epochsTrained)" }.joined(separator: ", ") + "."
        return table
    }

    private func row(_ network: Network, name: String) -> [Value] {
        let record = network.history.last
        return [
            .integer(network.epochsTrained), .text(name), .integer(network.batchesTrained),
            record.map { .number($0.loss) } ?? .missing,
            record?.validationAccuracy.map { .fraction($0) } ?? .missing,
        ]
    }

    private func remark(_ count: Int) -> String {
        guard !named.kept.snapshots.isEmpty else {
            return "\(named.name) was not trained in this session, so there is only its present"
        }
        let bytes = named.network.parameters.count * MemoryLayout<Float>.size * count
        let stride = named.kept.stride > 1 ? "; one epoch in \(named.kept.stride), the first and the last" : ""
        return "\(Format.bytes(bytes)) in memory\(stride); weight files do not carry them"
    }
}
