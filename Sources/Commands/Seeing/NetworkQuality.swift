import Drawing
import Explorer
import Insight
import Subjects

extension NetworkQuality {
    /// Asks the network about the split, and about the images kept back, on which the temperature of the test images is
    /// fitted: what is measured must not be fitted too, unless the network has learned what is kept back now.
    init(
        of named: NamedNetwork, on split: EvaluatedSplit, in session: inout Session, _ surface: any Surface
    ) throws {
        let data = try session.data(on: surface)
        let share = session.settings.training.validationShare
        func answers(_ split: EvaluatedSplit) throws -> (logits: [[Float]], labels: [Int]) {
            let images = split.images(of: data, share: share).images
            let last = named.network.architecture.layers.count - 1
            let logits = try HiddenValues.outputs(named, last, SplitSamples(images), surface)
            return (logits, images.labels.map { Int($0) })
        }
        let (logits, labels) = try answers(split)
        let kept = EvaluatedSplit.validationRange(of: data.train.count, share: share).count
        let isUnseen = named.network.settings.map { $0.validationShare >= share } ?? true
        let base: EvaluatedSplit = split == .test && kept > 0 && isUnseen ? .validation : split
        let fitting = base == split ? (logits, labels) : try answers(base)
        let temperature = Temperature(logits: fitting.0, labels: fitting.1)
        self.init(
            network: named.name, split: split,
            report: ClassReport(Confusion(
                labels: labels, predictions: logits.map { Prediction(probabilities: $0).verdict },
                classes: max(data.classNames.count, named.network.architecture.classes))),
            calibration: Calibration(logits: logits, labels: labels),
            tempered: Calibration(logits: logits, labels: labels, temperature: temperature.value),
            temperature: temperature, fitted: (base, fitting.1.count))
    }
}
