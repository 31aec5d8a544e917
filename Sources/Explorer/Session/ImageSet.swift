import Reproducible
import Subjects
import Words

/// Several images that a word names: a split, or a path such as `test/is4` or `test/wrong`.
package struct ImageSet {
    package let samples: Samples
    /// `test`, `train/is7`.
    let name: String
    /// How many the word names, used or not.
    let total: Int

    /// `1,000 of 10,000 images of test, drawn by seed 1`.
    package func description(seed: UInt64) -> String {
        let count = Format.count(samples.count, "image")
        return samples.count == total ? "\(count) of \(name)"
            : "\(Format.integer(samples.count)) of \(Format.integer(total)) images of \(name), drawn from seed \(seed)"
    }
}

extension Session {
    /// The images that a word names, or as many of them as are wanted, drawn from the seed; `it` stays what it is.
    ///
    /// - Throws: what there is, for a word that names no images of a split, or too few.
    package mutating func imageSet(
        _ word: String, atLeast least: Int, atMost most: Int, on surface: any Surface
    ) throws -> ImageSet {
        let path = try setPath(word, on: surface)
        try provide(for: path, on: surface)
        let samples = try samples(path, on: surface)
        guard !samples.places.isEmpty, samples.count >= least else {
            throw ExplorerError.tooFewImages(word, count: samples.count, least: least)
        }
        guard samples.count > most else { return ImageSet(samples: samples, name: word, total: samples.count) }
        var stream = RandomStream(seed: seed, purpose: .sampling, major: 2)
        let chosen = stream.permutation(samples.count).prefix(most).map { Int($0) }.sorted()
        return ImageSet(samples: samples.choosing(chosen), name: word, total: samples.count)
    }

    private mutating func setPath(_ word: String, on surface: any Surface) throws -> SamplePath {
        if word == EvaluatedSplit.validation.rawValue {
            let count = try data(on: surface).train.count
            let range = EvaluatedSplit.validationRange(of: count, share: settings.training.validationShare)
            guard !range.isEmpty else { throw ExplorerError.nothingKeptBack }
            return .images(.train, filters: [], choice: [range.lowerBound...range.upperBound - 1])
        }
        guard let path = try SamplePath(word) else {
            throw UnknownName("split", word, among: EvaluatedSplit.allCases.map(\.rawValue))
        }
        return path
    }
}
