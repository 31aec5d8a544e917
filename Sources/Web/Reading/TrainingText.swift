import ConvNet
import Datasets
import Explorer
import Files
import Insight
import Subjects

/// Where a training stands, as a page charts it.
enum TrainingText {
    /// So many test images are asked while a network learns: enough for a table, and soon done.
    static let asked = 500

    static func members(of moment: TrainingMoment) -> [(key: String, json: String)] {
        let report = moment.report
        var members: [(key: String, json: String)] = [
            ("network", JSONText.string(moment.name)), ("epoch", "\(report.epoch)"), ("batch", "\(report.batchesDone)"),
            ("batches", "\(report.batchesTotal)"), ("perEpoch", "\(report.batchesInEpoch)"), ("loss", JSONText.number(report.batchLoss)),
            ("meanLoss", JSONText.number(report.loss)), ("accuracy", JSONText.number(report.accuracy)),
            ("rate", JSONText.number(report.learningRate)), ("speed", JSONText.number(report.imagesPerSecond.rounded())),
        ]
        if let filters = filters(of: moment.network) { members.append(("filters", filters)) }
        return members
    }

    /// The kernels of the first convolution, each between its layer's extremes: 128 is 0.
    static func filters(of network: Network) -> String? {
        let name = network.architecture.summary().first { network.hasFilters($0.name) }?.name
        guard let name, let bank = FilterBank(network, layer: name) else { return nil }
        let largest = max(bank.largest, .leastNormalMagnitude)
        let bytes = (0..<bank.filters).flatMap { filter in
            bank.meanKernel(filter: filter).map { UInt8(min(max($0 / largest * 127 + 128, 0), 255)) }
        }
        return JSONText.object([
            ("layer", JSONText.string(name)), ("height", "\(bank.height)"), ("width", "\(bank.width)"), ("count", "\(bank.filters)"),
            ("levels", JSONText.string(Base64.text(of: bytes))),
        ])
    }

    /// How the first test images are read: rows are labels, columns answers.
    static func confusion(of network: Network, on test: Split) -> String? {
        let part = test.slice(0..<min(asked, test.count))
        guard let evaluation = try? Inference(network).evaluate(SplitSamples(part)) else { return nil }
        let classes = network.architecture.classes
        let table = Confusion(labels: part.labels.map { Int($0) }, predictions: evaluation.predictions, classes: classes)
        let rows = (0..<classes).map { label in
            JSONText.array((0..<classes).map { "\(table.count(label: label, predicted: $0))" })
        }
        return JSONText.object([
            ("images", "\(part.count)"), ("accuracy", JSONText.number(evaluation.accuracy)), ("rows", JSONText.array(rows)),
        ])
    }
}
