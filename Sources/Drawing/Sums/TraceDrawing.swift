import ConvNet
import Display
import Insight
import Subjects
import Words

/// The chain rule from a loss to a parameter: the gradient at every layer, the sum at the end, and the check.
package struct TraceDrawing {
    /// Terms and entries of a gradient that are listed.
    private static let (terms, entries) = (8, 2)

    private let trace: GradientTrace
    private let parameter: Parameter
    private let sample: Sample
    private let architecture: Architecture
    private let names: UnitNames

    package init(
        _ trace: GradientTrace, _ parameter: Parameter, _ sample: Sample, _ architecture: Architecture, _ names: UnitNames
    ) {
        (self.trace, self.parameter, self.sample) = (trace, parameter, sample)
        (self.architecture, self.names) = (architecture, names)
    }

    package var output: Output { .group([.table(steps), .table(sum), .table(TraceCheckDrawing(trace, parameter, sample, architecture).table)]) }

    private var label: String { names.label(trace.label) }

    /// Largest magnitudes first, `dense1/12 -0.0123`.
    private func largest(_ step: GradientTrace.Step) -> String {
        step.largest(Self.entries).filter { step.gradient[$0] != 0 }.map { place in
            let unit = architecture.unit(at: place, ofLayer: step.layer)
            return "\(names.path(unit)) \(Format.number(step.gradient[place]))"
        }.joined(separator: ", ")
    }
}

// The way down.
extension TraceDrawing {
    private struct Stage {
        let step: GradientTrace.Step
        let name: String
        let how: String
    }

    private var stages: [Stage] {
        var (stages, passed) = ([Stage](), [Int]())
        for step in trace.steps {
            let isHandedOn = architecture.layers[step.layer].formula == .handedOn && step.layer != trace.steps.last?.layer
            if !isHandedOn {
                stages.append(Stage(step: step, name: name(step.layer), how: how(passed)))
                passed = []
            }
            passed.append(step.layer)
        }
        return stages
    }

    /// `dense1`, `dense1 before ReLU`.
    private func name(_ layer: Int) -> String {
        if layer == architecture.layers.count - 1 { return "the logits" }
        guard let row = names.row(of: layer) else { return "" }
        guard let activation = row.activation, layer == row.layers.lowerBound else { return row.name }
        return "\(row.name) before \(activation.title)"
    }

    /// What the layers passed on the way do to a gradient.
    private func how(_ layers: [Int]) -> String {
        guard !layers.isEmpty else { return "p − 1 at the label, else p" }
        return layers.compactMap { layer in
            switch architecture.layers[layer].formula {
            case .weightedSum(.window): "× kernels of \(names.layer(layer))"
            case .weightedSum: "× weights of \(names.layer(layer))"
            case .normalization: "× gamma / deviation of \(names.layer(layer))"
            case .largest: "to each window's largest"
            case .mean: "shared out in each window"
            case .function(let function): Self.how(function)
            case .softmax, .handedOn: nil
            }
        }.joined(separator: ", ")
    }

    private static func how(_ function: ElementFunction) -> String {
        guard let slopes = function.slopes else { return "× slope of the \(function.title)" }
        return slopes.below == 0 ? "0 where the \(function.title) gave 0"
            : "× \(Format.number(slopes.below)) below 0, by the \(function.title)"
    }

    private var steps: Table {
        let stages = stages
        let columns = [
            Column("step"), Column("layer"), Column("how"), Column("numbers"), Column("nonzero"), Column("norm"),
            Column("largest"),
        ]
        let rows: [[Value]] = stages.enumerated().map { number, stage in
            [
                .integer(number + 1), .text(stage.name), .text(stage.how), .integer(stage.step.gradient.count),
                .integer(stage.step.active), .number(stage.step.norm), .text(largest(stage.step)),
            ]
        }
        var table = Table(
            title: "from the loss of \(sample.caption) to \(parameter.path)", columns: columns, rows: rows,
            drawing: [.text(loss), .table(grid(stages))])
        table.finding = "The gradient of the loss, \(Format.number(trace.loss)), has norm "
            + "\(Format.number(trace.steps[0].norm)) at the logits and "
            + "\(Format.number(trace.steps[trace.steps.count - 1].norm)) at \(stages.last?.name ?? "")."
        return table
    }

    private var loss: String {
        "The loss is −log of the probability of \(label): −log \(Format.number(trace.probabilities[trace.label])) = "
            + "\(Format.number(trace.loss)). The network runs as at inference: moving averages, no dropout. "
            + "Its gradient is passed back layer by layer:"
    }

    /// Narrow enough for 80 columns with the longest names of the default network.
    private func grid(_ stages: [Stage]) -> Table {
        Table(
            columns: [
                Column(key: "layer", heading: "gradient at"), Column(key: "how", heading: "how it was computed"),
                Column(key: "nonzero", heading: "not 0", decimals: 0),
                Column(key: "norm", heading: "norm", alignment: .right), Column(key: "largest", heading: "largest at"),
            ],
            rows: stages.map { stage in
                let step = stage.step
                let share = Double(step.active) / Double(max(1, step.gradient.count))
                let largest = step.largest(1).first.map { architecture.unit(at: $0, ofLayer: step.layer) }
                return [
                    .text(stage.name), .text(stage.how), .fraction(share), .text(Format.number(step.norm)),
                    largest.map { .text("\(names.path($0))") } ?? .missing,
                ]
            })
    }
}

// The end of the way.
extension TraceDrawing {
    private var sum: Table {
        let ranked = trace.ranked
        let rows = ranked.enumerated().map { number, term -> [Value] in
            [
                .integer(number + 1), .text("\(names.path(term.unit))"),
                term.read.map { .text("\(names.path(architecture.origin(of: $0)))") } ?? .missing, .number(term.input),
                .number(term.gradient), .number(term.product),
            ]
        }
        var table = Table(
            columns: [
                Column("term"), Column("unit"), Column("reads"), Column("input"), Column("gradient"), Column("product"),
            ],
            rows: rows, totals: [.missing, "sum", .missing, .missing, .missing, .number(trace.gradient)],
            drawing: [.text(meaning), .table(grid(ranked))])
        table.finding = "It is the sum of input × gradient over \(places), \(Format.number(trace.gradient))."
        return table
    }

    private var places: String {
        trace.terms.count == 1 ? "one position" : "\(Format.integer(trace.terms.count)) positions"
    }

    /// What is added to the variance in the layer of the parameter.
    private var epsilon: String {
        guard case .normalization(let epsilon) = architecture.layers[parameter.tensor.layer].formula else { return "0" }
        return Format.number(Double(epsilon))
    }

    private var meaning: String {
        let value = Format.number(Double(parameter.value))
        let what = switch parameter.path.role {
        case .kernel: "is multiplied by an input"
        case .gamma: "is multiplied with (x − mean) / √(variance + \(epsilon))"
        default: "is added directly, so its input is 1,"
        }
        return "\(parameter.path) is \(value) and \(what) at \(places); the derivative of the loss is the sum of "
            + "input × gradient over \(trace.terms.count == 1 ? "it" : "them"):"
    }

    private func grid(_ ranked: [GradientTrace.Term]) -> Table {
        let shown = ranked.count <= Self.terms + 2 ? ranked.count : Self.terms
        let rest = ranked.dropFirst(shown)
        let printed = PrintedSum(
            ranked.prefix(shown).map(\.product) + (rest.isEmpty ? [] : [rest.reduce(0) { $0 + $1.product }]),
            total: trace.gradient)
        var rows = ranked.prefix(shown).enumerated().map { place, term -> [Value] in
            [
                .text(names.name(term.unit)), .text(term.read.map { names.name(architecture.origin(of: $0)) } ?? ""),
                .text(Format.number(term.input)), .text(Format.number(term.gradient)), .text(printed.parts[place]),
            ]
        }
        if let last = printed.parts.last, !rest.isEmpty {
            let silent = rest.count { $0.product == 0 }
            let words = "\(Format.integer(rest.count)) more" + (silent > 0 ? ", \(Format.integer(silent)) of them 0" : "")
            rows.append([.text(words), .text(""), .text(""), .text(""), .text(last)])
        }
        if let rounding = printed.rounding {
            rows.append([.text("rounding of these lines"), .text(""), .text(""), .text(""), .text(rounding)])
        }
        return Table(
            columns: [
                Column(key: "unit", heading: "at"), Column(key: "reads", heading: "reads"),
                Column(key: "input", heading: "input", alignment: .right),
                Column(key: "gradient", heading: "× gradient", alignment: .right),
                Column(key: "product", heading: "= adds", alignment: .right),
            ],
            rows: rows, totals: [.text("derivative"), .text(""), .text(""), .text(""), .text(printed.total)])
    }
}
