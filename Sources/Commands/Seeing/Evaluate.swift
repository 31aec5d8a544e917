import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Subjects
import Words

/// Examines networks with labelled images.
package struct EvaluateCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure accuracy and loss on a split of the data.")
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("evaluate", "the network in use on the test images", gives: .value("accuracy > 0.9")),
        Example("evaluate validation", "on the images that training keeps back", gives: .value("accuracy > 0.9")),
        Example("evaluate --report", "each class by itself, and is it as often right as sure?",
            gives: .value("f1 > 0.9 --row label=0")),
        Example("evaluate --distorted", "does it read drawings too?",
            gives: .value("accuracy > 0.9 --row 'distortion=as they are'")),
        Example("evaluate test --with small,net", "two networks side by side",
            setting: ["new small --layers 'flatten, dense 10'", "new net"], gives: .value("network = small --row 0")),
    ]
    package static let timedLines = ["evaluate", "evaluate --report", "evaluate --distorted"]

    @Argument(help: "test, train or validation.", completion: .values(.split))
    var split = "test"

    @Flag(help: "Also with the images moved, turned, scaled, thickened, thinned and noisy.")
    var distorted = false

    @Flag(help: "Also precision, recall and F1 of every class, and calibration.")
    var report = false

    @OptionGroup var comparison: ComparedNetworks

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let split = try EvaluatedSplit(named: split)
        let networks = try comparison.networks(in: session)
        var rows: [[Value]] = []
        var notes: [String] = []
        for network in networks {
            let result = try session.evaluate(network, on: split, reporting: surface)
            rows.append(row(network, split, result, images: "as they are"))
            notes.append(remark(network, result, split, isCurrent: session.state.networks.currentName == network.name))
            guard distorted else { continue }
            rows += try distortedRows(network, split, in: &session, on: surface)
        }
        if distorted { notes.append("the distortions are drawn from seed \(session.seed)") }
        var table = Table(columns: columns, rows: rows, notes: notes)
        table.finding = finding(table)
        guard report else { return .table(table) }
        let reports = try networks.map { network in
            let quality = try NetworkQuality(of: network, on: split, in: &session, surface)
            return ReportDrawing(quality, classNames: session.classNames).output
        }
        return .group([.table(table)] + reports)
    }

    /// The accuracy of each network; of distorted images that of the worst kind.
    private func finding(_ table: Table) -> String {
        let named = table.rows.indices.map { row -> (words: String, network: String, distortion: String, accuracy: Double) in
            let network = table.value("network", row: row)?.asText ?? ""
            let accuracy = table.value("accuracy", row: row)?.asNumber ?? 0
            let loss = table.value("loss", row: row)?.asNumber ?? 0
            let images = Format.integer(Int(table.value("images", row: row)?.asNumber ?? 0))
            return (
                "\(network) reads \(Format.percent(accuracy)) of \(images) \(split) images right, with a loss of "
                    + "\(Format.number(loss)).",
                network, table.value("distortion", row: row)?.asText ?? "", accuracy)
        }
        guard distorted else { return named.map(\.words).joined(separator: " ") }
        let worst = named.min { $0.accuracy < $1.accuracy }
        let plain = named.filter { $0.distortion == "as they are" }.map(\.words).joined(separator: " ")
        return plain + (worst.map { " Hardest are images \($0.distortion): \($0.network) reads "
            + "\(Format.percent($0.accuracy)) of them right." } ?? "")
    }

    private var columns: [Column] {
        let first = [Column("network"), Column("split")] + (distorted ? [Column("distortion")] : [])
        return first + [Column("images"), Column("accuracy", decimals: 2), Column("loss", decimals: 4)]
    }

    private func row(
        _ network: NamedNetwork, _ split: EvaluatedSplit, _ result: Evaluation, images: String
    ) -> [Value] {
        [.text(network.name), .text(split.rawValue)] + (distorted ? [.text(images)] : [])
            + [.integer(result.images), .fraction(result.accuracy), .number(result.loss)]
    }

    private func distortedRows(
        _ network: NamedNetwork, _ split: EvaluatedSplit, in session: inout Session, on surface: any Surface
    ) throws -> [[Value]] {
        let images = split.images(of: try session.data(on: surface), share: session.settings.training.validationShare)
        return try Distortion.allCases.map { distortion in
            row(network, split,
                try session.evaluate(network, on: images.images, distortion, reporting: surface),
                images: "\(distortion)")
        }
    }

    private func remark(
        _ network: NamedNetwork, _ result: Evaluation, _ split: EvaluatedSplit, isCurrent: Bool
    ) -> String {
        let wrong = Int((Double(result.images) * (1 - result.accuracy)).rounded())
        let start = "\(network.name) reads \(Format.integer(wrong)) of \(Format.integer(result.images)) wrong"
        return isCurrent && split != .validation && wrong > 0 ? "\(start): `show \(split.rawValue)/wrong`" : start
    }
}
