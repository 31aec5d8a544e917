import Painting

extension MarkdownPassage: FindingKind {
    /// Words say what they say; a finding is what is to be seen in a figure.
    var findings: [String] { [] }

    func summary(in room: Room) -> [String] { [text.plain] }
}
