import Display
import Engine
import Explorer
import Files
import Raster
import Subjects

/// What a page is told, as JSON.
enum Told {
    static func message(_ kind: String, _ members: [(key: String, json: String)]) -> String {
        JSONText.object([("t", JSONText.string(kind))] + members)
    }

    static func error(_ words: String) -> String { message("error", [("words", JSONText.string(words))]) }

    /// A result larger than this is not sent.
    private static let largest = 8 << 20

    /// An output as a piece of the page.
    static func html(_ output: Output) -> String {
        let html = HTMLRenderer().render(output)
        guard html.utf8.count > largest else { return html }
        return "<p class=\"note\">this is too large for a page; ask for less of it</p>"
    }

    /// The first words to a page.
    static func welcome(_ session: Session?) -> String {
        let settings = session?.settings.training
        return message("welcome", [
            ("rate", settings.map { JSONText.string("\($0.learningRate)") } ?? "null"),
            ("optimizer", settings.map { JSONText.string($0.optimizer.word) } ?? "null"), NetworkText.presetMembers,
        ])
    }

    /// The network in use, and nothing where there is no session any more.
    static func network(of session: Session?) -> String { message("network", session.map(NetworkText.members) ?? []) }

    static func news(_ news: DeskNews) -> String {
        switch news {
        case .begun(let order): return message("begun", [("id", "\(order.id)"), ("line", JSONText.string(order.text))])
        case .cleared: return message("cleared", [])
        case .moved: return message("moved", [])
        case .shown(let result, let order):
            return message("shown", [
                ("id", "\(order?.id ?? 0)"), ("command", JSONText.string(result.command)), ("html", JSONText.string(html(of: result))),
            ])
        case .ended(let outcome, let order):
            var members = [("id", "\(order?.id ?? 0)"), ("seconds", JSONText.number(outcome.seconds))]
            if outcome.wasCancelled { members.append(("stopped", "true")) }
            if let failure = outcome.failure { members.append(("error", JSONText.string(failure.message))) }
            return message("done", members.map { (key: $0.0, json: $0.1) })
        }
    }

    private static func html(of result: CommandResult) -> String {
        guard result.presentation.describe != true else {
            return HTMLRenderer().render(.text(result.description(unicode: true, in: HTMLRenderer.screen)))
        }
        guard result.presentation.json == true else { return html(result.shown) }
        let line = JSONRenderer(in: HTMLRenderer.screen).line(command: result.command, output: result.output, file: nil)
        return HTMLRenderer().render(.text(line))
    }

    static func progress(_ progress: Progress) -> String {
        let details = progress.details.map { JSONText.object([("name", JSONText.string($0.name)), ("words", JSONText.string($0.quantity.words))]) }
        return message("progress", [
            ("title", JSONText.string(progress.title)), ("fraction", progress.fraction.map { JSONText.number($0) } ?? "null"),
            ("details", JSONText.array(details)), ("left", progress.secondsLeft.map { JSONText.number($0) } ?? "null"),
        ])
    }

    /// Points of strokes: `[[x, y, x, y], …]`.
    static func strokes(of drawing: PenDrawing) -> String {
        JSONText.array(drawing.strokes.map { stroke in
            JSONText.array(stroke.flatMap { [JSONText.number($0.x), JSONText.number($0.y)] })
        })
    }
}
