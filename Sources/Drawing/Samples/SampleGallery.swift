import Display
import Insight
import Subjects
import Words

/// Samples as pictures with captions.
package struct SampleGallery {
    /// As many are drawn of a longer list.
    static let limit = 24

    /// What a network reads them as.
    package struct Answers {
        package let predictions: Predictions
        package let classNames: ClassNames

        package init(predictions: Predictions, classNames: ClassNames) {
            self.predictions = predictions
            self.classNames = classNames
        }
    }

    private let samples: Samples
    private let path: SamplePath
    private let answers: Answers?
    /// The loss of each, where they stand in its order.
    private var losses: [SampleLoss]?
    private var classNames = ClassNames([])

    /// - Parameters:
    ///   - path: what names the samples, so that the ones left out can be named too.
    ///   - answers: for every image of the split, where the path asks about answers; they are told then.
    package init(_ samples: Samples, of path: SamplePath, answers: Answers? = nil) {
        self.samples = samples
        self.path = path
        self.answers = answers
    }

    /// Samples in the order of their loss, greatest first.
    ///
    /// - Parameter losses: one for each of the samples
    package init(_ samples: Samples, of path: SamplePath, losses: [SampleLoss], classNames: ClassNames) {
        self.init(samples, of: path)
        (self.losses, self.classNames) = (losses, classNames)
    }

    package var picture: PictureOutput {
        let shown = samples.prefix(Self.limit)
        let tiles = losses.map { zip(shown, $0).map { tile($0, $1) } } ?? shown.map { tile($0) }
        var picture = PictureOutput(
            tiles: tiles, total: samples.count,
            rest: losses == nil && samples.count > shown.count ? path.after(shown.count, of: samples.count).map { "show \($0)" } : nil)
        picture.finding = finding
        return picture
    }

    /// `test/247 · 4 read as 2, loss 2.71`.
    private func tile(_ sample: Sample, _ loss: SampleLoss) -> Tile {
        let isRight = loss.read == loss.label
        let verdict = classNames[loss.label] + (isRight ? " read right" : " read as \(classNames[loss.read])")
        return Tile(
            sample.picture, caption: "\(sample.path) · \(verdict), loss \(Format.number(loss.loss, decimals: 2))",
            tint: isRight ? .good : .bad)
    }

    /// `test/247 · labeled 4`, or `test/247 · 4 read as 2, 93.6 %`.
    private func tile(_ sample: Sample) -> Tile {
        guard let answers, let index = sample.split?.index, let label = sample.label,
            answers.predictions.labels.indices ~= index
        else { return Tile(sample.picture, caption: sample.caption) }
        let read = answers.predictions.labels[index]
        let sure = Format.percent(Double(answers.predictions.confidences[index]), decimals: 1)
        let verdict = read == label ? "\(answers.classNames[label]) read right" : "\(answers.classNames[label]) read as "
            + answers.classNames[read]
        return Tile(sample.picture, caption: "\(sample.path) · \(verdict), \(sure)", tint: read == label ? .good : .bad)
    }

    /// One image with its size and ink, or how many there are of which label.
    private var finding: String {
        guard samples.count != 1, !samples.isEmpty else { return samples.first.map(Self.sentence) ?? "No image." }
        var counts: [Int: Int] = [:]
        for sample in samples { if let label = sample.label { counts[label, default: 0] += 1 } }
        let labels = counts.keys.sorted().map { "\(Format.integer(counts[$0] ?? 0)) labeled \($0)" }
        let shown = samples.count > Self.limit ? ", the first \(Self.limit) of them drawn" : ""
        let order = losses?.first.map { ", by loss from \(Format.number($0.loss)) down" } ?? ""
        return "\(Format.integer(samples.count)) images\(order)\(shown)"
            + (labels.isEmpty ? "." : ": \(labels.joined(separator: ", ")).")
    }

    private static func sentence(_ sample: Sample) -> String {
        guard sample.picture.channels == 1 else {
            return "\(sample.caption): \(sample.picture.height)×\(sample.picture.width) pixels of red, green and blue."
        }
        let inked = sample.picture.pixels.count { $0 > 0 }
        let share = Double(inked) / Double(max(sample.picture.pixels.count, 1))
        return "\(sample.caption): \(sample.picture.height)×\(sample.picture.width) pixels, "
            + "\(Format.percent(share, decimals: 0)) of them with ink."
    }
}

extension SamplePath {
    /// The path of as many images as were shown, following them; nil where the path names no images of a split.
    ///
    /// - Parameter total: how many the path names.
    package func after(_ shown: Int, of total: Int) -> SamplePath? {
        guard case .images(let split, let filters, let choice) = self, total > shown else { return nil }
        var rest: [ClosedRange<Int>] = []
        var skip = shown
        var take = shown
        for range in choice ?? [0...(total - 1)] where take > 0 {
            let first = range.lowerBound + min(skip, range.count)
            skip -= first - range.lowerBound
            guard first <= range.upperBound else { continue }
            let last = min(range.upperBound, first + take - 1)
            rest.append(first...last)
            take -= last - first + 1
        }
        return .images(split, filters: filters, choice: rest)
    }
}
