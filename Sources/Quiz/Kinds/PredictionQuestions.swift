import Insight
import Reproducible
import Words

/// Which digit the network takes an image for.
struct PredictionQuestions: QuestionKind {
    let name = "predictions"
    let meaning = "what the network takes an image for"
    let lesson = "lesson softmax"

    /// The largest of the logits as they are shown is ahead by so much.
    private static let leastLead = 0.05
    /// What is read right with such a probability needs no logits beside it.
    private static let sure: Float = 0.9

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        guard let examined = material.examined else { return nil }
        let isAny = random.place(2) == 0 || examined.unsure.isEmpty
        let image = isAny ? random.place(examined.images.count) : examined.unsure[random.place(examined.unsure.count)]
        guard let opener = material.opener(image) else { return nil }
        let prediction = Prediction(probabilities: opener.probabilities)
        let label = Int(examined.images.labels[image])
        let isPlain = prediction.verdict == label && prediction.confidence >= Self.sure
        let what = examined.images.height > 0 && material.names == material.names.indices.map { "\($0)" } ? "digit" : "class"
        let shown = opener.logits.map { Rounded(Double($0), decimals: 2) }
        guard isPlain || Self.leads(prediction.verdict, shown.map(\.value)) else { return nil }
        let logits = QuizFigure.table(
            headings: [what, "logit"], rows: zip(material.names, shown).map { [$0, $1.text] })
        let clue = isPlain ? "" : " Its logits stand below."
        return QuizQuestion(
            topic: name, text: "Which \(what) does the network take test/\(image) for?\(clue)",
            figures: [.pictures([material.picture(image)])] + (isPlain ? [] : [logits]),
            answer: .category(prediction.verdict, names: material.names),
            reason: reason(prediction, label: label, material), command: "predict test/\(image)")
    }

    private static func leads(_ place: Int, _ logits: [Double]) -> Bool {
        logits.indices.allSatisfy { $0 == place || logits[place] - logits[$0] >= leastLead }
    }

    private func reason(_ prediction: Prediction, label: Int, _ material: QuizMaterial) -> String {
        let sure = Format.percent(Double(prediction.confidence))
        let right = prediction.verdict == label ? "and is right" : "and is wrong: the label is \(material.classNames[label])"
        return "The largest logit gets the largest probability. The network gives \(material.classNames[prediction.verdict]) "
            + "\(sure), \(right)."
    }
}
