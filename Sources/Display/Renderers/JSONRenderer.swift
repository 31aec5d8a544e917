import Files
import Painting

/// Writes an output as one line of JSON.
///
/// Numbers are numbers, fractions stand as 0…1, what is missing or not finite is `null`, and keys
/// keep their order:
///
///     {"kind":"table","title":null,"rows":[{"split":"test","images":10000}],"notes":[]}
package struct JSONRenderer: Renderer {
    private let room: Room

    /// - Parameter room: the screen that the output is shown on; what depends on it, such as the maps that there is room for, is
    ///   written as it is shown there.
    package init(in room: Room = .usual) { self.room = room }

    /// One line of JSON, without a line break at its end.
    package func render(_ output: Output) -> String { output.kind.json(in: room) }

    /// The line that `--json` prints for one command: `{"command": …, "output": …}`, with `"file"` if one keeps the output.
    package func line(command: String, output: Output, file: String? = nil) -> String {
        JSONText.object(
            [("command", JSONText.string(command)), ("output", render(output))]
                + (file.map { [("file", JSONText.string($0))] } ?? []))
    }
}
