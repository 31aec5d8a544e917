import ArgumentParser
import ConvNet
import Display

/// Examines networks with labelled images.
public struct EvaluateCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure accuracy and loss on a split of the data.")
    public static let topic = Topic.seeing
    public static let examples = [
        Example("evaluate", "the network in use on the test images", setting: ["load synthetic", "new"]),
        Example("evaluate validation", "on the images that training keeps back", setting: ["load synthetic", "new"]),
        Example(
            "evaluate test --with small,net", "two networks side by side",
            setting: ["load synthetic", "new small --layers 'flatten, dense 10'", "new net"]),
    ]

    @Argument(help: "test, train or validation.", completion: .values(.split))
    var split = "test"

    @OptionGroup var comparison: ComparedNetworks

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let split = try EvaluatedSplit(named: split)
        let networks = try comparison.networks(in: session)
        var rows: [[Value]] = []
        var notes: [String] = []
        for network in networks {
            let result = try session.evaluate(network, on: split, reporting: surface)
            rows.append([
                .text(network.name), .text(split.rawValue), .integer(result.images), .fraction(result.accuracy),
                .number(result.loss),
            ])
            notes.append(remark(network, result, split, isCurrent: session.state.networks.currentName == network.name))
        }
        let columns = [
            Column("network"), Column("split"), Column("images"), Column("accuracy", decimals: 2),
            Column("loss", decimals: 4),
        ]
        return .table(Table(columns: columns, rows: rows, notes: notes))
    }

    private func remark(
        _ network: NamedNetwork, _ result: Evaluation, _ split: EvaluatedSplit, isCurrent: Bool
    ) -> String {
        let wrong = Int((Double(result.images) * (1 - result.accuracy)).rounded())
        let start = "\(network.name) reads \(Format.integer(wrong)) of \(Format.integer(result.images)) wrong"
        return isCurrent && split != .validation && wrong > 0 ? "\(start): `show \(split.rawValue)/wrong`" : start
    }
}
