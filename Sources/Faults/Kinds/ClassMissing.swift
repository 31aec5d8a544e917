import Datasets
import Insight

/// A class that the training images lack.
struct ClassMissing: Fault {
    let name = "class-missing"
    let otherNames = ["missing-class", "one-class-missing"]
    let level = 3
    let meaning = "one class is missing from the training images"
    let story = """
        The training images of one class were left out. Nobody ever told the network that there is such a class, and it never answers \
        it; validation images, which are taken from the training images, do not show that, but a tenth of the test images are read wrong.
        """
    let hints = [
        "Compare the validation images with the test images. Where do the additional mistakes come from?",
        "Which classes are read wrong? `confusion` has a row for each.",
    ]
    let way = [
        Step("confusion", "one class is never read right, and never answered"),
        Step("data", "it has no training image"),
    ]

    func suits(_ data: Dataset) -> Bool { data.classNames.count > 2 }

    func spoil(_ plan: inout TrainingPlan) throws {
        let classes = Set(plan.data.test.labels).intersection(plan.data.train.labels).sorted()
        guard let missing = plan.places(1, of: classes.count).first.map({ classes[$0] }) else { return }
        // As many images as ever, so that their number does not tell.
        let all = plan.origin.train
        let others = (0..<all.count).filter { all.labels[$0] != missing }
        let order = plan.stream.permutation(others.count).prefix(plan.data.train.count)
        plan.replaceTraining(by: all.choosing(order.map { others[Int($0)] }))
    }

    func evidence(in measures: RunMeasures) -> [Finding] {
        [
            Finding("classes of test without a training image", Double(measures.pictures.missingClasses), .count, .above(0)),
            Finding("lowest recall of a class on the test images", measures.recalls.min() ?? .nan, .share, .below(0.05)),
        ]
    }
}
