import Datasets

/// The two halves of a data set.
package enum SplitName: String, Sendable, Hashable, CaseIterable {
    case train, test
}

extension Dataset {
    /// The half of that name.
    package func split(_ name: SplitName) -> Split {
        switch name {
        case .train: train
        case .test: test
        }
    }
}
