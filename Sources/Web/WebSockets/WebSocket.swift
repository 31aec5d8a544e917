import NIOCore
import NIOWebSocket

/// A page's web socket (RFC 6455), in the hands of any thread but the event loop's: texts out, and the end of it.
///
/// HTTP and frames are the work of SwiftNIO, because it bounds both: a frame is refused by the length that its head claims,
/// before anything of that length is kept, so that no page can fill the memory.
struct WebSocket: Sendable {
    /// Bytes of a message; a page sends a few hundred.
    static let limit = 64 << 10
    /// Frames of a message; each keeps the bytes that it came with.
    private static let mostFrames = 16
    /// A page that takes nothing for so long is gone.
    private static let patience = TimeAmount.seconds(10)

    private let channel: any Channel

    init(_ channel: any Channel) { self.channel = channel }

    /// That of its connection.
    var id: ObjectIdentifier { ObjectIdentifier(channel) }

    /// What stands in the pipeline of a socket, behind its deadline.
    static func pipeline(_ deadline: Deadline, open: @escaping (WebSocket) -> any SocketListener) -> [any ChannelHandler] {
        [
            WebSocketFrameEncoder(), ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: limit)), FrameCheck(deadline),
            NIOWebSocketFrameAggregator(minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: mostFrames, maxAccumulatedFrameSize: limit),
            MessageReader(open),
        ]
    }

    /// Sends a text, and waits until the system has taken it.
    ///
    /// - Returns: false when the socket is at its end.
    @discardableResult
    func send(_ text: String) -> Bool {
        let frame = WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: text))
        let sent = channel.eventLoop.flatSubmit { [channel] in
            let end = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
            return channel.writeAndFlush(frame).always { _ in end.cancel() }
        }
        return (try? sent.wait()) != nil
    }

    /// Says why, and ends it.
    ///
    /// - Returns: when that is said.
    @discardableResult
    func close(_ reason: WebSocketErrorCode) -> EventLoopFuture<Void> {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: reason)
        return channel.writeAndFlush(WebSocketFrame(fin: true, opcode: .connectionClose, data: data))
    }
}
