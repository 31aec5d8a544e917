/// Draws an output for one kind of surface.
package protocol Renderer: Sendable {
    /// The drawing: lines joined by line breaks, none after the last.
    func render(_ output: Output) -> String
}
