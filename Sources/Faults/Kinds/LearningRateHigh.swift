/// Steps a hundred times too long.
struct LearningRateHigh: Fault {
    let name = "lr-high"
    let otherNames = ["learning-rate-high", "lr-too-high", "learning-rate-too-high", "lr-x100"]
    let level = 2
    let meaning = "the learning rate was 100 times too high"
    let story = """
        It trained with a learning rate of 0.1 where Adam does well with 0.001. Each step moves every weight by about 0.1, as much \
        as most weights are large: the next batch undoes what the last one learned, and the loss jumps up and down.
        """
    let hints = [
        "Look at the loss batch by batch: `curve --batches`. Does it settle?",
        "How far have the weights gone from where they began? `diff 0 4` tells, for each tensor.",
    ]
    let way = [
        Step("curve --batches", "the loss jumps up and down and does not settle"),
        Step("diff 0 4", "every kernel has moved several times its own norm; in an ordinary run, less than once"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws { plan.settings.learningRate *= 100 }

    func evidence(in measures: RunMeasures) -> [Finding] {
        [
            Finding("least change of a kernel ÷ its first norm", measures.kernelMoves.min() ?? .nan, .number, .above(2)),
            Finding("learning rate of the last batch", measures.lastEpoch?.learningRate ?? .nan, .number, .above(0.02)),
        ]
    }
}
