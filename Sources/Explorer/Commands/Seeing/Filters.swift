import ArgumentParser
import Display
import Insight

/// Draws the kernels of a convolution.
public struct FiltersCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "filters", abstract: "Draw the filters of a convolution: positive and negative weights.")
    public static let topic = Topic.seeing
    public static let examples = [
        Example("filters conv1", "the filters of the first layer", setting: ["new"]),
        Example("filters conv2/3", "one filter of a deeper layer: a kernel for each channel it reads", setting: ["new"]),
    ]

    @Argument(help: "A convolution, such as conv1, or one of its filters, such as conv2/3.", completion: .values(.unit))
    var layer: String?

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        let convolutions = named.network.architecture.summary().filter { $0.kind == "convolution" }.map(\.name)
        guard let first = convolutions.first else {
            throw ExplorerError.refused("\(named.name) has no convolution", remedy: "`model` shows its layers")
        }
        let unit = try UnitPath(layer ?? first)
        let row = try session.layer(of: unit, in: named.network)
        guard let bank = FilterBank(named.network, layer: row.name) else {
            throw ExplorerError.refused(
                "\(row.name) is \(row.kind) and has no filters",
                remedy: "name a convolution: \(convolutions.joined(separator: ", "))")
        }
        if unit.position != nil {
            throw ExplorerError.refused(
                "'\(unit)' is a place in a map; filters are the same at every place",
                remedy: "`filters \(row.name)/\(unit.channel ?? 0)`")
        }
        return .table(FilterDrawing(bank).table(filter: unit.channel))
    }
}
