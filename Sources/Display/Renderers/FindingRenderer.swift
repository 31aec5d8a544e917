import Painting

/// Says what is to be seen in an output, in sentences, for logs and screen readers.
package struct FindingRenderer: Renderer {
    private let typography: Typography
    private let room: Room

    /// - Parameters:
    ///   - unicode: whether characters beyond ASCII may be used.
    ///   - room: the screen that the output is shown on.
    package init(unicode: Bool = true, in room: Room = .usual) {
        typography = Typography(unicode: unicode)
        self.room = room
    }

    /// The findings of the output, one a line; where there is none, its titles, notes and texts.
    package func render(_ output: Output) -> String {
        let findings = output.findings
        return (findings.isEmpty ? output.kind.summary(in: room) : findings).map(typography.lines).joined(separator: "\n")
    }
}
