import Reproducible
import Words

/// Probabilities of logits, and the loss of a probability.
struct SoftmaxQuestions: QuestionKind {
    let name = "softmax"
    let meaning = "probabilities of logits, and the loss of a probability"
    let lesson = "lesson softmax"

    /// Logits farther apart than this give probabilities that are all or nothing.
    private static let widest = 4.0

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        guard let examined = material.examined else { return nil }
        let isAny = random.place(3) == 0 || examined.unsure.isEmpty
        let image = isAny ? random.place(examined.images.count) : examined.unsure[random.place(examined.unsure.count)]
        guard let opener = material.opener(image) else { return nil }
        let logits = opener.logits.map { Double($0) }
        switch random.place(3) {
        case 0: return three(image, logits, material, &random)
        case 1: return ratio(image, logits, material, &random)
        default: return loss(image, opener.probabilities, material, &random)
        }
    }

    /// Softmax over three logits that lie together.
    private func three(
        _ image: Int, _ logits: [Double], _ material: QuizMaterial, _ random: inout RandomStream
    ) -> QuizQuestion? {
        let falling = logits.indices.sorted { logits[$0] > logits[$1] }
        guard falling.count >= 3 else { return nil }
        let chosen = Array(falling[random.place(falling.count - 2)...].prefix(3))
        let shown = chosen.map { Rounded(logits[$0], decimals: 1) }
        guard let most = shown.first?.value, let least = shown.last?.value, most - least <= Self.widest else { return nil }
        let (asked, names) = (random.place(3), chosen.map { material.classNames[$0] })
        let shares = LastLayerStep.shares(shown.map(\.value))
        let text = """
            Of the logits for test/\(image) take three: \(zip(shown, names).map { "\($0.text) for \($1)" }.joined(separator: ", ")). What \
            probability does softmax over these three alone give \(names[asked]), to two decimals?
            """
        let powers = shown.map { Rounded(Exact.exp($0.value - most), decimals: 3).text }
        let below = "Less the largest, \(shown[0].text), the exponentials are \(powers.joined(separator: ", "))"
        return QuizQuestion(
            topic: name, text: text, answer: .number(Rounded(shares[asked], decimals: 2).value, within: 0.01),
            reason: "\(below); \(powers[asked]) of their sum is \(Format.fixed(shares[asked], decimals: 3)).",
            command: command(image, material))
    }

    /// How many times as probable one class is as another.
    private func ratio(
        _ image: Int, _ logits: [Double], _ material: QuizMaterial, _ random: inout RandomStream
    ) -> QuizQuestion? {
        let pair = random.some(2, of: Array(logits.indices)).sorted { logits[$0] > logits[$1] }
        guard pair.count == 2 else { return nil }
        let (first, second) = (Rounded(logits[pair[0]], decimals: 1), Rounded(logits[pair[1]], decimals: 1))
        let lead = Rounded(first.value - second.value, decimals: 1)
        guard lead.value >= 0.3, lead.value <= Self.widest else { return nil }
        let names = pair.map { material.classNames[$0] }
        let ratio = Exact.exp(lead.value)
        return QuizQuestion(
            topic: name,
            text: """
                For test/\(image) the logit of \(names[0]) is \(first.text) and that of \(names[1]) is \(second.text). How many times as probable \
                as \(names[1]) is \(names[0])?
                """,
            answer: .number(Rounded(ratio, digits: 3).value, within: 0.03 * ratio),
            reason: "The ratio of two probabilities is the exponential of the difference of their logits: exp(\(lead.text)) = \(Format.number(ratio)).",
            command: command(image, material))
    }

    /// The cross-entropy of a probability.
    private func loss(
        _ image: Int, _ probabilities: [Float], _ material: QuizMaterial, _ random: inout RandomStream
    ) -> QuizQuestion? {
        let classes = probabilities.indices.filter { 0.01...0.98 ~= probabilities[$0] }
        guard let label = random.one(of: classes) else { return nil }
        let probability = Rounded(Double(probabilities[label]), digits: 2)
        let loss = -Exact.log(probability.value)
        let name = material.classNames[label]
        return QuizQuestion(
            topic: self.name,
            text: """
                The network gives \(name) the probability \(probability.text) for test/\(image). What is the cross-entropy of this image if \
                \(name) is right (natural logarithm, to two decimals)?
                """,
            answer: .number(Rounded(loss, decimals: 2).value, within: 0.01),
            reason: "Minus the logarithm of the probability of the right class: −ln \(probability.text) = \(Format.fixed(loss, decimals: 3)).",
            command: "predict test/\(image)")
    }

    private func command(_ image: Int, _ material: QuizMaterial) -> String {
        "activations test/\(image) \(material.rows.dropLast().last?.name ?? "softmax")"
    }
}
