import Canvas
import ConvNet
import Engine
import Explorer
import Files
import NIOWebSocket
import Raster
import Synchronization

/// A page that is open. What it says and what is new for it waits for a thread of its own, so that a drawing is read while its
/// session trains, and a slow page holds up no other.
final class Visit: SocketListener {
    /// What waits for the thread, in order.
    private struct Waiting: Sendable {
        var heard: [[UInt8]] = []
        var news: [String] = []
        /// Bytes of both.
        var bytes = 0
        var isReadingDue = false
        var hasMoved = false
        var isOver = false
    }

    /// What the page shows.
    private struct Page {
        /// What the desk calls it.
        let number: Int
        var canvas = Canvas()
        var image: Subject?
        /// The last frame of the page that was heard.
        var frame = 0
        var looks: [Message] = []
        var isReadingDue = true
        var areStrokesDue = false
        /// Whether the page shows the drawing, and the maps below it.
        var watches = (drawing: false, maps: false)

        /// What is asked about now.
        var subject: Subject { image ?? .drawing(canvas.drawing) }
    }

    /// A page is closed when so much waits: it takes nothing, or sends more than can be heard.
    private static let mostBytes = 64 << 20
    /// Questions about units that wait; only the last ones are worth an answer.
    private static let mostLooks = 2

    let desk: Desk
    let material: Material
    private let socket: WebSocket
    private let waiting = Mutex(Waiting())
    private let whistle = Whistle()
    private let endsWithLast: Bool

    init(_ socket: WebSocket, at desk: Desk, _ material: Material, endsWithLast: Bool) {
        (self.socket, self.desk, self.material, self.endsWithLast) = (socket, desk, material, endsWithLast)
    }

    // MARK: What waits

    func hear(_ text: [UInt8]) { wait(text.count) { $0.heard.append(text) } }

    func end() { wait { $0.isOver = true } }

    private func post(_ text: String) { wait(text.utf8.count) { $0.news.append(text) } }

    /// What is new at the desk.
    private func take(_ news: DeskNews) {
        switch news {
        case .moved: wait { $0.hasMoved = true }
        case .ended:
            wait { ($0.hasMoved, $0.isReadingDue) = (true, true) }
            post(Told.network(of: desk.interpreter?.session))
            post(Told.news(news))
        default: post(Told.news(news))
        }
    }

    private func wait(_ bytes: Int = 0, for change: (inout Waiting) -> Void) {
        let isTooMuch = waiting.withLock { waiting in
            change(&waiting)
            waiting.bytes += bytes
            return waiting.bytes > Self.mostBytes
        }
        if isTooMuch { socket.close(.policyViolation) }
        whistle.blow()
    }

    // MARK: What the thread does

    /// Serves the page until it is closed.
    func run() {
        post(Told.welcome(desk.engine?.interpreter.session))
        post(Told.network(of: desk.interpreter?.session))
        let number = desk.join { [weak self] in self?.take($0) }
        defer { desk.leave(number, endsWithLast: endsWithLast) }
        material.whenReady { [weak self] in
            guard let self else { return }
            self.post(Told.message("material", self.material.members))
        }
        var (page, teller) = (Page(number: number), Teller())
        while true {
            whistle.wait(milliseconds: teller.patience)
            let due = waiting.withLock { waiting in
                defer { waiting = Waiting() }
                return waiting
            }
            if due.isOver { return }
            for text in due.heard {
                guard let message = Message(text) else {
                    socket.close(.policyViolation)
                    return
                }
                take(message, &page)
            }
            if due.isReadingDue { page.isReadingDue = true }
            for text in due.news where !socket.send(text) { return }
            tell(&page, &teller, hasMoved: due.hasMoved)
        }
    }

    private func tell(_ page: inout Page, _ teller: inout Teller, hasMoved: Bool) {
        if page.isReadingDue { socket.send(reading(&page, &teller, isAgain: false)) }
        for look in page.looks {
            socket.send(Answers.answer(look, about: page.subject, in: teller.interpreter(at: desk), material.library))
        }
        page.looks = []
        if waiting.withLock({ $0.heard.isEmpty }), let maps = teller.maps() { socket.send(maps) }
        for text in teller.live(at: desk, hasMoved: hasMoved, material) { socket.send(text) }
        if teller.isBehind, page.watches.drawing, !page.subject.isEmpty { socket.send(reading(&page, &teller, isAgain: true)) }
    }

    private func reading(_ page: inout Page, _ teller: inout Teller, isAgain: Bool) -> String {
        let strokes = page.areStrokesDue ? page.canvas : nil
        (page.isReadingDue, page.areStrokesDue) = (false, false)
        return teller.reading(
            of: page.subject, page.canvas, strokes: strokes, frame: page.frame, isAgain: isAgain, withMaps: page.watches.maps, at: desk)
    }

    // MARK: What the page says

    private func take(_ message: Message, _ page: inout Page) {
        switch message {
        case .draw(let events, let frame): draw(events, frame, &page)
        case .start(let path):
            guard let start = material.starts.first(where: { $0.path == path }) else {
                return post(Told.error("there is no image \(path) to start from"))
            }
            (page.image, page.isReadingDue) = (.image(path: path, start.picture), true)
        case .watch(let drawing, let maps): (page.watches, page.isReadingDue) = ((drawing, maps), true)
        case .run(let text, let id, let cell): run(text, id, cell, page)
        case .cancel: desk.cancel()
        case .set(let name, let value): set(name, value)
        case .unit, .saliency, .steps, .complete, .documents, .document:
            page.looks.append(message)
            let units = page.looks.indices.filter { if case .unit = page.looks[$0] { true } else { false } }
            if units.count > Self.mostLooks { page.looks.remove(at: units[0]) }
            if page.looks.count > 32 { page.looks.removeFirst() }
        }
    }

    private func draw(_ events: [CanvasEvent], _ frame: Int, _ page: inout Page) {
        page.image = nil
        for event in events {
            page.canvas.take(event)
            switch event {
            case .down, .move, .up: break
            default: page.areStrokesDue = true
            }
        }
        (page.frame, page.isReadingDue) = (frame, true)
    }

    private func run(_ text: String, _ id: Int, _ cell: Message.CellPlace, _ page: Page) {
        let order = Desk.Order(
            id: id, text: text, visit: page.number, subject: page.subject, beginning: cell.beginning.flatMap { material.library[$0] },
            isExercise: cell.isExercise)
        guard let words = desk.take(order) else { return }
        post(Told.message("done", [("id", "\(id)"), ("error", JSONText.string(words))]))
    }

    private func set(_ name: String, _ value: String) {
        do {
            try desk.engine?.change(name, to: value)
            post(Told.message("set", [("name", JSONText.string(name)), ("value", JSONText.string(value))]))
        } catch {
            post(Told.error("\(error)"))
        }
    }
}
