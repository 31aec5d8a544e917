import NIOCore
import NIOWebSocket

/// Holds a page's frames to what NIO's decoder leaves open: their mask, their kind and their pace.
final class FrameCheck: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = WebSocketFrame

    enum Fault: Error { case malformed, tooFast }

    private static let kinds: [WebSocketOpcode] = [.continuation, .text, .binary, .connectionClose, .ping, .pong]

    private let deadline: Deadline
    private var pace = Pace()
    private var isInMessage = false
    private var isBroken = false

    init(_ deadline: Deadline) { self.deadline = deadline }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isBroken else { return }
        let frame = Self.unwrapInboundIn(data)
        if let fault = fault(in: frame) {
            isBroken = true
            return context.fireErrorCaught(fault)
        }
        if !frame.opcode.isControlOpcode { isInMessage = !frame.fin }
        if !isInMessage { deadline.met() }
        context.fireChannelRead(data)
    }

    private func fault(in frame: WebSocketFrame) -> Fault? {
        guard pace.take() else { return .tooFast }
        let isPlain = frame.maskKey != nil && !frame.rsv1 && !frame.rsv2 && !frame.rsv3 && Self.kinds.contains(frame.opcode)
        return isPlain ? nil : .malformed
    }
}
