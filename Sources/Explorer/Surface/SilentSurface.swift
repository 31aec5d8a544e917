import Display
import Painting
import Synchronization

/// A surface without a person or a screen, which remembers what it was told: for tests.
package final class SilentSurface: Surface {
    private struct Memory {
        var results: [CommandResult] = []
        var progress: [Progress] = []
        var shown: [Output] = []
        var begun: [Presentation] = []
        var reportsBeforeCancel: Int?
    }

    package let size: Room
    package let keepsSession: Bool
    private let input: String
    private let memory = Mutex(Memory())

    /// - Parameters:
    ///   - input: what `readStandardInput` gives.
    ///   - cancelAfterReports: pretends Ctrl-C after so many reports of progress.
    package init(
        columns: Int = 80, rows: Int = 24, input: String = "", cancelAfterReports: Int? = nil,
        keepsSession: Bool = true
    ) {
        size = Room(columns: columns, rows: rows)
        self.input = input
        self.keepsSession = keepsSession
        memory.withLock { $0.reportsBeforeCancel = cancelAfterReports }
    }

    package var isInteractive: Bool { false }

    package var isCancelled: Bool {
        memory.withLock { memory in
            memory.reportsBeforeCancel.map { memory.progress.count >= $0 } ?? false
        }
    }

    /// The results of all finished commands.
    package var results: [CommandResult] { memory.withLock { $0.results } }

    /// All reports of progress.
    package var progress: [Progress] { memory.withLock { $0.progress } }

    /// How each command that began was to be drawn.
    var begun: [Presentation] { memory.withLock { $0.begun } }

    /// All that was drawn under the bar.
    package var shown: [Output] { memory.withLock { $0.shown } }

    package func begin(_ presentation: Presentation) { memory.withLock { $0.begun.append(presentation) } }

    package func report(_ progress: Progress) { memory.withLock { $0.progress.append(progress) } }

    package func show(_ output: Output) { memory.withLock { $0.shown.append(output) } }

    package func emit(_ result: CommandResult) { memory.withLock { $0.results.append(result) } }

    package func readStandardInput() throws -> String { input }
}
