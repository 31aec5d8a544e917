import Painting

/// An output that no other run shows again.
package struct Passing: ScreenKind {
    package var output: Output

    func cleaned(_ typography: Typography) -> Passing { Passing(output: output.cleaned(typography)) }

    func laidOut(in room: Room) -> Output { output }
}
