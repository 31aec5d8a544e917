import Datasets

/// Images of one split with rows and columns exchanged.
struct ImagesTransposed: Fault {
    let name = "images-transposed"
    let otherNames = ["transposed", "transposed-images", "transposed-split"]
    let level = 3
    let meaning = "the images of one split were transposed"
    let story = """
        Rows and columns were exchanged in the images of one split, train or test, as when a file stores pixels column by column. The \
        network reads images of its own kind well, the validation images among them, and those of the other split badly.
        """
    let hints = [
        "Compare the validation images with the test images. Are they the same kind of image?",
        "`data train` and `data test` draw the mean image of each class. Lay them side by side.",
    ]
    let way = [
        Step("evaluate test", "far below `evaluate validation`"),
        Step("data test", "its mean images are those of `data train`, mirrored at the diagonal"),
    ]

    func suits(_ data: Dataset) -> Bool { data.train.height == data.train.width }

    func spoil(_ plan: inout TrainingPlan) throws {
        if plan.stream.uniform() < 0.5 {
            if let train = plan.data.train.exchanged { plan.replaceTraining(by: train) }
        } else if let test = plan.data.test.exchanged {
            plan.replaceTest(by: test)
        }
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        let gain = measures.onExchangedTest.map { $0.accuracy - measures.onTest.accuracy }
        return [
            Finding("distance of class means, transposed ÷ as is", measures.pictures.exchangedDistance, .number, .below(0.8)),
            Finding("test accuracy, transposed minus as is", gain ?? .nan, .share, .above(0.1)),
        ]
    }
}
