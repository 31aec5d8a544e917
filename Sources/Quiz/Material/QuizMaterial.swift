import ConvNet
import Datasets
import Insight
import Subjects
import Synchronization

/// What questions are made from: the network in hand, and test images with what it says about them.
package final class QuizMaterial: Sendable {
    /// Labeled images, and what the network says about each.
    package struct Examined: Sendable {
        let images: Split
        let predictions: Predictions
        /// Those that the network is not sure of or misreads: their losses are large enough to be talked about.
        let unsure: [Int]

        package init(_ images: Split, _ predictions: Predictions) {
            (self.images, self.predictions) = (images, predictions)
            unsure = images.labels.indices.filter {
                predictions.confidences[$0] < 0.99 || predictions.labels[$0] != Int(images.labels[$0])
            }
        }
    }

    let network: Network
    /// A row for each layer, as `model` shows them.
    let rows: [LayerSummary]
    let classNames: ClassNames
    let examined: Examined?
    private let openers = Mutex<[Int: Opener]>([:])
    private let changes = Mutex<[UnitPath: AccuracyChange]>([:])
    /// As many images are kept opened.
    private static let mostOpeners = 64

    /// - Parameter examined: nil makes questions about the layers alone
    package init(_ network: Network, examined: Examined?, classNames: ClassNames) {
        (self.network, self.examined, self.classNames) = (network, examined, classNames)
        rows = network.architecture.summary()
    }

    var architecture: Architecture { network.architecture }

    /// What the classes are called.
    var names: [String] { (0..<architecture.classes).map { classNames[$0] } }

    /// The pixels of a test image, from 0 to 1.
    func pixels(_ image: Int) -> [Float] {
        guard let images = examined?.images else { return [] }
        return images.images[images.bytes(of: image)].map { Float($0) / 255 }
    }

    /// The network at work on a test image; nil if the image does not fit it.
    func opener(_ image: Int) -> Opener? {
        if let known = openers.withLock({ $0[image] }) { return known }
        guard let opener = try? Opener(network, pixels: pixels(image)) else { return nil }
        openers.withLock { openers in
            if openers.count >= Self.mostOpeners { openers = [:] }
            openers[image] = opener
        }
        return opener
    }

    /// How many test images of each class are read right without a channel; nil where that cannot be found out.
    func change(silencing channel: Int, of row: LayerSummary) -> AccuracyChange? {
        let unit = UnitPath(layer: row.name, channel: channel)
        if let known = changes.withLock({ $0[unit] }) { return known }
        guard let examined else { return nil }
        var silenced = network
        Ablation.silence(channel: channel, of: row, in: &silenced)
        guard let after = try? Inference(silenced).evaluate(SplitSamples(examined.images)).predictions else { return nil }
        let change = AccuracyChange(
            labels: examined.images.labels.map { Int($0) }, before: examined.predictions.labels, after: after,
            classes: classNames.count)
        changes.withLock { $0[unit] = change }
        return change
    }

    /// A test image as a picture.
    func picture(_ image: Int) -> QuizPicture {
        let images = examined?.images
        return QuizPicture(
            .image, "test/\(image)", height: images?.height ?? 0, width: images?.width ?? 0, channels: images?.channels ?? 1,
            values: pixels(image))
    }
}
