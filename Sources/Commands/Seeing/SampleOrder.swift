import ConvNet
import Explorer
import Insight
import Subjects
import Words

/// An order in which samples are shown.
enum SampleOrder: String, CaseIterable, Sendable {
    /// By the loss of the network in use, greatest first.
    case loss

    /// The samples of a path in that order, and their losses.
    ///
    /// - Throws: for samples without a label, and labels that are no class of the network.
    func ordered(
        _ samples: Samples, in session: Session, on surface: any Surface
    ) throws -> (samples: Samples, losses: [SampleLoss]) {
        if let blank = samples.first(where: { $0.label == nil }) {
            throw ExplorerError.refused(
                "\(blank.path) has no label, so the network has no loss for it",
                remedy: "name images of a split, such as test/wrong")
        }
        let named = try session.network()
        let classes = named.network.architecture.classes
        let labels = samples.map { $0.label ?? classes }
        guard labels.allSatisfy({ $0 < classes }) else {
            throw ExplorerError.refused(
                "\(named.name) has \(Format.integer(classes)) classes and none for some of these labels",
                remedy: "use a network trained on these data")
        }
        let last = named.network.architecture.layers.count - 1
        let logits = try HiddenValues.outputs(named, last, PictureSamples(samples), surface)
        let losses = zip(logits, labels).map { SampleLoss(logits: $0, label: $1) }
        guard losses.allSatisfy(\.loss.isFinite) else { throw TrainingError.notFinite }
        let order = losses.indices.sorted { (-losses[$0].loss, $0) < (-losses[$1].loss, $1) }
        return (samples.choosing(order), order.map { losses[$0] })
    }
}
