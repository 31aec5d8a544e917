import Glibc
import Synchronization

/// A web server of this machine alone, for a few files in memory: answers `GET`, continues from a byte on, says 404 and
/// 416 as servers do.
final class LoopbackServer: Sendable {
    let address: String
    private let listener: Int32
    private let files: [String: [UInt8]]
    private let log = Mutex<[String]>([])

    /// Request line and range of every request so far, such as `/a.gz bytes=3-`.
    var requests: [String] { log.withLock { $0 } }

    init?(files: [String: [UInt8]]) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> UInt16? in
                guard bind(listener, generic, length) == 0, listen(listener, 8) == 0,
                    getsockname(listener, generic, &length) == 0
                else { return nil }
                return pointer.pointee.sin_port.bigEndian
            }
        }
        guard let port else { close(listener); return nil }
        self.listener = listener
        self.files = files
        address = "http://127.0.0.1:\(port)/"
        var thread = pthread_t()
        let box = Unmanaged.passRetained(self)
        pthread_create(&thread, nil, { context in
            if let context { Unmanaged<LoopbackServer>.fromOpaque(context).takeRetainedValue().serve() }
            return nil
        }, box.toOpaque())
    }

    /// Ends the server.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let client = accept(listener, nil, nil)
            if client < 0 { break }
            var bytes = [UInt8](repeating: 0, count: 8192)
            let count = recv(client, &bytes, bytes.count, 0)
            let answer = answer(to: String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
            var sent = 0
            while sent < answer.count {
                let more = send(client, Array(answer[sent...]), answer.count - sent, Int32(MSG_NOSIGNAL))
                if more <= 0 { break }
                sent += more
            }
            shutdown(client, Int32(SHUT_WR))
            close(client)
        }
        close(listener)
    }

    private func answer(to request: String) -> [UInt8] {
        let lines = request.split(whereSeparator: \.isNewline)
        let path = String(lines.first?.split(separator: " ").dropFirst().first ?? "")
        let range = lines.first { $0.lowercased().hasPrefix("range:") }.map { String($0.dropFirst(7)) }
        log.withLock { $0.append(path + (range.map { " " + $0 } ?? "")) }
        guard let file = files[path] else { return head("404 Not Found", length: 0) }
        let start = range.flatMap { $0.split(separator: "=").last }.flatMap { Int($0.dropLast()) } ?? 0
        if range == nil { return head("200 OK", length: file.count) + file }
        guard start < file.count else { return head("416 Range Not Satisfiable", "bytes */\(file.count)", length: 0) }
        let place = "bytes \(start)-\(file.count - 1)/\(file.count)"
        return head("206 Partial Content", place, length: file.count - start) + file[start...]
    }

    private func head(_ status: String, _ range: String? = nil, length: Int) -> [UInt8] {
        let place = range.map { "Content-Range: \($0)\r\n" } ?? ""
        return Array("HTTP/1.1 \(status)\r\n\(place)Content-Length: \(length)\r\nConnection: close\r\n\r\n".utf8)
    }
}
