import NIOCore
import NIOHTTP1
import NIOWebSocket

/// What is served. All of it is asked on the event loop, which has no time to lose.
protocol Site: Sendable {
    /// The answer to a request; nil where its connection is to become a socket.
    func answer(to request: HTTPRequestHead, on channel: any Channel) -> HTTPResponse?

    /// Somebody for a socket that a request has opened.
    func listener(at socket: WebSocket, for request: HTTPRequestHead) -> any SocketListener
}

/// Answers the one request of a connection, or makes the connection a socket. Nothing behind the head of that request is looked
/// at: NIO's `HTTPServerUpgradeHandler` would hand a second request on to the decoder of frames, which ends the process.
final class RequestHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// Bytes that a head may have.
    private static let limit = 8192

    /// Knows the handshake of a socket.
    private static let upgrader = NIOWebSocketServerUpgrader(
        shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(HTTPHeaders()) },
        upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() })

    private let site: any Site
    private let deadline = Deadline()
    private let encoder = HTTPResponseEncoder()
    private let decoder: ByteToMessageHandler<HTTPRequestDecoder>
    private var isAnswered = false

    init(_ site: any Site) {
        self.site = site
        var limits = NIOHTTPDecoderLimitConfiguration()
        (limits.maxHeaderFieldSize, limits.maxHeaderListSize) = (Self.limit, Self.limit)
        decoder = ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits), maximumBufferSize: Self.limit)
    }

    /// What stands in the pipeline of a new connection.
    var pipeline: [any ChannelHandler] { [deadline, encoder, decoder, self] }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered, case .head(let request) = Self.unwrapInboundIn(data) else { return }
        isAnswered = true
        if let answer = site.answer(to: request, on: context.channel) {
            send(answer, context, withBody: request.method == .GET)
        } else {
            open(request, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isAnswered else { return }
        isAnswered = true
        send(.refusal(.badRequest, "this is no request that a browser sends"), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is Deadline.Passed { context.close(promise: nil) }
    }

    /// The other side ends the connection, once it has all; the deadline does if it does not.
    private func send(_ answer: HTTPResponse, _ context: ChannelHandlerContext, withBody: Bool = true) {
        context.write(Self.wrapOutboundOut(.head(answer.head)), promise: nil)
        if withBody { context.write(Self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil) }
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
        context.close(mode: .output, promise: nil)
    }

    private func open(_ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let refusal = HTTPResponse.refusal(.badRequest, "this address is for the page's web socket")
        guard request.method == .GET, request.lists("websocket", in: "upgrade"), request.lists("upgrade", in: "connection") else {
            return send(refusal, context)
        }
        Self.upgrader.buildUpgradeResponse(channel: context.channel, upgradeRequest: request, initialResponseHeaders: [:]).assumeIsolated()
            .flatMap { fields in context.pipeline.syncOperations.removeHandler(self.decoder).map { fields } }
            .whenComplete { result in
                switch result {
                case .success(let fields): self.open(request, fields, context)
                case .failure: self.send(refusal, context)
                }
            }
    }

    /// All at once, so that no byte comes between.
    private func open(_ request: HTTPRequestHead, _ fields: HTTPHeaders, _ context: ChannelHandlerContext) {
        let (channel, pipeline) = (context.channel, context.pipeline.syncOperations)
        let head = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: fields)
        context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
        deadline.met()
        pipeline.removeHandler(encoder, promise: nil)
        pipeline.removeHandler(context: context, promise: nil)
        let handlers = WebSocket.pipeline(deadline) { [site] in site.listener(at: $0, for: request) }
        do { try pipeline.addHandlers(handlers) } catch { return channel.close(promise: nil) }
        // Whoever reads of the socket is known as a page already, and is told of the server's end.
        channel.flush()
    }
}
