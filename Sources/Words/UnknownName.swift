/// A name that nothing has, with the nearest that something has.
package struct UnknownName: ReportedError, Equatable {
    /// What it should have named: `layer`, `setting`.
    package let kind: String
    /// As it was typed.
    package let given: String
    /// What was probably meant.
    package let nearest: String?
    /// All names there are, in the order in which they are listed.
    package let known: [String]

    package init(kind: String, given: String, nearest: String?, known: [String]) {
        self.kind = kind
        self.given = given
        self.nearest = nearest
        self.known = known
    }

    /// A name that is none of `known`.
    package init(_ kind: String, _ given: String, among known: [String]) {
        self.init(kind: kind, given: given, nearest: Nearest.match(given, in: known), known: known)
    }

    package var exitStatus: Int32 { 64 }

    package var description: String {
        "there is no \(kind) '\(given)'\(Self.hint(nearest))\(Self.list(known))"
    }

    /// `; did you mean 'conv1'?`; nothing without a guess.
    package static func hint(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }

    /// `; there are conv1, conv2 …`, the first twelve of many.
    package static func list(_ known: [String]) -> String {
        guard known.count != 1 else { return "; there is only \(known[0])" }
        guard !known.isEmpty else { return "" }
        let shown = known.count <= 16 ? known.count : 12
        let rest = known.count > shown ? " and \(known.count - shown) more" : ""
        return "; there are \(known.prefix(shown).joined(separator: ", "))\(rest)"
    }
}
