import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Training
import Words

/// Learns from what was drawn.
package struct TeachCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "teach", abstract: "Train a copy of the network with your drawings, and say what it gained and cost.",
        discussion: """
            With a digit, the last drawing is labeled first, as `label` does it. A copy of the network in use is trained with all \
            labeled drawings, repeated and varied a little, mixed with training images, so that it does not forget these. Then \
            its accuracy on the drawings and on the test images is compared with that of before; `undo` goes back.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.changes.writingFiles
    package static let examples = [
        Example(
            "teach 1", "that the last drawing is a 1", setting: ["load synthetic --train 3000 --test 200", "draw 140,30 140,250"],
            gives: .value("after = 1 --row images=drawings")),
    ]
    package static let timedLines: [String] = []

    @Argument(help: "A drawing if not the last, and the digit; without, all labeled drawings.", completion: .values(.sample))
    var words: [String] = []

    package init() {}

    /// So many drawings and so many other training images make the lesson.
    private static let repeated = 512
    private static let remembered = 2048

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let data = try session.data(on: surface)
        let before = try session.network()
        var kept: String?
        if !words.isEmpty {
            let (path, label) = try session.labeled(words, command: "teach")
            _ = try session.keep(path, label: label)
            kept = "\(path) is labeled \(label)"
        }
        let drawings = try DatasetLoader(environment: session.environment).load("drawings")
        guard before.network.architecture.input == data.test.picture(0).shape, data.train.bytesPerPicture == drawings.train.bytesPerPicture
        else {
            throw ExplorerError.refused("drawings are 28×28 pixels of gray, and \(data.name) is not", remedy: "`load mnist` first")
        }
        let name = session.state.networks.freeName(like: before.isReadOnly ? "taught" : before.name)
        let outcome = try train(before.network, named: name, on: Self.lesson(drawings.train, data), session, on: surface)
        session.state.networks.put(outcome.network, named: name, kept: outcome.kept)
        return .table(try Self.table(
            before, NamedWeights(name, outcome.network), kept,
            [("drawings", drawings.test), ("test images", data.test)]))
    }

    private func train(
        _ network: Network, named name: String, on lesson: Dataset, _ session: Session, on surface: any Surface
    ) throws -> TrainingOutcome {
        var settings = session.settings
        settings.training = TrainingSettings()
        settings.training.learningRate = 0.0005
        settings.training.validationShare = 0
        settings.augmentation = Augmentation(shift: 1, rotate: 8, scale: 0.9...1.1, thickness: 0.5, chance: 0.8)
        let trainer = Trainer(
            name: name, settings: settings, epochs: 2, batches: nil, data: "\(lesson.name) \(lesson.fingerprint)")
        return try trainer.run(network, on: lesson, surface: surface)
    }

    /// The drawings again and again, among training images taken evenly from all of them.
    private static func lesson(_ drawings: Split, _ data: Dataset) -> Dataset {
        let count = min(remembered, data.train.count)
        let places = (0..<count).map { $0 * data.train.count / count }
        let times = max(1, repeated / max(1, drawings.count))
        var (images, labels): ([UInt8], [UInt8]) = ([], [])
        for place in places {
            images += data.train.images[data.train.bytes(of: place)]
            labels.append(data.train.labels[place])
        }
        for _ in 0..<times {
            images += drawings.images
            labels += drawings.labels
        }
        let train = Split(name: "train", images: images, labels: labels, height: drawings.height, width: drawings.width)
        return Dataset(
            name: "\(data.name),drawings", train: train, test: data.test, classNames: data.classNames,
            source: "\(count) images of \(data.name), and \(drawings.count) drawings \(times) times")
    }

    private struct NamedWeights {
        let name: String
        let network: Network

        init(_ name: String, _ network: Network) { (self.name, self.network) = (name, network) }
    }

    /// How much of each split both networks read right.
    private static func table(
        _ before: NamedNetwork, _ after: NamedWeights, _ kept: String?, _ splits: [(name: String, split: Split)]
    ) throws -> Table {
        let rows = try splits.map { name, split -> [Value] in
            let (old, new) = (try accuracy(before.network, split), try accuracy(after.network, split))
            return [.text(name), .integer(split.count), .fraction(old), .fraction(new)]
        }
        var table = Table(
            title: "\(before.name) taught with your drawings: \(after.name)",
            columns: [Column("images"), Column("count"), Column("before"), Column("after")], rows: rows,
            notes: (kept.map { [$0] } ?? []) + ["\(after.name) is in use; `undo` goes back to \(before.name)"])
        table.finding = "\(after.name), a copy of \(before.name) trained with your drawings, is in use."
        return table
    }

    private static func accuracy(_ network: Network, _ split: Split) throws -> Double {
        let said = try Inference(network).probabilities(of: SplitSamples(split), range: 0..<split.count)
        let right = zip(said, split.labels).count { Prediction(probabilities: $0).verdict == Int($1) }
        return Double(right) / Double(max(1, split.count))
    }
}
