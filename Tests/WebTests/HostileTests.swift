import Glibc
import Testing

@testable import Web

/// What no browser sends.
@Suite(.serialized) struct HostileTests {
    /// Whether a page still gets an answer.
    private func isAlive(_ served: Served) -> Bool {
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"draw\",\"frame\":7,\"events\":\(Seven.events)}")
        return page.hear("reading") { $0["frame"]?.integer == 7 }?["prepared"] != nil
    }

    @Test func `a length that nobody has memory for is refused before any of it is kept`() throws {
        let served = try Served()
        for length: UInt64 in [65_537, 1 << 32, 1 << 62, .max] {
            let page = Client.page(port: served.port)
            page.send(Client.frame([], length: length))
            #expect(page.closing() == 1009, "\(length)")
        }
        #expect(isAlive(served))
    }

    @Test func `what is malformed closes its own page and no other`() throws {
        let served = try Served()
        let frames: [(bytes: [UInt8], reason: Int)] = [
            (Client.frame(Array("{}".utf8), isMasked: false), 1002), (Client.frame([1], opcode: 2), 1003), (Client.frame([1], opcode: 5), 1002),
            (Client.frame([0xFF, 0xFE]), 1007), (Client.frame([1], opcode: 0), 1002), ([0xF1, 0x80, 0, 0, 0, 0], 1002),
            (Client.frame([UInt8](repeating: 0, count: 126), opcode: 9), 1002), (Client.frame(Array("[1".utf8)), 1008),
            (Client.frame(Array("{\"t\":\"draw\",\"events\":[[\"down\",\"x\",1]]}".utf8)), 1008), (Client.frame(Array("{\"t\":\"dance\"}".utf8)), 1008),
        ]
        let (half, start) = ([UInt8](repeating: 0x20, count: 40_000), Client.frame([0x7B], isLast: false))
        let pieces: [(bytes: [UInt8], reason: Int)] = [
            (Client.frame(half, isLast: false) + Client.frame(half, opcode: 0), 1009),
            (start + [[UInt8]](repeating: Client.frame([], opcode: 0, isLast: false), count: 100).joined(), 1009),
            (start + Client.frame([0x7D], opcode: 0, isMasked: false), 1002), (start + Client.frame(Array("{}".utf8)), 1002),
        ]
        for (bytes, reason) in frames + pieces {
            let page = Client.page(port: served.port)
            page.send(bytes)
            #expect(page.closing() == reason, "\(bytes.prefix(20))")
        }
        #expect(isAlive(served))
    }

    @Test func `a message may come in pieces, with a ping between them`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        page.send(Client.frame(Array("{\"t\":\"comp".utf8), isLast: false) + Client.frame([], opcode: 9))
        page.send(Client.frame(Array("lete\",\"line\":\"pred\",\"cursor\":4,\"id\":3}".utf8), opcode: 0))
        #expect(page.hear("completions")?["id"]?.integer == 3)
    }

    @Test func `a request behind that for a socket is not taken for a frame`() throws {
        let served = try Served()
        let fields = "Host: 127.0.0.1:\(served.port)\r\nOrigin: http://127.0.0.1:\(served.port)\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        let second = "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\n\r\n"
        let requests = [
            (more: "", status: "400"), ("Connection: keep-alive\r\n", "400"), ("Connection: Upgrade\r\n", "101"),
            ("Connection: Upgrade\r\nContent-Length: 3\r\n", "101"),
        ]
        for (more, status) in requests {
            let client = Client(port: served.port)
            client.send(Array("GET /socket HTTP/1.1\r\n\(fields)\(more)\r\n\(second)\(second)".utf8))
            #expect(client.readHead().hasPrefix("HTTP/1.1 \(status)"), "\(more)")
        }
        #expect(isAlive(served))
    }

    @Test func `1,000 frames of noise reach no session and stop nothing`() throws {
        let served = try Served()
        var stream = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let page = Client.page(port: served.port)
            for _ in 0..<10 {
                let payload = (0..<Int.random(in: 0..<60, using: &stream)).map { _ in UInt8.random(in: 0...255, using: &stream) }
                page.send(Client.frame(payload, opcode: UInt8.random(in: 0...15, using: &stream), isLast: Bool.random(using: &stream)))
            }
        }
        #expect(isAlive(served))
    }

    @Test func `who sends faster than any screen is closed`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        let frame = Client.frame(Array("{\"t\":\"cancel\"}".utf8))
        page.send(Array([[UInt8]](repeating: frame, count: 3000).joined()))
        #expect(page.closing() == 1008)
        #expect(isAlive(served))
    }

    @Test func `a head that is too long, or that is none, is refused`() throws {
        let served = try Served()
        for text in ["GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 10_000))\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\nHost: evil.example\r\n\r\n"] {
            let client = Client(port: served.port)
            client.send(Array(text.utf8))
            #expect(client.readToEnd().hasPrefix("HTTP/1.1 400"))
        }
        #expect(isAlive(served))
    }

    @Test func `who sends slowly, or nothing, holds nobody up`() throws {
        let served = try Served()
        let slow = (0..<40).map { _ in
            let client = Client(port: served.port)
            client.send(Array("GET / HT".utf8))
            return client
        }
        let half = Client.page(port: served.port)
        half.send(Array(Client.frame(Array("{\"t\":\"cancel\"}".utf8)).dropLast(3)))
        #expect(isAlive(served))
        #expect(half.closing() == 1008)
        #expect(slow[0].readToEnd() == "")
    }

    @Test func `pages are told that the server ends`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        served.server.end()
        #expect(page.closing() == 1001)
        #expect(Client(port: served.port).readToEnd() == "")
    }

    @Test func `more pages than there is room for are told so, and one that takes nothing makes room`() throws {
        let served = try Served()
        let port = served.port
        let deaf = Client.page(port: port, takesLittle: true)
        let pages = (1..<PageServer.mostPages).map { _ in Client.page(port: port) }
        func answer() -> String { Client(port: port).upgrade(port: port, origin: "http://127.0.0.1:\(port)") }
        #expect(answer().hasPrefix("HTTP/1.1 503"))
        for _ in 0..<30 { deaf.say("{\"t\":\"document\",\"name\":\"convolution\"}") }
        let start = ContinuousClock.now
        while answer().hasPrefix("HTTP/1.1 503"), .now - start < .seconds(60) { usleep(200_000) }
        #expect(answer().hasPrefix("HTTP/1.1 101"))
        #expect(isAlive(served) && pages.count == PageServer.mostPages - 1)
    }
}
