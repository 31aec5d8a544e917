import ConvNet
import Display
import Insight
import Subjects
import Words

/// The chain rule's derivative beside a finite difference.
struct TraceCheckDrawing {
    private let trace: GradientTrace
    private let parameter: Parameter
    private let sample: Sample
    private let rows: [LayerSummary]

    init(_ trace: GradientTrace, _ parameter: Parameter, _ sample: Sample, _ architecture: Architecture) {
        (self.trace, self.parameter, self.sample) = (trace, parameter, sample)
        rows = architecture.summary()
    }

    /// The functions of the network whose slope changes at 0: `a ReLU`.
    private var bends: String {
        var titles: [String] = []
        for function in rows.compactMap(\.lastFunction) where function.slopes != nil && !titles.contains(function.title) {
            titles.append(function.title)
        }
        return "a " + (titles.isEmpty ? "ReLU" : titles.joined(separator: " or a "))
    }

    var table: Table {
        let difference = trace.difference
        var table = Table(
            columns: [
                Column("parameter"), Column("value"), Column("loss"), Column("gradient"), Column("finite_difference"),
                Column("relative_difference"), Column("kink"),
            ],
            rows: [[
                .text("\(parameter.path)"), .number(Double(parameter.value)), .number(trace.loss),
                .number(trace.gradient), .number(difference.slope), .number(trace.relativeDifference),
                .flag(difference.hasKink),
            ]],
            drawing: verdict.map { .text($0) })
        table.finding = finding
        return table
    }

    private var finding: String {
        let start = "The loss of \(sample.caption) changes with \(parameter.path) by \(Format.number(trace.gradient)) for 1: "
            + "the chain rule and a finite difference"
        return trace.difference.hasKink ? "\(start) differ, since \(bends) or a maximum switches within the step."
            : "\(start) agree to \(Format.number(trace.relativeDifference))."
    }

    /// Why the loss does not depend on the parameter at all; nil where no reason stands out.
    private var silence: String? {
        if trace.terms.allSatisfy({ $0.gradient == 0 }) {
            let activation = rows.first { $0.name == parameter.path.layer }?.activation
            let what = activation.map { $0.cutsBelowZero ? "its \($0.title) cut it" : "its \($0.title) is flat" } ?? "its ReLU cut it"
            return "no gradient comes down to \(parameter.path.layer)/\(parameter.path.channel): \(what) on this sample, "
                + "or no maximum above chose it"
        }
        return trace.terms.allSatisfy { $0.input == 0 } ? "what it is multiplied with is 0 wherever a gradient comes down" : nil
    }

    private var verdict: [String] {
        let difference = trace.difference
        var lines = [
            "chain rule         \(Self.digits(trace.gradient))",
            "finite difference  \(Self.digits(difference.slope))  (loss at the parameter ± \(Format.number(difference.step)), "
                + "in double precision)",
        ]
        if trace.gradient == 0, difference.slope == 0 {
            let why = silence.map { ": \($0)" } ?? ""
            return lines + ["Both are 0, so the loss does not change with \(parameter.path)\(why)."]
        }
        lines.append("relative difference \(Format.number(trace.relativeDifference))")
        if difference.hasKink {
            lines.append(
                "Within the step \(bends) opens or a maximum changes hands, so the slopes to the two sides differ and no "
                    + "difference can settle it.")
        }
        let change = 0.01 * trace.gradient
        lines.append(
            "So with \(parameter.path) larger by 0.01 the loss would \(change < 0 ? "fall" : "rise") by about "
                + "\(Format.number(abs(change))).")
        return lines
    }

    /// Seven significant digits.
    private static func digits(_ value: Double) -> String {
        var (decimals, scaled) = (6, abs(value))
        while scaled < 1, scaled > 0, decimals < 16 { (decimals, scaled) = (decimals + 1, scaled * 10) }
        return Format.fixed(value, decimals: decimals)
    }
}
