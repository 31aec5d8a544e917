import ConvNet
import Reproducible
import Words

/// The loss after one step.
struct TrainingQuestions: QuestionKind {
    let name = "training"
    let meaning = "the loss after one step of gradient descent"
    let lesson = "lesson gradient-descent"

    /// Losses that a question tells apart differ by so much of the larger one, and smaller ones are not asked about.
    private static let leastChange = 0.03
    private static let leastLoss = 0.005

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        guard let examined = material.examined, let image = image(examined, &random),
            let step = reading(image, material, examined).map({ LastLayerStep(taken: $0) })
        else { return nil }
        if random.place(2) == 0 { return rates(step, image, material, &random) }
        guard let other = self.image(examined, &random), other != image, let reading = reading(other, material, examined) else { return nil }
        return direction(step, image, of: reading, other, material, &random)
    }

    private func image(_ examined: QuizMaterial.Examined, _ random: inout RandomStream) -> Int? {
        examined.unsure.isEmpty ? random.place(examined.images.count) : random.one(of: examined.unsure)
    }

    private func reading(_ image: Int, _ material: QuizMaterial, _ examined: QuizMaterial.Examined) -> LastLayerStep.Reading? {
        material.opener(image).flatMap {
            LastLayerStep.Reading($0, label: Int(examined.images.labels[image]), in: material.architecture)
        }
    }

    /// The last layer's name.
    private func layer(_ material: QuizMaterial) -> String { material.rows.dropLast().last?.name ?? "" }

    /// Which of three losses belongs to a learning rate.
    private func rates(
        _ step: LastLayerStep, _ image: Int, _ material: QuizMaterial, _ random: inout RandomStream
    ) -> QuizQuestion? {
        guard let smallest = random.one(of: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03]) else { return nil }
        let rates = [1.0, 3, 10].map { $0 * smallest }
        let losses = rates.map { Rounded(step.loss(of: step.taken, rate: $0), digits: 3) }
        let before = Rounded(LastLayerStep.loss(step.taken.logits, label: step.taken.label), digits: 3)
        let all = [before.value] + losses.map(\.value)
        guard all.allSatisfy({ $0 >= Self.leastLoss }),
            zip(all, all.dropFirst()).allSatisfy({ abs($0 - $1) >= Self.leastChange * max($0, $1) })
        else { return nil }
        let order = random.some(3, of: [0, 1, 2])
        let asked = random.place(3)
        let words = rates.map { Format.number($0) }
        let text = """
            The loss of test/\(image), labeled \(material.classNames[step.taken.label]), is \(before.text). One step of plain gradient \
            descent for this image alone changes the weights and biases of \(layer(material)) and nothing else. It is tried with the \
            learning rates \(words[0]), \(words[1]) and \(words[2]), each time from the same weights. What is the loss of this image \
            after the step with \(words[asked])?
            """
        let reason = "For the image that the step is taken for, a larger step along the gradient of the last layer lowers the loss "
            + "further: " + zip(words, losses).map { "\($0) gives \($1.text)" }.joined(separator: ", ") + "."
        return QuizQuestion(
            topic: name, text: text, figures: [.pictures([material.picture(image)])],
            answer: .choice(order.firstIndex(of: asked) ?? 0, of: order.map { losses[$0].text }), reason: reason,
            command: command(image, step.taken.label, material))
    }

    /// Whether a step for one image makes the loss of another fall or rise.
    private func direction(
        _ step: LastLayerStep, _ image: Int, of other: LastLayerStep.Reading, _ otherImage: Int, _ material: QuizMaterial,
        _ random: inout RandomStream
    ) -> QuizQuestion? {
        guard let rate = random.one(of: [0.001, 0.003, 0.01, 0.03, 0.1]) else { return nil }
        let before = Rounded(LastLayerStep.loss(other.logits, label: other.label), digits: 3)
        let after = Rounded(step.loss(of: other, rate: rate), digits: 3)
        guard min(before.value, after.value) >= Self.leastLoss,
            abs(after.value - before.value) >= Self.leastChange * max(before.value, after.value)
        else { return nil }
        let (own, others) = (material.classNames[step.taken.label], material.classNames[other.label])
        let text = """
            test/\(image) is labeled \(own) and test/\(otherImage) is labeled \(others). One step of plain gradient descent for \
            test/\(image) alone, with the learning rate \(Format.number(rate)), changes the weights and biases of \(layer(material)) and \
            nothing else. The loss of test/\(otherImage) was \(before.text). Does it fall or rise?
            """
        let changes = step.changes(of: other, rate: rate)
        var reason = "For test/\(otherImage) the step changes the logit of \(own) by \(Format.number(changes[step.taken.label]))"
        if own != others { reason += " and that of \(others) by \(Format.number(changes[other.label]))" }
        return QuizQuestion(
            topic: name, text: text, figures: [.pictures([material.picture(image), material.picture(otherImage)])],
            answer: .choice(after.value < before.value ? 0 : 1, of: ["falls", "rises"]),
            reason: reason + "; its loss becomes \(after.text).", command: command(image, step.taken.label, material))
    }

    /// Follows the gradient to the bias of the right class.
    private func command(_ image: Int, _ label: Int, _ material: QuizMaterial) -> String {
        "trace test/\(image) \(layer(material))/\(label)/bias"
    }
}
