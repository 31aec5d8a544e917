import Canvas
import Files
import Raster

/// What a page says, one case a kind.
enum Message: Sendable, Equatable {
    /// What happened on the canvas since the last frame of the screen.
    case draw([CanvasEvent], frame: Int)
    /// An image is to be read in place of the drawing.
    case start(path: String)
    /// Whether the page shows the drawing, and what every layer gives.
    case watch(drawing: Bool, maps: Bool)
    case run(text: String, id: Int, cell: CellPlace)
    case cancel
    case complete(line: String, cursor: Int, id: Int)
    case set(name: String, value: String)
    /// One number of a layer: where it looks, and the sum that made it.
    case unit(layer: String, channel: Int, row: Int, column: Int, id: Int)
    case saliency(id: Int)
    /// The way from the drawing to what the network gets.
    case steps(id: Int)
    case documents
    case document(name: String)

    /// Where a line stands that is a cell of a document.
    struct CellPlace: Sendable, Equatable {
        /// The document that begins with it.
        var beginning: String?
        /// Whether it answers an exercise.
        var isExercise = false
    }

    /// So many events come in a message.
    static let mostEvents = 512
    /// Characters of a line, or of a cell.
    static let longest = 20_000

    /// - Returns: nil for what is none.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSON(bytes[...], deepest: 4), let kind = json["t"]?.text else { return nil }
        switch kind {
        case "draw":
            guard let items = json["events"]?.elements, items.count <= Self.mostEvents else { return nil }
            let events = items.compactMap(Self.event)
            guard events.count == items.count else { return nil }
            self = .draw(events, frame: json["frame"]?.integer ?? 0)
        case "cancel": self = .cancel
        case "documents": self = .documents
        default: self.init(kind, json)
        }
    }

    private init?(_ kind: String, _ json: JSON) {
        let id = json["id"]?.integer ?? 0
        func text(_ name: String) -> String? { json[name]?.text.flatMap { $0.utf8.count <= Self.longest ? $0 : nil } }
        switch kind {
        case "start": if let path = text("path") { self = .start(path: path) } else { return nil }
        case "watch": self = .watch(drawing: json["drawing"]?.flag ?? false, maps: json["maps"]?.flag ?? false)
        case "run":
            guard let line = text("line") else { return nil }
            self = .run(text: line, id: id, cell: CellPlace(beginning: text("beginning"), isExercise: json["exercise"]?.flag ?? false))
        case "complete":
            guard let line = text("line"), let cursor = json["cursor"]?.integer, cursor >= 0 else { return nil }
            self = .complete(line: line, cursor: cursor, id: id)
        case "set":
            guard let name = text("name"), let value = text("value") else { return nil }
            self = .set(name: name, value: value)
        case "unit":
            guard let layer = text("layer"), let channel = json["channel"]?.integer, let row = json["row"]?.integer,
                let column = json["column"]?.integer
            else { return nil }
            self = .unit(layer: layer, channel: channel, row: row, column: column, id: id)
        case "saliency": self = .saliency(id: id)
        case "steps": self = .steps(id: id)
        case "document": if let name = text("name") { self = .document(name: name) } else { return nil }
        default: return nil
        }
    }

    /// `["down", x, y]`, `["up"]`, `["shift", x, y]`, `["width", w]`.
    private static func event(_ json: JSON) -> CanvasEvent? {
        guard let parts = json.elements, let kind = parts.first?.text else { return nil }
        let numbers = parts.dropFirst().compactMap { $0.double.map { Float($0) } }
        guard numbers.count == parts.count - 1, numbers.allSatisfy(\.isFinite) else { return nil }
        switch (kind, numbers.count) {
        case ("down", 2): return .down(PenDrawing.Point(x: numbers[0], y: numbers[1]))
        case ("move", 2): return .move(PenDrawing.Point(x: numbers[0], y: numbers[1]))
        case ("up", 0): return .up
        case ("undo", 0): return .undo
        case ("redo", 0): return .redo
        case ("clear", 0): return .clear
        case ("shift", 2): return .shift(x: numbers[0], y: numbers[1])
        case ("width", 1): return .penWidth(numbers[0])
        default: return nil
        }
    }
}
