import Display
import Explorer
import Painting
import Raster

/// Who a session's commands talk to while they run: the prompt, a page, a kernel.
///
/// All but `wake` is called on the engine's thread, while a command runs; what asks a person waits there for the answer.
package protocol EngineClient: AnyObject, Sendable {
    /// The room for drawings.
    var size: Room { get }

    /// Whether a person sits there who can be asked.
    var isInteractive: Bool { get }

    /// Whether the session goes on after the command; false where one command is all there is.
    var keepsSession: Bool { get }

    /// Whether networks are wanted as they are in the middle of their training; each costs a copy of all weights.
    var watchesTraining: Bool { get }

    /// What may not be done here outside of the session, such as writing files from a page; nothing if left out.
    var refused: Reach { get }

    /// Whether results are shown as JSON, for a program that reads them.
    var showsJSON: Bool { get }

    /// A command begins; this is how it is to be drawn.
    func begin(_ presentation: Presentation)

    /// Takes the result of a finished command, in order.
    func emit(_ result: CommandResult)

    /// A part of long work is over, such as an epoch; nothing where a bar tells of it.
    func log(_ progress: Progress)

    /// Asks a yes-or-no question.
    func confirm(_ question: String) -> Bool

    /// All of standard input.
    func readStandardInput() throws -> String

    /// Wipes the screen, where there is one.
    func clear()

    /// Runs a line in the user's shell.
    ///
    /// - Returns: its exit status.
    func runShell(_ line: String) throws -> Int32

    /// Lets a person draw.
    ///
    /// - Returns: the drawing; nil where that person thinks better of it.
    func draw(on sheet: DrawingSheet) throws -> PenDrawing?

    /// There is something new to be had from the engine: see `Engine.takeLive` and `Engine.takeOutcome`. Called from the
    /// engine's thread, and once for all that is new until somebody has looked.
    func wake()
}

extension EngineClient {
    package var keepsSession: Bool { true }
    package var watchesTraining: Bool { false }
    package var refused: Reach { [] }
    package var showsJSON: Bool { false }
    package func begin(_ presentation: Presentation) {}
    package func log(_ progress: Progress) {}
    package func confirm(_ question: String) -> Bool { true }
    package func clear() {}
    package func readStandardInput() throws -> String { throw ExplorerError.notHere("standard input") }
    package func runShell(_ line: String) throws -> Int32 { throw ExplorerError.notHere("a shell command") }
    package func draw(on sheet: DrawingSheet) throws -> PenDrawing? { throw ExplorerError.notHere("drawing by hand") }
}
