import Files
import Glibc

/// A browser's end of a connection, as rude as a test wants it.
final class Client {
    private let descriptor: Int32
    private var rest: [UInt8] = []

    /// - Parameter takesLittle: whether few bytes on their way are enough to hold up the other side
    init(port: Int, takesLittle: Bool = false) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        if takesLittle {
            var (room, segment): (Int32, Int32) = (2048, 536)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_MAXSEG, &segment, socklen_t(MemoryLayout<Int32>.size))
        }
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        var patience = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) {
        var left = bytes[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            left = left.dropFirst(count)
        }
    }

    private func more() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        if count > 0 { rest += bytes[..<count] }
        return count > 0
    }

    /// All that comes until the other side ends.
    func readToEnd() -> String {
        while more() {}
        return String(decoding: rest, as: UTF8.self)
    }

    private func take(_ count: Int) -> [UInt8]? {
        while rest.count < count { guard more() else { return nil } }
        defer { rest.removeFirst(count) }
        return Array(rest[..<count])
    }

    // MARK: HTTP

    static func get(_ path: String, port: Int, host: String? = nil, _ fields: [String] = [], method: String = "GET") -> String {
        let client = Client(port: port)
        client.send(head("\(method) \(path)", host: host ?? "127.0.0.1:\(port)", fields))
        return client.readToEnd()
    }

    private static func head(_ first: String, host: String, _ fields: [String]) -> [UInt8] {
        Array((["\(first) HTTP/1.1", "Host: \(host)"] + fields + ["", ""]).joined(separator: "\r\n").utf8)
    }

    // MARK: Web sockets

    /// - Returns: the first line of the answer.
    func upgrade(port: Int, path: String = "/socket", host: String? = nil, origin: String?, _ fields: [String] = []) -> String {
        let host = host ?? "127.0.0.1:\(port)"
        let own = ["Upgrade: websocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
        send(Self.head("GET \(path)", host: host, own + (origin.map { ["Origin: \($0)"] } ?? []) + fields))
        return readHead()
    }

    /// The first line of an answer.
    func readHead() -> String {
        while true {
            if let end = rest.indices.first(where: { rest[$0...].starts(with: [13, 10, 13, 10]) }) {
                let head = String(decoding: rest[..<end], as: UTF8.self)
                rest.removeFirst(end + 4)
                return String(head.prefix { $0 != "\r\n" })
            }
            guard more() else { return "" }
        }
    }

    /// A page that is let in.
    static func page(port: Int, path: String = "/socket", takesLittle: Bool = false) -> Client {
        let client = Client(port: port, takesLittle: takesLittle)
        _ = client.upgrade(port: port, path: path, origin: "http://127.0.0.1:\(port)")
        return client
    }

    static func frame(_ payload: [UInt8], opcode: UInt8 = 1, isLast: Bool = true, length: UInt64? = nil, isMasked: Bool = true) -> [UInt8] {
        let count = length ?? UInt64(payload.count)
        var bytes: [UInt8] = [(isLast ? 0x80 : 0) | opcode]
        let flag: UInt8 = isMasked ? 0x80 : 0
        if count < 126 {
            bytes.append(flag | UInt8(count))
        } else if count < 1 << 16 {
            bytes += [flag | 126, UInt8(count >> 8), UInt8(count & 255)]
        } else {
            bytes.append(flag | 127)
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * UInt64($0))) }
        }
        let mask: [UInt8] = isMasked ? [1, 2, 3, 4] : []
        return bytes + mask + payload.enumerated().map { isMasked ? $1 ^ mask[$0 & 3] : $1 }
    }

    func say(_ json: String) { send(Self.frame(Array(json.utf8))) }

    /// The next text, or `close` with its reason; nil at the end.
    func hear() -> JSON? {
        while true {
            guard let head = take(2) else { return nil }
            var count = Int(head[1] & 0x7F)
            if count > 125 {
                guard let more = take(count == 126 ? 2 : 8) else { return nil }
                count = more.reduce(0) { $0 << 8 | Int($1) }
            }
            guard let payload = take(count) else { return nil }
            if head[0] & 15 == 1 { return try? JSON(payload[...]) }
            if head[0] & 15 == 8 { return .array(payload.map { .number("\($0)") }) }
        }
    }

    /// The next message of a kind; nil if the other side ends before.
    func hear(_ kind: String, where suits: (JSON) -> Bool = { _ in true }) -> JSON? {
        while let message = hear() {
            if message["t"]?.text == kind, suits(message) { return message }
        }
        return nil
    }

    /// The reason with which the socket is closed.
    func closing() -> Int? {
        while let message = hear() {
            if let bytes = message.elements?.compactMap(\.integer) { return bytes.count == 2 ? bytes[0] << 8 | bytes[1] : 0 }
        }
        return nil
    }

    /// Runs a line, and returns how it ended and what it showed.
    func run(_ line: String, id: Int) -> (error: String?, html: String) {
        say(JSONText.object([("t", "\"run\""), ("line", JSONText.string(line)), ("id", "\(id)")]))
        var html = ""
        while let message = hear() {
            guard message["id"]?.integer == id else { continue }
            if message["t"]?.text == "shown" { html += message["html"]?.text ?? "" }
            if message["t"]?.text == "done" { return (message["error"]?.text, html) }
        }
        return ("the page was closed", html)
    }
}
