import CZeroMQ
import Glibc

/// libzmq, and the sockets that speak by it.
///
/// Unsafe code, all that touches libzmq. What it relies on, and what holds it:
/// - No function is called through a pointer that is not there: `init` fails unless all of them were found.
/// - The context outlives its sockets, since each socket keeps its `ZeroMQ`; both are closed once, by `deinit`.
/// - Bytes are copied out of a frame before it is freed, and never more than it has; what is sent is read within the
///   count of its array while the call lasts.
/// - A socket is used on the thread that made it: neither class is `Sendable`.
final class ZeroMQ {
    /// What libzmq has against it, in its words.
    struct Fault: Error, Equatable {
        let reason: String
    }

    fileprivate var functions = convo_zmq()
    fileprivate let context: UnsafeMutableRawPointer

    init() throws(Fault) {
        var functions = convo_zmq()
        guard convo_zmq_open(&functions) != 0 else { throw Fault(reason: "libzmq is not installed: apt install libzmq5") }
        guard let context = convo_zmq_context(&functions) else { throw Fault(reason: "libzmq cannot start") }
        (self.functions, self.context) = (functions, context)
    }

    deinit { convo_zmq_end(&functions, context) }

    fileprivate var last: Fault {
        let code = convo_zmq_error(&functions)
        return Fault(reason: String(cString: convo_zmq_reason(&functions, code)))
    }

    /// Waits until something can be read.
    ///
    /// - Parameters:
    ///   - sockets: what may come by ZeroMQ.
    ///   - descriptor: what else may become readable.
    ///   - milliseconds: how long at most; nil is without end.
    func wait(for sockets: [Socket], or descriptor: Int32, milliseconds: Int?) {
        var items = sockets.map { zmq_pollitem_t(socket: $0.socket, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0) }
        items.append(zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
        _ = convo_zmq_poll(&functions, &items, Int32(items.count), milliseconds ?? -1)
    }
}

/// One socket.
final class Socket {
    enum Kind {
        /// Takes requests, each with the names of those to answer.
        case router
        /// The same, which is told when nobody of that name is there.
        case asker
        /// Takes a request and sends its reply.
        case reply
        /// Sends to whoever has subscribed, and is told of it.
        case publish
        /// The other ends, as clients have them.
        case dealer, request, subscribe

        fileprivate var number: Int32 {
            switch self {
            case .router, .asker: ZMQ_ROUTER
            case .reply: ZMQ_REP
            case .publish: ZMQ_XPUB
            case .dealer: ZMQ_DEALER
            case .request: ZMQ_REQ
            case .subscribe: ZMQ_SUB
            }
        }
    }

    /// A message is refused if one of its frames has more bytes.
    private static let mostBytes: Int64 = 64 << 20
    /// Frames of a message beyond these are dropped.
    private static let mostFrames = 256
    /// Milliseconds for what is still to be sent when a socket is closed.
    private static let linger: Int32 = 500

    fileprivate let socket: UnsafeMutableRawPointer
    private let library: ZeroMQ

    /// - Parameter name: what the other end knows this one by; none if left out.
    init(_ kind: Kind, _ library: ZeroMQ, name: String = "") throws(ZeroMQ.Fault) {
        guard let socket = convo_zmq_socket(&library.functions, library.context, kind.number) else { throw library.last }
        (self.socket, self.library) = (socket, library)
        set(ZMQ_LINGER, Self.linger)
        set(ZMQ_MAXMSGSIZE, Self.mostBytes)
        if kind == .asker { set(ZMQ_ROUTER_MANDATORY, 1 as Int32) }
        if !name.isEmpty { _ = convo_zmq_set(&library.functions, socket, ZMQ_ROUTING_ID, name, name.utf8.count) }
        if kind == .subscribe { _ = convo_zmq_set(&library.functions, socket, ZMQ_SUBSCRIBE, "", 0) }
    }

    deinit { convo_zmq_close(&library.functions, socket) }

    private func set<Value: BitwiseCopyable>(_ option: Int32, _ value: Value) {
        withUnsafeBytes(of: value) { bytes in
            guard let start = bytes.baseAddress else { return }
            _ = convo_zmq_set(&library.functions, socket, option, start, bytes.count)
        }
    }

    /// Listens.
    func bind(_ address: String) throws(ZeroMQ.Fault) {
        guard convo_zmq_bind(&library.functions, socket, address) == 0 else { throw library.last }
    }

    /// Goes to one that listens.
    func connect(_ address: String) throws(ZeroMQ.Fault) {
        guard convo_zmq_connect(&library.functions, socket, address) == 0 else { throw library.last }
    }

    /// The frames of the next message; nil if there is none yet.
    func receive() -> [[UInt8]]? {
        var frames: [[UInt8]] = []
        while true {
            var frame = convo_zmq_frame()
            let isLast = withUnsafeMutablePointer(to: &frame) { frame -> Bool? in
                guard convo_zmq_receive(&library.functions, socket, frame) == 0 else { return nil }
                defer { convo_zmq_free_frame(&library.functions, frame) }
                if frames.count < Self.mostFrames {
                    frames.append(Array(UnsafeBufferPointer(start: frame.pointee.bytes, count: frame.pointee.count)))
                }
                return frame.pointee.has_more == 0
            }
            guard let isLast else { return nil }
            if isLast { return frames }
        }
    }

    /// Sends the frames of one message.
    ///
    /// - Returns: false if it cannot be sent; a router sends into the void without a word, unless it is an asker.
    @discardableResult
    func send(_ frames: [[UInt8]]) -> Bool {
        for (index, frame) in frames.enumerated() {
            let flags = ZMQ_DONTWAIT | (index + 1 < frames.count ? ZMQ_SNDMORE : 0)
            let sent = frame.withUnsafeBytes {
                convo_zmq_send(&library.functions, socket, $0.baseAddress, $0.count, flags)
            }
            if sent < 0 { return false }
        }
        return true
    }
}
