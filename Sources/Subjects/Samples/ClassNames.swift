/// What the classes of a data set are called.
package struct ClassNames: Sendable, Hashable {
    private let names: [String]

    package init(_ names: [String]) { self.names = names }

    /// How many classes have a name.
    package var count: Int { names.count }

    /// The name of a class; its number where there is none, as for an output that the data have no class for.
    package subscript(label: Int) -> String { names.indices ~= label ? names[label] : "\(label)" }

    /// `4`, or `4 coat` where classes have other names than their numbers.
    package func numbered(_ label: Int) -> String {
        self[label] == "\(label)" ? self[label] : "\(label) \(self[label])"
    }
}
