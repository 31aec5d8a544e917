import ConvNet
import Display
import Subjects
import Words

/// The layers of a network as a table.
package struct LayerTable {
    private let name: String
    private let network: Network
    private let layers: [LayerSummary]

    package init(_ named: NamedNetwork) {
        name = named.name
        network = named.network
        layers = named.network.architecture.summary()
    }

    /// Rows for programs, with every number; a narrower grid and totals for the screen.
    package var table: Table {
        let columns = [
            Column("layer"), Column("kind"), Column(key: "specification", heading: "written"), Column("output"),
            Column("parameters"), Column("trainable"), Column("macs"), Column("receptive_field"),
        ]
        let rows: [[Value]] = layers.map { layer in
            [
                .text(layer.name), .text(layer.kind), .text(layer.specification), .text("\(layer.output)"),
                .integer(layer.parameters), .integer(layer.trainableParameters), .integer(layer.macs),
                .text("\(layer.receptiveField)"),
            ]
        }
        let totals: [Value] = [
            "total", .missing, .missing, .missing, .integer(parameters), .integer(trainable), .integer(macs), .missing,
        ]
        var table = Table(
            title: title, columns: columns, rows: rows, totals: totals, notes: notes, drawing: [.table(grid)])
        table.finding = finding
        return table
    }

    /// What the network is made of, and where most of its parameters and most of its work are.
    private var finding: String {
        var text = "\(title.replacing(" · ", with: ": ")), \(Format.count(layers.count { !$0.isSoftmax }, "layer")) with "
            + "\(Format.integer(parameters)) parameters and \(Format.integer(macs)) multiply-adds an image."
        if let largest = layers.max(by: { $0.parameters < $1.parameters }), largest.parameters > 0 {
            text += " Most parameters are in \(largest.name) (\(Format.integer(largest.parameters)))"
            if let busiest = layers.max(by: { $0.macs < $1.macs }), busiest.macs > 0 {
                text += ", most work is in \(busiest.name) (\(Format.percent(Double(busiest.macs) / Double(max(macs, 1)), decimals: 0)))"
            }
            text += "."
        }
        return text
    }

    private var title: String {
        let input = network.architecture.input
        return "\(name) · \(input) in, \(network.architecture.classes) probabilities out"
    }

    private var grid: Table {
        Table(
            columns: [
                Column("layer"), Column("kind"), Column("output"), Column("parameters"),
                Column(key: "macs", heading: "multiply-adds"),
                Column(key: "receptive_field", heading: "sees", alignment: .right),
            ],
            rows: layers.map { layer in
                [
                    .text(layer.name), .text(layer.description), .text("\(layer.output)"),
                    layer.parameters > 0 ? .integer(layer.parameters) : .missing,
                    layer.macs > 0 ? .integer(layer.macs) : .missing, .text("\(layer.receptiveField)"),
                ]
            },
            totals: ["total", .missing, .missing, .integer(parameters), .integer(macs), .missing])
    }

    private var notes: [String] {
        var notes = ["\(Format.integer(trainable)) parameters are trained"]
        if parameters > trainable {
            notes[0] += ", \(Format.integer(parameters - trainable)) are moving averages of batch normalization"
        }
        notes[0] += "; seed \(network.seed)"
        notes.append("made with: new NAME --layers '\(network.architecture.specification)'")
        return notes
    }

    private var parameters: Int { layers.reduce(0) { $0 + $1.parameters } }
    private var trainable: Int { layers.reduce(0) { $0 + $1.trainableParameters } }
    private var macs: Int { layers.reduce(0) { $0 + $1.macs } }
}

extension LayerSummary {
    /// Its kind with the numbers that matter: `convolution 3×3, relu`, `dropout 0.25`.
    package var description: String {
        details.map { parts in
            parts.map { detail in
                switch detail {
                case .words(let words): words
                case .number(let number): Format.number(number)
                }
            }.joined(separator: " ")
        }.joined(separator: ", ")
    }
}
