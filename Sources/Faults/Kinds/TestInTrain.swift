import Datasets
import Subjects

/// Test images that the network has learned from.
struct TestInTrain: Fault {
    let name = "test-in-train"
    let otherNames = ["leak", "leakage", "data-leak", "data-leakage", "test-images-in-training"]
    let level = 3
    let meaning = "the test images are among the training images"
    let story = """
        Every test image was put among the training images, in place of others, with its label. The network has seen them all, so the \
        test accuracy no longer tells how it reads images that it has never seen; the validation images still do.
        """
    let hints = [
        "All looks well, perhaps too well. Which images does the accuracy speak of?",
        "Take a test image and look for its nearest neighbors among the training images: `similar test/0 train`.",
    ]
    let way = [
        Step("similar test/0 train", "the nearest training image is at distance 0: the same image"),
        Step("similar test/1 train", "and so it is with the next"),
    ]

    func spoil(_ plan: inout TrainingPlan) throws {
        let (train, test) = (plan.data.train, plan.data.test)
        let kept = EvaluatedSplit.validationRange(of: train.count, share: plan.settings.validationShare)
        let places = plan.places(test.count, of: kept.lowerBound)
        var (images, labels) = (train.images, train.labels)
        for (image, place) in places.enumerated() {
            images.replaceSubrange(train.bytes(of: place), with: test.images[test.bytes(of: image)])
            labels[place] = test.labels[image]
        }
        plan.replaceTraining(by: train.with(images: images, labels: labels))
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        let validation = measures.lastEpoch?.validationLoss ?? .nan
        return [
            Finding("test images that are training images too", measures.pictures.copies, .share, .above(0.05)),
            Finding("test loss ÷ validation loss", measures.onTest.loss / validation, .number, .below(1)),
        ]
    }
}
