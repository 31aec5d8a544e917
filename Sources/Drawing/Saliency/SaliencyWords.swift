import Insight
import Subjects
import Words

/// What a map shows, in sentences.
struct SaliencyWords {
    private let map: AttributionMap
    private let classNames: ClassNames

    init(_ map: AttributionMap, classNames: ClassNames) {
        self.map = map
        self.classNames = classNames
    }

    /// `9`, or `9 against 4`.
    var target: String {
        classNames[map.target.label] + (map.target.against.map { " against \(classNames[$0])" } ?? "")
    }

    /// The number that is explained: `the logit of 9`.
    var quantity: String {
        guard let against = map.target.against else { return "the logit of \(classNames[map.target.label])" }
        return "the lead of \(classNames[map.target.label]) over \(classNames[against])"
    }

    /// Where the map is strongest.
    var finding: String {
        guard let region = map.region, let peak = map.peak else {
            return "\(subject) no evidence for it in the picture."
        }
        var text = "\(subject) \(Self.place(region, map.height, map.width)), \(Self.lines(region))"
        // Its pixels lie between the places of coarser maps, so no single one says anything.
        if map.method == .gradcam { return text + "." }
        text += " (\(Format.percent(region.share, decimals: 0)) of the evidence for it)"
        text += "; the strongest pixel is row \(peak.row), column \(peak.column)"
        if let trough = map.trough { text += ", the strongest against it row \(trough.row), column \(trough.column)" }
        return text + "."
    }

    private var subject: String {
        let found = map.region != nil
        switch map.method {
        case .gradcam: return "Grad-CAM for \(target) \(found ? "lights up" : "finds")"
        case .integrated: return "Integrated gradients for \(target) \(found ? "point mainly to" : "find")"
        case .gradient: return "The gradient for \(target) \(found ? "is steepest in" : "finds")"
        case .smoothgrad: return "SmoothGrad for \(target) \(found ? "is strongest in" : "finds")"
        case .occlusion: return "Covering a patch hurts \(target) \(found ? "most in" : "nowhere; it finds")"
        case .lrp: return "LRP for \(target) \(found ? "points most to" : "finds")"
        }
    }

    /// `rows 6–12, columns 9–18`.
    static func lines(_ region: SalientRegion) -> String {
        "rows \(text(region.rows)), columns \(text(region.columns))"
    }

    static func text(_ range: ClosedRange<Int>) -> String { "\(range.lowerBound)–\(range.upperBound)" }

    /// The part of the picture that the middle of a region lies in, by thirds: `the upper left`.
    static func place(_ region: SalientRegion, _ height: Int, _ width: Int) -> String {
        if 3 * region.rows.count > 2 * height, 3 * region.columns.count > 2 * width { return "most of the picture" }
        func third(_ range: ClosedRange<Int>, _ side: Int) -> Int {
            min(2, 3 * (range.lowerBound + range.upperBound + 1) / (2 * max(1, side)))
        }
        let (row, column) = (third(region.rows, height), third(region.columns, width))
        if row == 1, column == 1 { return "the middle" }
        let down = ["upper", "", "lower"][row]
        let across = ["left", "middle", "right"][column]
        return down.isEmpty ? "the \(across) half" : "the \(down) \(across)"
    }
}

// How the map was made.
extension SaliencyWords {
    package var note: String {
        switch map.evidence {
        case .slope:
            return "gradient: how fast \(quantity) changes with each pixel"
        case .noise(let copies, let sigma):
            let noise = sigma.map { ", noise with standard deviation \(Format.number(Double($0)))" } ?? ""
            return "SmoothGrad: the mean gradient of \(copies) noisy copies\(noise)"
        case .path(let steps, let black, let gap):
            return "integrated gradients: the pixels add up to \(number(map.sum)), and \(quantity) changes by "
                + "\(number(map.output - black)) from black (\(number(black))) to the image; gap "
                + "\(share(gap, of: map.output - black)), \(steps) steps, midpoint rule"
        case .featureMaps(let source, _):
            return "Grad-CAM: \(source.channels) maps of \(source.layer), \(source.height)×\(source.width), "
                + (source.activation.map { "after \($0.title), " } ?? "") + "each weighted by its mean gradient"
        case .patches(let window, let stride):
            return "occlusion: \(window)×\(window) patches made black, \(stride == 1 ? "every pixel" : "every \(stride) pixels");"
                + " a pixel has the mean fall of \(quantity) under the patches over it"
        case .relevance(let account):
            return relevance(account)
        }
    }

    /// `LRP (epsilon rule): 12.3 of the logit = 5.1 to the pixels + …`.
    private func relevance(_ account: RelevanceAccount) -> String {
        let kept = [
            ("biases", account.biases), ("the shifts of batch normalization", account.shifts),
            (epsilon(account), account.epsilon), ("sums in which nothing counts by the rule", account.unshared),
        ].filter { abs($0.1) > 1e-6 * abs(account.output) }
        let rest = kept.isEmpty ? "" : "; kept on the way: " + kept.map { "\($0) \(number($1))" }.joined(separator: ", ")
        let share = account.share(account.pixels).map { " (\(Format.percent($0)))" } ?? ""
        return "LRP, \(name(account.rule)): of \(quantity), \(number(account.output)), "
            + "\(number(account.pixels))\(share) reach the pixels\(rest)"
    }

    /// What the part that ε keeps is called: beside the other rules it belongs to the layers that share by the epsilon rule
    /// whatever rule the sums have.
    private func epsilon(_ account: RelevanceAccount) -> String {
        if case .epsilon = account.rule { return "epsilon" }
        return "the epsilon rule of " + account.kindsWithEpsilon.joined(separator: " and ")
    }

    private func name(_ rule: RelevanceRule) -> String {
        switch rule {
        case .epsilon(let epsilon): "\(rule.title) (epsilon \(Format.number(Double(epsilon))) of the outputs' size)"
        case .zplus: rule.title
        case .gamma(let gamma): "\(rule.title) (gamma \(Format.number(Double(gamma))))"
        }
    }

    private func number(_ value: Double) -> String {
        Format.number(value, decimals: abs(value) >= 0.1 || value == 0 ? 2 : 4)
    }

    private func share(_ part: Double, of whole: Double) -> String {
        whole == 0 ? number(part) : Format.percent(abs(part / whole))
    }
}
