/// What can be said of a figure without a finding.
enum Sentence {
    /// A title with notes as one sentence; none where all are empty.
    static func of(_ title: String?, _ notes: [String]) -> [String] {
        let parts = ([title ?? ""] + notes).filter { !$0.isEmpty }
        guard let last = parts.last?.last else { return [] }
        return [parts.joined(separator: "; ") + (".!?".contains(last) ? "" : ".")]
    }
}
