import Datasets

/// Pixels that arrive 255 times too small.
struct InputsUnscaled: Fault {
    let name = "inputs-unscaled"
    let otherNames = ["unscaled-inputs", "not-scaled", "unscaled", "inputs-not-scaled", "scaling"]
    let level = 2
    let meaning = "the inputs were not scaled"
    let story = """
        The files had pixels from 0 to 1 where values from 0 to 255 were expected, and nobody multiplied them by 255. To the \
        network the brightest pixel is 1/255 = 0.004, and all shades in between are lost. Batch normalization makes up for a part of it, \
        so it still learns, but more slowly.
        """
    let hints = [
        "Training is slow to begin. What reaches the network? Begin at its input.",
        "How much ink do the images have? `data` has the mean, `show train/0` the picture.",
    ]
    let way = [
        Step("data", "the mean ink is 0.0005, where it should be about 0.1"),
        Step("show train/0", "next to nothing is to be seen"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws {
        func unscaled(_ split: Split) -> Split {
            split.with(images: split.images.map { UInt8((Int($0) + 127) / 255) }, labels: split.labels)
        }
        plan.replaceTraining(by: unscaled(plan.data.train))
        plan.replaceTest(by: unscaled(plan.data.test))
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        [
            Finding("brightest pixel of the training images", Double(measures.pictures.brightest), .count, .below(64)),
            Finding("mean ink of the training images", measures.pictures.meanInk, .number, .below(0.01)),
        ]
    }
}
