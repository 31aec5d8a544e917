import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Describes the data that is loaded.
package struct DataCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Show what data is loaded: counts, classes, mean images, odd and double ones.")
    package static let topic = Topic.data
    package static let effect = Effect.draws
    package static let examples = [
        Example("data", "counts, class histogram, mean images", gives: .value("height = 28 --row split=train")),
        Example("data --variance", "where the images of a class differ", gives: .value("mean_ink < 0.1 --row label=1")),
        Example("data test --outliers", "the images least like their class", gives: .value("deviations > 2 --row 0")),
        Example("data test --duplicates --count 3", "the three closest pairs",
            gives: .value("first_label = 1 --row 0")),
    ]
    package static let timedLines = ["data", "data --variance", "data --outliers", "data --duplicates"]

    @Argument(help: "The images that pictures and options are about: train, test or validation.",
        completion: .values(.split))
    var split = "train"

    @Flag(help: "The mean and the variance image of every class.")
    var variance = false

    @Flag(help: "The images of each class that are farthest from its mean image.")
    var outliers = false

    @Flag(help: "The pairs of images that are nearest to each other, pixel by pixel.")
    var duplicates = false

    @Option(
        help: "How many outliers of each class (2 if left out), or pairs (8).",
        transform: Number.integer(1...100, "--count"))
    var count: Int?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let split = try EvaluatedSplit(named: split)
        let chosen = [variance, outliers, duplicates].count { $0 }
        guard chosen <= 1 else {
            throw ExplorerError.refused(
                "--variance, --outliers and --duplicates show different things", remedy: "give one at a time")
        }
        if count != nil, !outliers, !duplicates {
            throw ExplorerError.refused("--count is about --outliers and --duplicates", remedy: "add one of them")
        }
        let dataset = try session.data(on: surface)
        let share = session.settings.training.validationShare
        let (images, name, first) = split.images(of: dataset, share: share)
        guard images.count > 0 else { throw ExplorerError.nothingKeptBack }
        let part = DataPart(
            images: images, split: split, name: name, first: first, dataset: dataset.name,
            classNames: ClassNames(dataset.classNames))
        let classes = dataset.classNames.count
        if variance {
            let spread = try ClassSpread(images, classes: classes, surface.watch("averaging images"))
            return .table(SpreadDrawing(part, spread).table)
        }
        if outliers {
            let found = try Outliers.perClass(
                images, classes: classes, count: count ?? 2, surface.watch("comparing images"))
            return .table(OutlierDrawing(part, found).table)
        }
        if duplicates {
            let pairs = try Duplicates(images, count: count ?? 8, surface.watch("comparing images"))
            return .table(DuplicateDrawing(part, pairs).table)
        }
        return .table(DatasetDrawing(dataset, pictured: (images, split), validationShare: share).table)
    }
}
