import Datasets
import Words

/// The images that a network can be examined with.
package enum EvaluatedSplit: String, CaseIterable, Sendable {
    case test, train, validation

    /// - Throws: `SubjectError` with the names there are.
    package init(named name: String) throws {
        guard let split = EvaluatedSplit(rawValue: name) else {
            throw UnknownName("split", name, among: Self.allCases.map(\.rawValue))
        }
        self = split
    }

    /// The place of the validation images among `count` training images: the last share, as training takes it.
    package static func validationRange(of count: Int, share: Double) -> Range<Int> {
        count - Int((Double(count) * share).rounded())..<count
    }

    /// The images, with the split whose sample paths name them and the index of the first one in it.
    package func images(of dataset: Dataset, share: Double) -> (images: Split, name: SplitName, first: Int) {
        switch self {
        case .test: return (dataset.test, .test, 0)
        case .train: return (dataset.train, .train, 0)
        case .validation:
            let range = Self.validationRange(of: dataset.train.count, share: share)
            return (dataset.train.slice(range), .train, range.lowerBound)
        }
    }
}
