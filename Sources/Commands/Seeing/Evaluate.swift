import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Subjects
import Words

/// Examines networks with labeled images.
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
        var measured: [Measured] = []
        var notes: [String] = []
        for network in networks {
            let result = try session.evaluate(network, on: split, reporting: surface)
            measured.append(Measured(network: network.name, images: Measured.plain, result: result))
            notes.append(remark(network, result, split, isCurrent: session.state.networks.currentName == network.name))
            guard distorted else { continue }
            measured += try measureDistorted(network, split, in: &session, on: surface)
        }
        if distorted {
            notes.append("the distortions are drawn from seed \(session.seed)")
            if session.dataset?.train.channels != 1 {
                notes.append("thickened and thinned are left out: pictures in color have no strokes")
            }
        }
        var table = Table(columns: columns, rows: measured.map { row($0, split) }, notes: notes)
        table.finding = finding(measured)
        guard report else { return .table(table) }
        let reports = try networks.map { network in
            let quality = try NetworkQuality(of: network, on: split, in: &session, surface)
            return ReportDrawing(quality, classNames: session.classNames).output
        }
        return .group([.table(table)] + reports)
    }

    /// What a network made of the images of the split, as they are or distorted in one way.
    private struct Measured {
        static let plain = "as they are"

        let network: String
        let images: String
        let result: Evaluation
    }

    /// The accuracy of each network; of distorted images that of the worst kind.
    private func finding(_ measured: [Measured]) -> String {
        let plain = measured.filter { $0.images == Measured.plain }.map { one in
            "\(one.network) reads \(Format.percent(one.result.accuracy)) of \(Format.integer(one.result.images)) \(split) "
                + "images right, with a loss of \(Format.number(one.result.loss))."
        }.joined(separator: " ")
        guard distorted, let worst = measured.min(by: { $0.result.accuracy < $1.result.accuracy }) else { return plain }
        return "\(plain) Hardest are images \(worst.images): \(worst.network) reads "
            + "\(Format.percent(worst.result.accuracy)) of them right."
    }

    private var columns: [Column] {
        let first = [Column("network"), Column("split")] + (distorted ? [Column("distortion")] : [])
        return first + [Column("images"), Column("accuracy", decimals: 2), Column("loss", decimals: 4)]
    }

    private func row(_ measured: Measured, _ split: EvaluatedSplit) -> [Value] {
        let result = measured.result
        return [.text(measured.network), .text(split.rawValue)] + (distorted ? [.text(measured.images)] : [])
            + [.integer(result.images), .fraction(result.accuracy), .number(result.loss)]
    }

    private func measureDistorted(
        _ network: NamedNetwork, _ split: EvaluatedSplit, in session: inout Session, on surface: any Surface
    ) throws -> [Measured] {
        let images = split.images(of: try session.data(on: surface), share: session.settings.training.validationShare)
        return try Distortion.cases(channels: images.images.channels).map { distortion in
            Measured(
                network: network.name, images: "\(distortion)",
                result: try session.evaluate(network, on: images.images, distortion, reporting: surface))
        }
    }

    private func remark(
        _ network: NamedNetwork, _ result: Evaluation, _ split: EvaluatedSplit, isCurrent: Bool
    ) -> String {
        let wrong = Int((Double(result.images) * (1 - result.accuracy)).rounded())
        // The smaller number has commas where the greater has.
        let number = result.images < 10_000 ? Format.integer : Format.groupedInteger
        let start = "\(network.name) reads \(number(wrong)) of \(number(result.images)) wrong"
        return isCurrent && split != .validation && wrong > 0 ? "\(start): `show \(split.rawValue)/wrong`" : start
    }
}
