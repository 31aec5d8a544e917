import ConvNet

/// Dropout that leaves one value in ten.
struct DropoutHigh: Fault {
    let name = "dropout-high"
    let otherNames = ["dropout", "dropout-0.9", "too-much-dropout"]
    let level = 1
    let meaning = "the dropout rate was 0.9"
    let story = """
        All three dropout layers had a rate of 0.9 where 0.25 is usual: in training, nine values in ten were 0, three times over, and \
        the rest ten times as large. Next to nothing of an image gets through, so the network hardly learns, and the training loss is \
        far above that of a guess; in evaluation dropout is off, and the loss of the same network is much lower.
        """
    let hints = [
        "Compare the training loss with the validation loss. Which one is worse, and is that usual?",
        "Something is on in training and off in evaluation. `model` shows the layers with their numbers.",
    ]
    let way = [
        Step("model", "every dropout layer says 0.9"),
        Step("curve", "the training loss is far above the validation loss, where dropout is off"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws { try plan.network.setDropout(0.9) }

    func evidence(in measures: RunMeasures) -> [Finding] {
        let gap = measures.lastEpoch.flatMap { last in last.validationLoss.map { last.loss - $0 } }
        return [
            Finding("highest dropout rate", Self.highestRate(measures.network.architecture), .number, .above(0.6)),
            Finding("training loss minus validation loss", gap ?? .nan, .number, .above(1)),
        ]
    }

    private static func highestRate(_ architecture: Architecture) -> Double {
        let rates = architecture.layers.flatMap { layer -> [Double] in
            guard layer.details.first == .words("dropout") else { return [] }
            return layer.details.compactMap { if case .number(let rate) = $0 { rate } else { nil } }
        }
        return rates.max() ?? 0
    }
}
