import Display
import Raster

/// Samples as pictures with captions.
struct SampleGallery {
    /// As many are drawn of a longer list.
    static let limit = 24

    private let samples: Samples
    private let path: SamplePath

    /// - Parameter path: what names the samples, so that the ones left out can be named too.
    init(_ samples: Samples, of path: SamplePath) {
        self.samples = samples
        self.path = path
    }

    var picture: PictureOutput {
        let shown = samples.prefix(Self.limit)
        var picture = PictureOutput(
            tiles: shown.map { Tile($0.picture, caption: $0.caption) }, total: samples.count,
            rest: samples.count > shown.count ? path.after(shown.count, of: samples.count).map { "show \($0)" } : nil)
        picture.finding = finding
        return picture
    }

    /// One image with its size and ink, or how many there are of which label.
    private var finding: String {
        guard samples.count != 1, !samples.isEmpty else { return samples.first.map(Self.sentence) ?? "No image." }
        var counts: [Int: Int] = [:]
        for sample in samples { if let label = sample.label { counts[label, default: 0] += 1 } }
        let labels = counts.keys.sorted().map { "\(Format.integer(counts[$0] ?? 0)) labelled \($0)" }
        let shown = samples.count > Self.limit ? ", the first \(Self.limit) of them drawn" : ""
        return "\(Format.integer(samples.count)) images\(shown)"
            + (labels.isEmpty ? "." : ": \(labels.joined(separator: ", ")).")
    }

    private static func sentence(_ sample: Sample) -> String {
        let inked = sample.picture.pixels.count { $0 > 0 }
        let share = Double(inked) / Double(max(sample.picture.pixels.count, 1))
        return "\(sample.caption): \(sample.picture.height)×\(sample.picture.width) pixels, "
            + "\(Format.percent(share, decimals: 0)) of them with ink."
    }
}

extension Tile {
    /// A grey picture: black is 0, full ink 1.
    init(_ picture: Picture, caption: String, tint: Tint = .plain) {
        self.init(
            caption: caption, width: picture.width, height: picture.height,
            values: picture.pixels.map { Float($0) / 255 }, tint: tint)
    }
}

extension SamplePath {
    /// The path of as many images as were shown, following them; nil where the path names no images of a split.
    ///
    /// - Parameter total: how many the path names.
    func after(_ shown: Int, of total: Int) -> SamplePath? {
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
