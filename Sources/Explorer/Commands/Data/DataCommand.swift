import ArgumentParser
import Datasets
import Display

/// Describes the data that is loaded.
public struct DataCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Show what data is loaded: counts, classes, the mean image of each class.")
    public static let topic = Topic.data
    public static let examples = [
        Example("data", "counts, class histogram, mean images", setting: ["load synthetic"])
    ]

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let dataset = try session.data(on: surface)
        let share = session.settings.training.validationShare
        return .table(DatasetDrawing(dataset, validationShare: share, width: surface.size.columns).table)
    }
}
