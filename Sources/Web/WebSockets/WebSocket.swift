import Files

/// A web socket (RFC 6455) on the server's side: texts in, texts out.
///
///      byte 0                 byte 1                 then
///     ┌───┬─────┬────────┐   ┌──────┬───────────┐   ┌──────────────────────────┬─────────┬─────────┐
///     │fin│ 000 │ opcode │   │ mask │ length, 7 │   │ length, 0, 2 or 8 bytes  │ mask, 4 │ payload │
///     └───┴─────┴────────┘   └──────┴───────────┘   └──────────────────────────┴─────────┴─────────┘
///
/// A length is looked at before anything of that length is kept.
final class WebSocket: Sendable {
    /// Why a socket is closed, as the protocol counts the reasons.
    enum Reason: UInt16 {
        case normal = 1000, leaving = 1001, protocolError = 1002, notText = 1003, notUTF8 = 1007, policy = 1008, tooLarge = 1009, tooMany = 1013
    }

    /// Bytes of a message; a page sends a few hundred.
    static let limit = 64 << 10
    /// From the first byte of a message to its last.
    static let patience = Duration.seconds(10)

    private let stream: ByteStream

    init(_ stream: ByteStream) { self.stream = stream }

    /// The answer to a page that asks for a socket; nil for one that does not ask rightly.
    static func handshake(_ request: HTTPRequest) -> [UInt8]? {
        guard request.method == "GET", request["upgrade"]?.lowercased() == "websocket", request.lists("upgrade", in: "connection"),
            request["sec-websocket-version"] == "13", let key = request["sec-websocket-key"], key.utf8.count == 24
        else { return nil }
        let sum = SHA1.sum(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        return Array("""
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: \(Base64.text(of: sum))\r
            \r

            """.utf8)
    }

    /// Sends a text.
    @discardableResult
    func send(_ text: String) -> Bool { stream.write(Self.frame(0x1, Array(text.utf8))) }

    func pong(_ bytes: [UInt8]) { stream.write(Self.frame(0xA, bytes)) }

    /// Says why, and ends it.
    func close(_ reason: Reason) {
        stream.write(Self.frame(0x8, [UInt8(reason.rawValue >> 8), UInt8(reason.rawValue & 255)]))
        stream.end()
    }

    private static func frame(_ opcode: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let count = payload.count
        var head: [UInt8] = [0x80 | opcode]
        if count < 126 {
            head.append(UInt8(count))
        } else if count < 1 << 16 {
            head += [126, UInt8(count >> 8), UInt8(count & 255)]
        } else {
            head.append(127)
            head += (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
        }
        return head + payload
    }
}
