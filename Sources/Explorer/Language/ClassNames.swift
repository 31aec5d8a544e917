import Datasets

/// What the classes of a data set are called.
struct ClassNames: Sendable, Hashable {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// How many classes have a name.
    var count: Int { names.count }

    /// The name of a class; its number where there is none, as for an output that the data have no class for.
    subscript(label: Int) -> String { names.indices ~= label ? names[label] : "\(label)" }

    /// `4`, or `4 coat` where classes have other names than their numbers.
    func numbered(_ label: Int) -> String {
        self[label] == "\(label)" ? self[label] : "\(label) \(self[label])"
    }
}

extension Session {
    /// What the classes are called: those of the loaded data set, else the digits.
    var classNames: ClassNames { ClassNames(dataset?.classNames ?? Dataset.digitNames) }
}
