import ConvNet
import Insight
import Subjects
import Words

/// An opened sum in words.
struct SumWords {
    private let sum: OpenedSum
    private let opening: OpenedTrail
    private let opener: Opener
    private let names: UnitNames
    private let network: String
    private let printed: PrintedSum

    init(
        _ sum: OpenedSum, _ opening: OpenedTrail, _ opener: Opener, _ names: UnitNames, network: String,
        printed: PrintedSum
    ) {
        (self.sum, self.opening, self.opener) = (sum, opening, opener)
        (self.names, self.network, self.printed) = (names, network, printed)
    }

    private var name: String { names.name(of: sum.subject) }
    private var value: String { text(sum.value) }

    private func text(_ value: Double) -> String { Format.fixed(value, decimals: printed.decimals) }

    /// What a constant is called in the list.
    func name(of constant: OpenedSum.Constant) -> String {
        guard case .normalization = sum.kind, constant.name == "mean" else { return constant.name }
        return "the mean, subtracted: -mean × weight"
    }

    /// Sentences above the pictures.
    var headline: [String] { (isAnswer ? [answer] : []) + [explanation] + numbers }

    /// Sentences under the terms.
    var ending: [String] {
        var lines: [String] = []
        if let activation = sum.activation { lines.append(ending(activation)) }
        if case .pixel = sum.kind { return lines }
        return lines + [precision]
    }

    /// How far the kernels, which compute in single precision, are from the exact sum.
    private var precision: String {
        let distance = abs(sum.value - sum.computed)
        let computed = Format.fixed(sum.computed, decimals: printed.decimals + 3)
        guard distance > 0 else { return "the network computed the same: \(computed)" }
        return "the network, in single precision, computed \(computed): \(Format.number(distance)) away"
    }

    /// All that `--describe` shows.
    var finding: String {
        let whole = "\(name) of \(opening.sample.path) is \(value)"
        guard case .pixel = sum.kind else {
            let strongest = sum.ranked.prefix(3).map { "\(names.name($0.origin)) \(Self.signed(text($0.product)))" }
            return "\(isAnswer ? answer + " " : "")\(whole)\(made): \(Format.count(sum.terms.count, "term")), "
                + "the largest \(strongest.joined(separator: ", "))."
        }
        return "\(whole). \(explanation)"
    }

    private static func signed(_ text: String) -> String { text.hasPrefix("-") ? text : "+" + text }
}

// What the number means where the way begins.
extension SumWords {
    private var isAnswer: Bool {
        switch sum.subject {
        case .unit(let unit): unit.layer == opener.network.architecture.layers.count - 1
        case .difference: true
        }
    }

    /// The class that a misread sample is labeled with, where its winning logit is opened.
    var rival: Int? {
        guard case .unit(let unit) = sum.subject, isAnswer, let label = opening.sample.label,
            opener.logits.indices ~= label, unit == opener.logit(Prediction(probabilities: opener.logits).verdict),
            unit.channel != label
        else { return nil }
        return label
    }

    private func shown(_ label: Int) -> String {
        names.label(label) == "\(label)" ? "\(label)" : "\(label) (\(names.label(label)))"
    }

    private func share(_ label: Int) -> String { Format.percent(Double(opener.probabilities[label])) }

    private var answer: String {
        let ranking = Prediction(probabilities: opener.logits).ranking
        let winner = ranking.first ?? 0
        let label = opening.sample.label
        var reading = "\(network) reads it as \(shown(winner))"
        if let label, label != winner { reading += ", though it is labeled \(shown(label))" }
        switch sum.subject {
        case .unit(let unit) where unit.channel == winner:
            let next = ranking.dropFirst().first.map { "; next is \(shown($0)) with \(logit($0)), \(share($0))" } ?? ""
            return "\(reading): logit \(winner) is the largest of \(ranking.count), \(logit(winner)), which softmax turns into "
                + "\(share(winner))\(next)."
        case .unit(let unit):
            let place = (ranking.firstIndex(of: unit.channel) ?? 0) + 1
            return "\(reading): logit \(winner) is \(logit(winner)). Logit \(shown(unit.channel)) is number \(place) of "
                + "\(ranking.count), \(logit(unit.channel)), which softmax turns into \(share(unit.channel))."
        case .difference(let a, let b):
            return "\(reading): logit \(a.channel), \(logit(a.channel)), is \(printed.total) above logit "
                + "\(shown(b.channel)), \(logit(b.channel))."
        }
    }

    private func logit(_ label: Int) -> String { text(Double(opener.logits[label])) }
}

// What makes the number.
extension SumWords {
    private var below: String { sum.terms.first.map { names.layer($0.origin.layer) } ?? "" }

    private var explanation: String {
        let parts = "\(Format.count(sum.terms.count, "term")), weight × input,"
        switch sum.kind {
        case .pixel where opening.sample.picture.channels > 1: return color
        case .pixel:
            let gray = Int((sum.value * 255).rounded())
            return "The pixel in row \(sum.field.rows.lowerBound), column \(sum.field.columns.lowerBound) has gray level "
                + "\(gray) of 255 (0 is empty, 255 full ink); the network reads it as \(gray) / 255 = \(value). "
                + "Nothing is below: this number comes from the image."
        case .sum:
            return "\(name) is the sum of \(parts) and a bias: one term for each number of \(below)\(handedOn)\(activated)."
        case .difference where sum.constants.isEmpty:
            return "The difference is the one logit minus the other."
        case .difference:
            return "The difference is the sum of \(parts) each weight being that of the one logit minus that of the other."
        case .windowSum(let height, let width, let outside, _):
            return windowSum(height, width, outside: outside, parts)
        case .normalization(let channel):
            let epsilon = Format.number(channel.epsilon)
            return "\(name) is one number of \(below), normalized: gamma · (x − mean) / √(variance + \(epsilon)) + beta."
        case .largest(let height, let width):
            return "\(name) is the largest of the \(height)×\(width) numbers of \(below) in its window: that one goes on, the "
                + "others count 0 times."
        case .mean(let height, let width):
            return "\(name) is the mean of the \(height)×\(width) numbers of \(below) in its window: each counts "
                + "1 / \(height * width)."
        case .function(let function):
            guard let slopes = function.slopes else { return "\(name) is the \(function.title) of one number of \(below)." }
            let other = slopes.below == 0 ? "0" : "\(Format.number(slopes.below)) times it"
            return "\(name) is one number of \(below) if that is above 0, else \(other)."
        case .handedOn:
            return "\(name) is what \(below) gives, passed on unchanged."
        }
    }

    /// One channel of a pixel in color.
    private var color: String {
        guard case .unit(let unit) = sum.subject else { return "" }
        let level = Int((sum.value * 255).rounded())
        let name = ["red", "green", "blue"][min(max(unit.channel, 0), 2)]
        return "The pixel in row \(unit.row), column \(unit.column) has \(level) of 255 of \(name), channel \(unit.channel); "
            + "the network reads it as \(level) / 255 = \(value). Nothing is below: this number comes from the image."
    }

    /// The layers between that only hand on.
    private var handedOn: String {
        guard let term = sum.terms.first, term.origin.layer < term.unit.layer else { return "" }
        var between: [String] = []
        for layer in stride(from: term.unit.layer, to: term.origin.layer, by: -1) {
            if let row = names.row(of: layer), !between.contains(row.name) { between.append(row.name) }
        }
        return ", which \(between.reversed().joined(separator: " and ")) \(between.count == 1 ? "passes" : "pass") on"
    }

    private func windowSum(_ height: Int, _ width: Int, outside: Int, _ parts: String) -> String {
        let rows = sum.terms.map(\.origin.row), columns = sum.terms.map(\.origin.column)
        let window = "rows \(((rows.min() ?? 0)..<(rows.max() ?? 0) + 1).words), "
            + "columns \(((columns.min() ?? 0)..<(columns.max() ?? 0) + 1).words)"
        let maps = Set(sum.terms.map(\.origin.channel)).count
        let over = below != "the image" ? "the \(maps) maps of \(below)"
            : maps == 1 ? "the image" : "the \(maps) channels of the image"
        let padding = outside > 0
            ? "; \(outside) of its \(height * width) positions lie outside and count as 0" : ""
        return "\(name) is the sum of \(parts) and a bias: its \(height)×\(width) kernel lies on \(window) of "
            + "\(over)\(handedOn)\(padding)\(activated)."
    }

    /// The numbers of a formula.
    private var numbers: [String] {
        guard case .normalization(let channel) = sum.kind, let term = sum.terms.first else { return [] }
        let (digits, epsilon) = (max(printed.decimals, 4), Format.number(channel.epsilon))
        func number(_ value: Double) -> String {
            let text = Format.fixed(value, decimals: digits)
            return value < 0 ? "(\(text))" : text
        }
        return [
            "= \(number(channel.gamma)) · (\(number(term.input)) − \(number(channel.mean))) / "
                + "√(\(number(channel.variance)) + \(epsilon)) + \(number(channel.beta)) = \(value)",
            "so the weight of x is gamma / √(variance + \(epsilon)) = \(number(channel.scale))",
        ]
    }
}

// What the activation makes of the sum.
extension SumWords {
    private enum Effect {
        case kept, cut, changed
    }

    private func effect(_ activation: ElementFunction) -> Effect {
        if sum.total > 0 { return activation.slopes?.above == 1 ? .kept : .changed }
        return activation.cutsBelowZero ? .cut : .changed
    }

    /// Behind the value: `, kept by the ReLU`.
    private var made: String {
        guard let activation = sum.activation else { return "" }
        switch effect(activation) {
        case .kept: return ", kept by the \(activation.title)"
        case .cut: return ", cut by the \(activation.title) from \(printed.total)"
        case .changed: return ", which the \(activation.title) makes of \(printed.total)"
        }
    }

    /// Behind what is summed: `; the ReLU keeps it`.
    private var activated: String {
        guard let activation = sum.activation else { return "" }
        switch effect(activation) {
        case .kept: return "; the \(activation.title) keeps it"
        case .cut: return "; the \(activation.title) cuts \(printed.total) to 0"
        case .changed: return "; the \(activation.title) makes \(value) of \(printed.total)"
        }
    }

    /// Under the terms.
    private func ending(_ activation: ElementFunction) -> String {
        switch effect(activation) {
        case .kept: "\(activation.title): the sum is above 0 and is kept, so \(name) = \(value)"
        case .cut: "\(activation.title): the sum is not above 0 and is cut, so \(name) = 0"
        case .changed: "\(activation.title): it makes \(value) of the sum, so \(name) = \(value)"
        }
    }
}
