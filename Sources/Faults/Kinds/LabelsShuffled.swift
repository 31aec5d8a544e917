import Datasets

/// Training labels that belong to other images.
struct LabelsShuffled: Fault {
    let name = "labels-shuffled"
    let otherNames = ["shuffled-labels", "labels", "random-labels", "wrong-labels"]
    let level = 1
    let meaning = "the labels of the training images were shuffled"
    let story = """
        The training images kept their order and their labels did not, as when two files are sorted differently. There are as many of \
        each class as before, but what an image shows tells nothing about its label, so there is nothing to learn; validation images, \
        which are taken from the training images, are as wrong.
        """
    let hints = [
        "The network is sound and does try. Is there anything to learn in what it was given?",
        "Look at training images with their labels: `show train/0-8`. `bundled` reads images well: what does it make of them?",
    ]
    let way = [
        Step("show train/0-8", "the images do not show what they are labeled"),
        Step("evaluate train --with bundled", "a network that reads the test images well agrees with a tenth of these labels"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws {
        let train = plan.data.train
        let order = plan.stream.permutation(train.count)
        plan.replaceTraining(by: train.with(images: train.images, labels: order.map { train.labels[Int($0)] }))
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        [
            Finding("training images nearest to their class's mean", measures.pictures.nearOwnMean, .share, .below(0.35)),
            Finding("accuracy on the images learned from", measures.onTrained.accuracy, .share, .below(0.6)),
        ]
    }
}
