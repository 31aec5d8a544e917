/// Steps a thousand times too short.
struct LearningRateLow: Fault {
    let name = "lr-low"
    let otherNames = ["learning-rate-low", "lr-too-low", "learning-rate-too-low"]
    let level = 1
    let meaning = "the learning rate was 1000 times too low"
    let story = """
        It trained with a learning rate of 0.000001 where Adam does well with 0.001. The gradients are sound and point the right way, \
        but in so few batches no weight gets anywhere: the loss falls a little and in a straight line.
        """
    let hints = [
        "The loss hardly falls. Are the gradients to blame, or what is made of them? `stats` shows gradients.",
        "How far have the weights gone from where they began? `diff 0 4` tells, for each tensor.",
    ]
    let way = [
        Step("diff 0 4", "no kernel has moved by even 1 % of its norm"),
        Step("stats train", "gradients are there, and sound: the steps were too short"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws { plan.settings.learningRate /= 1000 }

    func evidence(in measures: RunMeasures) -> [Finding] {
        [
            Finding("greatest change of a kernel ÷ its first norm", measures.kernelMoves.max() ?? .nan, .number, .below(0.02)),
            Finding("norm of the gradient of conv1", measures.firstGradient, .number, .above(0.01)),
        ]
    }
}
