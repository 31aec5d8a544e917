import Painting

extension TypedCommand: FindingKind {
    /// A command shows nothing; its result does.
    var findings: [String] { [] }

    func summary(in room: Room) -> [String] { [text] }
}

extension CellReport: FindingKind {
    var findings: [String] { outputs.flatMap(\.output.findings) }

    func summary(in room: Room) -> [String] { message.map { [$0] } ?? [] }
}
