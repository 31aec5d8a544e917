import NIOCore
import NIOWebSocket

/// Who hears what a page says, on the event loop, which has no time to lose.
protocol SocketListener: Sendable {
    /// Takes a text, in UTF-8.
    func hear(_ text: [UInt8])

    /// The socket is at its end.
    func end()
}

/// Takes the messages of a page off its socket, and sees to the socket's end: behind the reason for it nothing is sent, and
/// nothing is heard but the other side's leave.
final class MessageReader: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// For the other side to take its leave.
    private static let farewell = TimeAmount.seconds(1)

    private let open: (WebSocket) -> any SocketListener
    private var listener: (any SocketListener)?
    private var isClosing = false

    init(_ open: @escaping (WebSocket) -> any SocketListener) { self.open = open }

    func handlerAdded(context: ChannelHandlerContext) { listener = open(WebSocket(context.channel)) }

    func handlerRemoved(context: ChannelHandlerContext) { listener?.end() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        switch frame.opcode {
        case .connectionClose:
            end(context, .normalClosure)
            context.close(promise: nil)
        case _ where isClosing: break
        case .text:
            let text = Array(frame.unmaskedData.readableBytesView)
            guard String(validating: text, as: UTF8.self) != nil else { return end(context, .dataInconsistentWithMessage) }
            listener?.hear(text)
        case .ping where context.channel.isWritable:
            context.writeAndFlush(Self.wrapOutboundOut(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)), promise: nil)
        case .ping, .pong: break
        default: end(context, .unacceptableData)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength, NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge,
            NIOWebSocketFrameAggregator.Error.tooManyFragments:
            end(context, .messageTooLarge)
        case FrameCheck.Fault.tooFast: end(context, .policyViolation)
        default: end(context, .protocolError)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is Deadline.Passed { end(context, .policyViolation) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isClosing else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if Self.unwrapOutboundIn(data).opcode == .connectionClose {
            isClosing = true
            context.eventLoop.assumeIsolated().scheduleTask(in: Self.farewell) { context.close(promise: nil) }
        }
        context.write(data, promise: promise)
    }

    private func end(_ context: ChannelHandlerContext, _ reason: WebSocketErrorCode) { WebSocket(context.channel).close(reason) }
}
