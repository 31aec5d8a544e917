import Display
import Painting
import Raster
import Words

/// What a command may ask of the place where it runs.
package protocol Surface: AnyObject, Sendable {
    /// The room for drawings.
    var size: Room { get }

    /// Whether a person sits there who can be asked.
    var isInteractive: Bool { get }

    /// Whether the command must come to an end at the next good moment: Ctrl-C was pressed.
    var isCancelled: Bool { get }

    /// Whether the session goes on after the command; false where one command is all there is.
    var keepsSession: Bool { get }

    /// What may not be done here outside of the session, such as writing files from a page; nothing if left out.
    var refused: Reach { get }

    /// Whether results are shown as JSON, for a program that reads them.
    var showsJSON: Bool { get }

    /// A command begins; this is how it is to be drawn, and the width it asks for is the room it has.
    func begin(_ presentation: Presentation)

    /// How far long work has come.
    func report(_ progress: Progress)

    /// A part of long work is over, such as an epoch: for a log, where nobody watches a bar.
    func log(_ progress: Progress)

    /// Whether networks are wanted as they are in the middle of their training; each costs a copy of all weights.
    var watchesTraining: Bool { get }

    /// The network that is being trained, as it is now; only for a surface that watches training.
    func publish(_ moment: TrainingMoment)

    /// What was set since the last call, while the command ran: a training asks between two batches.
    func takeSettings() -> [SettingChange]

    /// The long work is over, well or not: the bar goes away.
    func endProgress()

    /// Draws `output` under the bar, in place of what was drawn there before.
    func show(_ output: Output)

    /// Takes the result of a finished command, in order; commands of a document come before the `run` they belong to.
    func emit(_ result: CommandResult)

    /// Asks a yes-or-no question; a surface without a person answers yes.
    func confirm(_ question: String) -> Bool

    /// All of standard input, for `-` in place of a file.
    func readStandardInput() throws -> String

    /// Wipes the screen, where there is one.
    func clear()

    /// Runs a line in the user's shell, with the terminal handed over.
    ///
    /// - Returns: its exit status.
    func runShell(_ line: String) throws -> Int32

    /// Lets a person draw.
    ///
    /// - Returns: the drawing; nil where that person thinks better of it.
    func draw(on sheet: DrawingSheet) throws -> PenDrawing?
}

extension Surface {
    /// Lets work through unless it is to come to an end.
    ///
    /// - Throws: `Interrupted` after Ctrl-C.
    package func checkCancellation() throws(Interrupted) {
        if isCancelled { throw Interrupted() }
    }

    package var keepsSession: Bool { true }
    package var refused: Reach { [] }
    package var showsJSON: Bool { false }
    package func begin(_ presentation: Presentation) {}
    package var watchesTraining: Bool { false }
    package func log(_ progress: Progress) {}
    package func publish(_ moment: TrainingMoment) {}
    package func takeSettings() -> [SettingChange] { [] }
    package func endProgress() {}
    package func show(_ output: Output) {}
    package func confirm(_ question: String) -> Bool { true }
    package func clear() {}
    package func readStandardInput() throws -> String { throw ExplorerError.notHere("standard input") }
    package func runShell(_ line: String) throws -> Int32 { throw ExplorerError.notHere("a shell command") }
    package func draw(on sheet: DrawingSheet) throws -> PenDrawing? { throw ExplorerError.notHere("drawing by hand") }
}

/// How much of standard input stands for a picture.
package enum StandardInputLimit {
    /// A surface need not read more than a little beyond this: ASCII art of that length is refused.
    package static let bytes = ASCIIArt.byteLimit
}
