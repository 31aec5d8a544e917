import Engine
import Explorer
import Subjects
import Synchronization

/// Serves the page: a thread for each connection, a session for each page.
package final class PageServer: Sendable {
    /// How it is served.
    package struct Choices: Sendable {
        package var host = "127.0.0.1"
        /// 0 takes a free one.
        package var port = 8087
        /// Whether all pages have one session in common.
        package var isShared = false

        package init(host: String = "127.0.0.1", port: Int = 8087, isShared: Bool = false) {
            (self.host, self.port, self.isShared) = (host, port, isShared)
        }
    }

    /// So many pages are open at once, and so many connections in all.
    package static let mostPages = 32
    static let mostConnections = 128

    private struct State: Sendable {
        var connections = 0
        var visits: [ObjectIdentifier: Visit] = [:]
    }

    private let listener: Listener
    private let admission: Admission
    private let interpreter: Interpreter
    private let material = Material()
    private let shared: Desk?
    private let state = Mutex(State())

    /// Listens.
    ///
    /// - Throws: in one line, if the port is taken or the address none of this machine's.
    package init(_ interpreter: Interpreter, _ choices: Choices) throws {
        guard 0...65_535 ~= choices.port else { throw ServeError.badPort(choices.port) }
        listener = try Listener(host: choices.host, port: choices.port)
        admission = Admission(host: choices.host, port: listener.port)
        self.interpreter = Self.confined(interpreter)
        shared = choices.isShared ? Desk(self.interpreter, material) : nil
    }

    /// The session that a page begins with: it is told of no place of this machine but those of data, and downloads nothing.
    private static func confined(_ interpreter: Interpreter) -> Interpreter {
        let session = interpreter.session
        var environment = session.environment.filter { ["CONVO_DATA", "XDG_CACHE_HOME", "HOME"].contains($0.key) }
        environment["CONVO_MIRRORS"] = ""
        var confined = Interpreter(
            commands: session.commands.all, weightFormats: session.weightFormats, environment: environment,
            bundled: session.state.networks.bundled)
        confined.session.settings = session.settings
        return confined
    }

    /// The address to open, with the token where one is needed.
    package var address: String { admission.address }
    package var port: Int { listener.port }

    /// Serves until it is ended.
    package func run() {
        material.prepare(interpreter)
        while let stream = listener.accept() {
            let hasRoom = state.withLock { state in
                guard state.connections < Self.mostConnections else { return false }
                state.connections += 1
                return true
            }
            guard hasRoom, OwnThread.start({ [self] in
                serve(stream)
                state.withLock { $0.connections -= 1 }
            }) else {
                if hasRoom { state.withLock { $0.connections -= 1 } }
                stream.end()
                continue
            }
        }
    }

    /// Ends it: nobody is let in, and every page is told.
    package func end() {
        listener.end()
        let visits = state.withLock { Array($0.visits.values) }
        for visit in visits { visit.close() }
    }

    private func serve(_ stream: ByteStream) {
        defer { stream.end() }
        guard let (request, rest) = RequestReader.read(from: stream) else { return }
        guard let request else {
            stream.write(HTTPResponse.refusal("400 Bad Request", "this is no request that a browser sends").bytes())
            return
        }
        let isSocket = request.path == "/socket"
        if let refusal = admission.refusal(of: request, isSocket: isSocket) {
            stream.write(refusal.bytes())
        } else if isSocket {
            visit(stream, request, rest)
        } else {
            stream.write(response(to: request).bytes(withBody: request.method == "GET"))
        }
    }

    private func response(to request: HTTPRequest) -> HTTPResponse {
        guard request.method == "GET" || request.method == "HEAD" else {
            return .refusal("405 Method Not Allowed", "the page is only read")
        }
        // The token moves out of the address into a cookie, so that no copied address gives it away.
        if let token = request.asked("token"), request.path == "/" {
            let cookie = "\(Admission.cookie)=\(admission.token ?? ""); Path=/; HttpOnly; SameSite=Strict"
            let fields = admission.token == token ? [(name: "Set-Cookie", value: cookie)] : []
            return HTTPResponse(status: "303 See Other", fields: fields + [(name: "Location", value: "/")])
        }
        guard let file = PageFile.all[request.path] else {
            return .refusal("404 Not Found", "there is no such file on this page")
        }
        return HTTPResponse(fields: [(name: "Content-Type", value: file.type)], body: file.bytes)
    }

    private func visit(_ stream: ByteStream, _ request: HTTPRequest, _ rest: [UInt8]) {
        guard let handshake = WebSocket.handshake(request) else {
            stream.write(HTTPResponse.refusal("400 Bad Request", "this address is for the page's web socket").bytes())
            return
        }
        let socket = WebSocket(stream)
        let visit = Visit(socket, at: shared ?? Desk(interpreter, material), material, endsWithLast: shared == nil)
        let hasRoom = state.withLock { state in
            guard state.visits.count < Self.mostPages else { return false }
            state.visits[ObjectIdentifier(visit)] = visit
            return true
        }
        guard hasRoom else {
            stream.write(HTTPResponse.refusal("503 Service Unavailable", "\(Self.mostPages) pages are open already; close one").bytes())
            return
        }
        stream.write(handshake)
        var reader = MessageReader(socket, stream, rest: rest)
        visit.run(&reader)
        state.withLock { $0.visits[ObjectIdentifier(visit)] = nil }
    }
}
