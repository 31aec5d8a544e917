import Painting

/// The same from roomy to narrow: the first that fits on the screen is shown, or the first of all where none does.
package struct Alternatives: ScreenKind {
    /// From the one that needs most columns.
    package var choices: [Output]

    func cleaned(_ typography: Typography) -> Alternatives {
        Alternatives(choices: choices.map { $0.cleaned(typography) })
    }

    func laidOut(in room: Room) -> Output {
        choices.first { $0.kind.fits(room.columns) } ?? choices.first ?? .nothing
    }
}
