import ConvNet
import Insight
import Reproducible
import Words

/// Which digit suffers most when a channel is silenced.
struct AblationQuestions: QuestionKind {
    let name = "ablation"
    let meaning = "what a silenced channel does to which digit"
    let lesson = "define ablation"

    /// The hardest hit class loses so much more of its accuracy than any other, and so many more images.
    private static let (leastLead, leastImages) = (0.004_999, 2)

    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion? {
        let layers = material.rows.filter {
            $0.parameters > 0 && Ablation.obstacle(from: $0, to: $0, in: material.architecture) == nil
        }
        guard let row = random.one(of: layers) else { return nil }
        let channel = random.place(row.output.channels)
        guard let change = material.change(silencing: channel, of: row), let hardest = change.hardestHit else { return nil }
        let losses = change.classes.map { -($0.change ?? 0) }
        let others = change.classes.indices.filter { $0 != hardest && change.classes[$0].images > 0 }
        let lost = change.classes.map { $0.before - $0.after }
        let isClear = others.allSatisfy { other in
            losses[hardest] - losses[other] >= Self.leastLead && lost[hardest] - lost[other] >= Self.leastImages
        }
        guard others.count >= 3, isClear else { return nil }
        let choices = (random.some(3, of: others) + [hardest]).sorted()
        guard let place = choices.firstIndex(of: hardest) else { return nil }
        let unit = "\(row.name)/\(channel)"
        return QuizQuestion(
            topic: name,
            text: "\(unit) is silenced, so that it gives 0 for every image. The accuracy of which class falls most on the test images?",
            answer: .choice(place, of: choices.map { material.classNames[$0] }),
            reason: choices.map { words($0, change, material) }.joined(separator: "; ") + ".", command: "ablate \(unit)")
    }

    /// `3: from 99.00 % to 87.50 %`.
    private func words(_ label: Int, _ change: AccuracyChange, _ material: QuizMaterial) -> String {
        let count = change.classes[label]
        let (before, after) = (count.accuracyBefore ?? 0, count.accuracyAfter ?? 0)
        return "\(material.classNames[label]): from \(Format.percent(before)) to \(Format.percent(after))"
    }
}
