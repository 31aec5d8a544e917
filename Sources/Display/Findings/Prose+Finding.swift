import Painting

extension Paragraph: FindingKind {
    /// Words say what they say; a finding is what is to be seen in a figure.
    var findings: [String] { [] }

    func summary(in room: Room) -> [String] { [text] }
}

extension Note: FindingKind {
    /// A remark says what it says; a finding is what is to be seen in a figure.
    var findings: [String] { [] }

    func summary(in room: Room) -> [String] { [text] }
}

extension Group: FindingKind {
    var findings: [String] { items.flatMap(\.findings) }

    func summary(in room: Room) -> [String] { items.flatMap { $0.kind.summary(in: room) } }
}
