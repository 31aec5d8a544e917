import NIOCore

/// Time for a message: 10 seconds from its first byte, or from the beginning of a connection, until it is `met`. A browser
/// sends what it has to say at once; one byte after the other is somebody else. Stands first in the pipeline of a connection.
final class Deadline: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Told to the pipeline when the time is over.
    struct Passed {}

    static let patience = TimeAmount.seconds(10)

    private var task: Scheduled<Void>?

    func met() {
        task?.cancel()
        task = nil
    }

    func handlerAdded(context: ChannelHandlerContext) { begin(context) }
    func handlerRemoved(context: ChannelHandlerContext) { met() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if task == nil { begin(context) }
        context.fireChannelRead(data)
    }

    private func begin(_ context: ChannelHandlerContext) {
        task = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.fireUserInboundEventTriggered(Passed()) }
    }
}
