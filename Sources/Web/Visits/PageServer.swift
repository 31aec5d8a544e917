import Engine
import Explorer
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Serves the page: a session for each page.
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
        var listener: (any Channel)?
        var connections = 0
        /// Those that are pages, or are about to be.
        var pages: [ObjectIdentifier: WebSocket?] = [:]
    }

    /// One thread does for all of them: what takes time, pages do on threads of their own.
    private static let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private let admission: Admission
    private let interpreter: Interpreter
    private let material: Material
    private let shared: Desk?
    private let state = Mutex(State())

    /// Listens, and serves until it is ended.
    ///
    /// - Throws: in one line, if the port is taken or the address none of this machine's.
    init(_ interpreter: Interpreter, _ choices: Choices, _ library: Library = Library()) throws {
        guard 0...65_535 ~= choices.port else { throw ServeError.badPort(choices.port) }
        admission = Admission(host: choices.host)
        material = Material(library)
        self.interpreter = Self.confined(interpreter)
        shared = choices.isShared ? Desk(self.interpreter, material) : nil
        let listener = try listen(choices.host, choices.port)
        state.withLock { $0.listener = listener }
        material.prepare(interpreter)
    }

    private func listen(_ host: String, _ port: Int) throws(ServeError) -> any Channel {
        do {
            return try ServerBootstrap(group: Self.loop)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .serverChannelInitializer { listener in
                    listener.eventLoop.makeCompletedFuture { try listener.pipeline.syncOperations.addHandler(AcceptBackoffHandler()) }
                }
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                // After one read it is another page's turn.
                .childChannelOption(.maxMessagesPerRead, value: 1)
                .childChannelInitializer { [self] channel in channel.eventLoop.makeCompletedFuture { try admit(channel) } }
                .bind(host: host, port: port).wait()
        } catch let error as IOError where error.errnoCode != EADDRNOTAVAIL {
            throw .closed(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
        } catch {
            throw .noAddress(host)
        }
    }

    /// The session that a page begins with: it is told of no place of this machine but those of data, and downloads nothing.
    private static func confined(_ interpreter: Interpreter) -> Interpreter {
        let session = interpreter.session
        var environment = session.environment.filter { ["CONVO_DATA", "XDG_CACHE_HOME", "HOME"].contains($0.key) }
        environment["CONVO_MIRRORS"] = ""
        var confined = Interpreter(
            commands: session.commands.all, outer: session.commands.outer, weightFormats: session.weightFormats, environment: environment,
            bundled: session.state.networks.bundled)
        confined.session.settings = session.settings
        return confined
    }

    /// The address to open, with the token where one is needed.
    package var address: String { admission.address(port) }
    package var port: Int { state.withLock { $0.listener?.localAddress?.port } ?? 0 }

    /// Ends it: nobody is let in, and every page is told.
    package func end() {
        let (listener, pages) = state.withLock { ($0.listener, $0.pages.values.compactMap(\.self)) }
        listener?.close(promise: nil)
        try? EventLoopFuture.andAllComplete(pages.map { $0.close(.goingAway) }, on: Self.loop.next()).wait()
    }

    private func admit(_ channel: any Channel) throws {
        try state.withLock { state in
            guard state.connections < Self.mostConnections else { throw ChannelError.ioOnClosedChannel }
            state.connections += 1
        }
        channel.closeFuture.whenComplete { [self] _ in
            state.withLock { state in
                state.connections -= 1
                state.pages.removeValue(forKey: ObjectIdentifier(channel))
            }
        }
        try channel.pipeline.syncOperations.addHandlers(RequestHandler(self).pipeline)
    }
}

extension PageServer: Site {
    func answer(to request: HTTPRequestHead, on channel: any Channel) -> HTTPResponse? {
        guard request.isPlain else { return .refusal(.badRequest, "this is no request that a browser sends") }
        let isSocket = request.path == "/socket"
        let port = channel.localAddress?.port ?? 0
        if let refusal = admission.refusal(of: request, at: port, isSocket: isSocket) { return refusal }
        guard isSocket else { return file(for: request) }
        let hasRoom = state.withLock { state in
            guard state.pages.count < Self.mostPages else { return false }
            state.pages.updateValue(nil, forKey: ObjectIdentifier(channel))
            return true
        }
        return hasRoom ? nil : .refusal(.serviceUnavailable, "\(Self.mostPages) pages are open already; close one")
    }

    private func file(for request: HTTPRequestHead) -> HTTPResponse {
        guard request.method == .GET || request.method == .HEAD else { return .refusal(.methodNotAllowed, "the page is only read") }
        // The token moves out of the address into a cookie, so that no copied address gives it away.
        if let token = request.asked("token"), request.path == "/" {
            let cookie = "\(Admission.cookie)=\(admission.token ?? ""); Path=/; HttpOnly; SameSite=Strict"
            return HTTPResponse(status: .seeOther, fields: HTTPHeaders((admission.token == token ? [("Set-Cookie", cookie)] : []) + [("Location", "/")]))
        }
        guard let file = PageFile.all[request.path] else { return .refusal(.notFound, "there is no such file on this page") }
        return HTTPResponse(fields: ["Content-Type": file.type], body: file.bytes)
    }

    func listener(at socket: WebSocket, for request: HTTPRequestHead) -> any SocketListener {
        state.withLock { $0.pages[socket.id] = socket }
        // A second network beside the first has a session of its own, also where pages share theirs.
        let common = request.uri.hasSuffix("?own") ? nil : shared
        let visit = Visit(socket, at: common ?? Desk(interpreter, material), material, endsWithLast: common == nil)
        if !OwnThread.start({ visit.run() }) { socket.close(.unknown(1013)) }
        return visit
    }
}
