import Insight
import Reproducible
import Words

/// What a confusion table says.
struct ConfusionQuestions: QuestionKind {
    let name = "confusion"
    let meaning = "reading a confusion table"
    let lesson = "define 'confusion matrix'"

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        guard let examined = material.examined else { return nil }
        let confusion = Confusion(
            labels: examined.images.labels.map { Int($0) }, predictions: examined.predictions.labels, classes: material.names.count)
        let label = random.place(confusion.classes)
        switch random.place(3) {
        case 0: return mistaken(label, confusion, material)
        case 1: return recall(label, confusion, material)
        default: return precision(label, confusion, material)
        }
    }

    private static let introduction = """
        The table counts the test images: a row for each label, a column for each class that the network takes them for.
        """

    private func question(
        _ text: String, _ answer: QuizAnswer, _ reason: String, _ confusion: Confusion, _ material: QuizMaterial
    ) -> QuizQuestion {
        let classes = 0..<confusion.classes
        let table = QuizFigure.table(
            headings: ["label"] + classes.map { material.classNames[$0] },
            rows: classes.map { label in
                [material.classNames[label]] + classes.map { "\(confusion.count(label: label, predicted: $0))" }
            })
        return QuizQuestion(
            topic: name, text: "\(Self.introduction) \(text)", figures: [table], answer: answer, reason: reason, command: "confusion")
    }

    /// What a class is mistaken for most often; nil where two are first.
    private func mistaken(_ label: Int, _ confusion: Confusion, _ material: QuizMaterial) -> QuizQuestion? {
        let mistakes = confusion.mistakes.filter { $0.label == label }
        guard let first = mistakes.first, mistakes.dropFirst().allSatisfy({ $0.count < first.count }) else { return nil }
        let (name, other) = (material.classNames[label], material.classNames[first.predicted])
        return question(
            "What is \(name) mistaken for most often?", .category(first.predicted, names: material.names),
            "In the row of \(name), beside \(confusion.count(label: label, predicted: label)) that are read right, the largest count "
                + "stands under \(other): \(Format.integer(first.count)).", confusion, material)
    }

    private func recall(_ label: Int, _ confusion: Confusion, _ material: QuizMaterial) -> QuizQuestion? {
        guard let recall = confusion.recall(label: label) else { return nil }
        let name = material.classNames[label]
        return question(
            "What share of the images labeled \(name) is read right (the recall of \(name)), in percent to one decimal?",
            Self.percent(recall),
            "\(confusion.count(label: label, predicted: label)) of the \(confusion.total(label: label)) in the row of \(name).",
            confusion, material)
    }

    private func precision(_ label: Int, _ confusion: Confusion, _ material: QuizMaterial) -> QuizQuestion? {
        guard let precision = confusion.precision(predicted: label) else { return nil }
        let name = material.classNames[label]
        return question(
            "What share of the images that are read as \(name) is labeled \(name) (the precision of \(name)), in percent to one decimal?",
            Self.percent(precision),
            "\(confusion.count(label: label, predicted: label)) of the \(confusion.total(predicted: label)) in the column of \(name).",
            confusion, material)
    }

    private static func percent(_ share: Double) -> QuizAnswer { .percent(100 * share, within: 0.1) }
}
