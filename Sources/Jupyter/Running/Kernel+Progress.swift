import Engine
import Explorer
import Files
import FoundationEssentials

/// How far the cell has come: one display, which changes in place.
extension Kernel {
    /// What is over sooner needs none.
    private static let delay = Duration.milliseconds(300)
    /// Time between two drawings.
    private static let pace = Duration.milliseconds(100)

    /// When it is to be drawn; nil while there is nothing new.
    var progressDue: ContinuousClock.Instant? {
        guard let execution, !execution.isSilent, engine.isChanged else { return nil }
        return execution.display.map { $0.drawn + Self.pace } ?? execution.start + Self.delay
    }

    func drawProgress() {
        guard let due = progressDue, due <= .now, let execution else { return }
        let live = engine.takeLive()
        guard let bundle = ProgressShowing.bundle(live, in: KernelClient.room) else { return }
        let id = execution.display?.id ?? UUID().uuidString.lowercased()
        send(bundle, as: id, isNew: execution.display == nil, parent: execution.request.headerText)
        self.execution?.display = (id, .now)
    }

    /// The last drawing stays, as a record of what was run; it must not look as if something still ran.
    func endProgress(isDone: Bool) {
        guard let execution, let id = execution.display?.id else { return }
        let seconds = (.now - execution.start) / .seconds(1)
        send(ProgressShowing.end(isDone: isDone, seconds: seconds), as: id, isNew: false, parent: execution.request.headerText)
    }

    private func send(_ bundle: MIMEBundle, as id: String, isNew: Bool, parent: String) {
        let transient = JSONText.object([("display_id", JSONText.string(id))])
        publish(isNew ? "display_data" : "update_display_data", bundle.members + [("transient", transient)], parent: parent)
    }
}
