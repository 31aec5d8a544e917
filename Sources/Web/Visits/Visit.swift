import Canvas
import ConvNet
import Engine
import Explorer
import Files
import Raster
import Synchronization

/// A page that is open: one thread hears it, another one tells it what is new, so that a drawing is read while its session trains.
final class Visit: Sendable {
    private struct State: Sendable {
        var canvas = Canvas()
        var image: Subject?
        /// The last frame of the page that was heard.
        var frame = 0
        /// What is to be told, in order.
        var news: [String] = []
        /// Bytes of that.
        var bytes = 0
        var looks: [Message] = []
        var isReadingDue = true
        var areStrokesDue = false
        var wantsMaps = false
        var hasMoved = false
        var isOver = false
    }

    /// A page that takes nothing while so much is to be told is closed.
    private static let mostBytes = 64 << 20
    /// Questions about units that wait; only the last ones are worth an answer.
    private static let mostLooks = 2

    let desk: Desk
    let material: Material
    private let socket: WebSocket
    private let state = Mutex(State())
    private let whistle = Whistle()
    private let place = Mutex<Int?>(nil)
    private let endsWithLast: Bool

    init(_ socket: WebSocket, at desk: Desk, _ material: Material, endsWithLast: Bool) {
        (self.socket, self.desk, self.material, self.endsWithLast) = (socket, desk, material, endsWithLast)
    }

    /// What is asked about now.
    var subject: Subject { state.withLock { $0.image ?? .drawing($0.canvas.drawing) } }

    // MARK: What others say

    /// Serves the page until it is closed.
    func run(_ reader: inout MessageReader) {
        let number = desk.join { [weak self] in self?.hear($0) }
        place.withLock { $0 = number }
        post(Told.welcome(self))
        material.whenReady { [weak self] in
            guard let self else { return }
            self.post(Told.message("material", self.material.members))
            self.whistle.blow()
        }
        guard OwnThread.start({ [self] in tell() }) else { return socket.close(.tooMany) }
        var pace = Pace()
        while let bytes = reader.next() {
            guard pace.take() else {
                socket.close(.policy)
                break
            }
            guard let message = Message(bytes) else {
                socket.close(.policy)
                break
            }
            take(message)
        }
        end()
        desk.leave(number, endsWithLast: endsWithLast)
    }

    func end() {
        state.withLock { $0.isOver = true }
        whistle.blow()
    }

    /// The server ends.
    func close() { socket.close(.leaving) }

    private func take(_ message: Message) {
        switch message {
        case .draw(let events, let frame): draw(events, frame)
        case .start(let path): start(path)
        case .watch(let maps): change { ($0.wantsMaps, $0.isReadingDue) = (maps, true) }
        case .run(let text, let id):
            if let words = desk.take(Desk.Order(id: id, text: text, visit: place.withLock { $0 } ?? 0, subject: subject)) {
                post(Told.message("done", [("id", "\(id)"), ("error", JSONText.string(words))]))
            }
        case .cancel: desk.cancel()
        case .set(let name, let value): set(name, value)
        case .unit, .saliency, .complete, .documents, .document:
            change { state in
                state.looks.append(message)
                let units = state.looks.indices.filter { if case .unit = state.looks[$0] { true } else { false } }
                if units.count > Self.mostLooks { state.looks.remove(at: units[0]) }
                if state.looks.count > 32 { state.looks.removeFirst() }
            }
        }
    }

    private func draw(_ events: [CanvasEvent], _ frame: Int) {
        change { state in
            state.image = nil
            for event in events {
                state.canvas.take(event)
                switch event {
                case .down, .move, .up: break
                default: state.areStrokesDue = true
                }
            }
            (state.frame, state.isReadingDue) = (frame, true)
        }
    }

    private func start(_ path: String) {
        guard let start = material.starts.first(where: { $0.path == path }) else {
            return post(Told.error("there is no image \(path) to start from"))
        }
        change { ($0.image, $0.isReadingDue) = (.image(path: path, start.picture), true) }
    }

    private func set(_ name: String, _ value: String) {
        do {
            try desk.engine?.change(name, to: value)
            post(Told.message("set", [("name", JSONText.string(name)), ("value", JSONText.string(value))]))
        } catch {
            post(Told.error("\(error)"))
        }
    }

    private func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
        whistle.blow()
    }

    // MARK: What is new at the desk

    private func hear(_ news: DeskNews) {
        switch news {
        case .moved: change { $0.hasMoved = true }
        case .ended:
            change { ($0.hasMoved, $0.isReadingDue) = (true, true) }
            post(Told.news(news))
        default: post(Told.news(news))
        }
    }

    func post(_ text: String) {
        let isTooMuch = state.withLock { state in
            state.news.append(text)
            state.bytes += text.utf8.count
            return state.bytes > Self.mostBytes
        }
        if isTooMuch { socket.close(.policy) }
        whistle.blow()
    }

    // MARK: The thread that tells

    private func tell() {
        var reader = Teller()
        while true {
            whistle.wait(milliseconds: reader.patience)
            let due = state.withLock { state -> State in
                defer {
                    (state.news, state.bytes, state.looks) = ([], 0, [])
                    (state.isReadingDue, state.areStrokesDue, state.hasMoved) = (false, false, false)
                }
                return state
            }
            if due.isOver { return }
            for text in due.news where !socket.send(text) { return }
            if due.isReadingDue {
                let drawing = due.areStrokesDue ? due.canvas : nil
                let subject = due.image ?? .drawing(due.canvas.drawing)
                socket.send(reader.reading(of: subject, due.canvas, strokes: drawing, frame: due.frame, withMaps: due.wantsMaps, at: desk))
            }
            for look in due.looks { socket.send(Answers.answer(look, about: due.image ?? .drawing(due.canvas.drawing), at: desk)) }
            if !state.withLock({ $0.isReadingDue }), let maps = reader.maps(at: desk) { socket.send(maps) }
            for text in reader.live(at: desk, hasMoved: due.hasMoved, material) { socket.send(text) }
        }
    }
}
