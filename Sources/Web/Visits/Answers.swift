import ConvNet
import Display
import Explorer
import Files
import Insight
import Raster
import Subjects

/// What is answered at once, from the session as it is between two lines.
enum Answers {
    /// - Parameter interpreter: with the network that is on the screen; nil when the session has ended.
    static func answer(_ message: Message, about subject: Subject, in interpreter: Interpreter?, _ library: Library) -> String {
        guard let interpreter else { return Told.error("the session has ended; load the page anew") }
        switch message {
        case .complete(let line, let cursor, let id): return completions(line, cursor, id, interpreter)
        case .unit(let layer, let channel, let row, let column, let id):
            return unit(Place(layer: layer, channel: channel, row: row, column: column), id, subject, interpreter)
        case .saliency(let id): return look("saliency", "saliency \(subject.path) --method gradcam", id, subject, interpreter)
        case .steps(let id): return steps(id, subject)
        case .documents: return Told.message("documents", LibraryText.members(of: library))
        case .document(let name): return document(name, interpreter, library)
        default: return Told.error("this is answered elsewhere")
        }
    }

    private static func steps(_ id: Int, _ subject: Subject) -> String {
        do throws(PictureError) {
            return Told.message("steps", [("id", "\(id)")] + (try StepsText.members(of: subject)))
        } catch {
            return Told.error("\(error)")
        }
    }

    private static func document(_ name: String, _ interpreter: Interpreter, _ library: Library) -> String {
        guard let entry = library[name] else { return Told.error("there is no document '\(name)'") }
        do { return Told.message("document", try LibraryText.members(of: entry, in: interpreter.session)) } catch {
            return Told.error("\(error)")
        }
    }

    /// What may stand there. Files do not, whatever the line says: their names are nobody's business here.
    private static func completions(_ line: String, _ cursor: Int, _ id: Int, _ interpreter: Interpreter) -> String {
        let found = interpreter.completions(for: line, cursor: min(cursor, line.count))
        let typed = String(line.dropFirst(found.range.lowerBound).prefix(found.range.count))
        let mayBeFile = typed.hasPrefix("/") || typed.hasPrefix(".") || typed.hasPrefix("~")
        let candidates = mayBeFile ? [] : found.candidates.filter { candidate in
            FileType(of: interpreter.session.located(candidate.text)) == .none
        }
        let items = candidates.prefix(60).map { candidate in
            JSONText.object([
                ("text", JSONText.string(candidate.text)), ("words", JSONText.string(candidate.description)),
                ("continues", candidate.continues ? "true" : "false"),
            ])
        }
        return Told.message("completions", [
            ("id", "\(id)"), ("from", "\(found.range.lowerBound)"), ("to", "\(found.range.upperBound)"), ("items", JSONText.array(items)),
        ])
    }

    private struct Place {
        let layer: String
        let channel: Int
        let row: Int
        let column: Int
    }

    /// Where a number looks, and the sum that made it.
    private static func unit(_ place: Place, _ id: Int, _ subject: Subject, _ interpreter: Interpreter) -> String {
        guard let architecture = try? interpreter.session.network().network.architecture,
            let row = architecture.summary().first(where: { $0.name == place.layer })
        else { return Told.message("look", [("kind", "\"unit\""), ("id", "\(id)"), ("error", JSONText.string("there is no layer \(place.layer)"))]) }
        let layer = row.isSoftmax ? architecture.layers.count : row.layers.upperBound - 1
        let unit = NetworkUnit(layer: layer, row: place.row, column: place.column, channel: place.channel)
        var isMap = false
        if case .map = row.output { isMap = true }
        let path = "\(place.layer)/\(place.channel)" + (isMap ? "/\(place.row),\(place.column)" : "")
        var members: [(key: String, json: String)] = [("path", JSONText.string(path))]
        if row.isSoftmax || architecture.has(unit) {
            let field = architecture.receptiveField(of: unit)
            members.append(("field", JSONText.array(
                [field.rows.lowerBound, field.columns.lowerBound, field.rows.count, field.columns.count].map { "\($0)" })))
        }
        return look("unit", "why \(path) \(subject.path)", id, subject, interpreter, members)
    }

    private static func look(
        _ kind: String, _ line: String, _ id: Int, _ subject: Subject, _ interpreter: Interpreter, _ more: [(key: String, json: String)] = []
    ) -> String {
        var interpreter = interpreter
        interpreter.session.take(subject, atMost: 2)
        var members: [(key: String, json: String)] = [
            ("kind", JSONText.string(kind)), ("id", "\(id)"), ("line", JSONText.string(line)),
        ] + more
        do throws(CommandFailure) {
            members.append(("html", JSONText.string(Told.html(try QuickLook.output(of: line, in: interpreter)))))
        } catch {
            members.append(("error", JSONText.string(error.message)))
        }
        return Told.message("look", members)
    }
}
