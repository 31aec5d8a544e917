import Datasets
import Reproducible
import Words

/// The faults there are.
package enum Laboratory {
    /// From those that the loss shows to those that it hides.
    package static let faults: [any Fault] = [
        ZeroWeights(), LearningRateLow(), LabelsShuffled(), DropoutHigh(),
        LearningRateHigh(), InputsUnscaled(), NormalizationInTraining(), DeadUnits(),
        ClassMissing(), ImagesTransposed(), NoReLU(), TestInTrain(),
    ]

    /// Their words.
    package static var names: [String] { faults.map(\.name) }

    /// The fault that a word names.
    ///
    /// - Throws: `UnknownName` with the nearest word.
    package static func fault(named word: String) throws -> any Fault {
        let word = word.lowercased()
        if let fault = faults.first(where: { $0.name == word || $0.otherNames.contains(word) }) { return fault }
        let nearest = Nearest.match(word, in: faults.flatMap { [$0.name] + $0.otherNames })
        throw UnknownName(kind: "fault", given: word, nearest: nearest, known: names)
    }

    /// The fault that a seed stands for, among those of a level that the data can have; nil where there is none.
    package static func fault(seed: UInt64, level: Int?, for data: Dataset) -> (any Fault)? {
        let possible = faults.filter { (level == nil || $0.level == level) && $0.suits(data) }
        var stream = RandomStream(seed: seed, purpose: .sampling, major: 40)
        return stream.permutation(possible.count).first.map { possible[Int($0)] }
    }
}
