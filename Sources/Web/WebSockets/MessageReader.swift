/// Takes the messages of a page off its socket, one thread's work.
struct MessageReader {
    private let socket: WebSocket
    private let stream: ByteStream
    private var bytes: [UInt8]
    private var used = 0

    /// - Parameter rest: what came behind the request.
    init(_ socket: WebSocket, _ stream: ByteStream, rest: [UInt8]) { (self.socket, self.stream, bytes) = (socket, stream, rest) }

    private struct Frame {
        let isLast: Bool
        let opcode: UInt8
        let payload: [UInt8]
    }

    private enum Fault: Error { case over(WebSocket.Reason?) }

    /// The next text; nil when the socket is at its end, which is said to the page if it is its fault.
    mutating func next() -> [UInt8]? {
        do throws(Fault) { return try text() } catch {
            if case .over(let reason?) = error { socket.close(reason) }
            return nil
        }
    }

    private mutating func text() throws(Fault) -> [UInt8] {
        var text: [UInt8]?
        var deadline: ContinuousClock.Instant?
        while true {
            let frame = try frame(by: deadline)
            switch frame.opcode {
            case 0x1 where text == nil: text = frame.payload
            case 0x0: if text == nil { throw .over(.protocolError) } else { text? += frame.payload }
            case 0x2: throw .over(.notText)
            case 0x8: throw .over(.normal)
            case 0x9: socket.pong(frame.payload)
            case 0xA: break
            default: throw .over(.protocolError)
            }
            guard frame.opcode < 0x8 else { continue }
            guard text.map({ $0.count <= WebSocket.limit }) ?? true else { throw .over(.tooLarge) }
            if frame.isLast, let text {
                guard String(validating: text, as: UTF8.self) != nil else { throw .over(.notUTF8) }
                return text
            }
            if deadline == nil { deadline = .now + WebSocket.patience }
        }
    }

    private mutating func frame(by deadline: ContinuousClock.Instant?) throws(Fault) -> Frame {
        // For the first byte there is time; a page may say nothing for hours.
        let first = try take(1, by: deadline)[0]
        let deadline = deadline ?? .now + WebSocket.patience
        let second = try take(1, by: deadline)[0]
        guard first & 0x70 == 0, second & 0x80 != 0 else { throw .over(.protocolError) }
        var length = UInt64(second & 0x7F)
        if length > 125 {
            length = try take(length == 126 ? 2 : 8, by: deadline).reduce(0) { $0 << 8 | UInt64($1) }
        }
        let opcode = first & 0x0F
        guard opcode < 0x8 || (length <= 125 && first & 0x80 != 0) else { throw .over(.protocolError) }
        guard length <= UInt64(WebSocket.limit) else { throw .over(.tooLarge) }
        let mask = try take(4, by: deadline)
        var payload = try take(Int(length), by: deadline)
        for index in payload.indices { payload[index] ^= mask[index & 3] }
        return Frame(isLast: first & 0x80 != 0, opcode: opcode, payload: payload)
    }

    private mutating func take(_ count: Int, by deadline: ContinuousClock.Instant?) throws(Fault) -> [UInt8] {
        while bytes.count - used < count {
            guard let more = stream.read(atMost: 16 << 10, by: deadline) else { throw .over(deadline == nil ? nil : .policy) }
            bytes.removeFirst(used)
            used = 0
            bytes += more
        }
        defer { used += count }
        return Array(bytes[used..<used + count])
    }
}
