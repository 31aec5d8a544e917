import Files
import Testing

@testable import Web

/// Pages, their headers, and who is let in.
@Suite(.serialized) struct ServingTests {
    @Test func `the page comes with headers that let nothing in from elsewhere`() throws {
        let served = try Served()
        let answer = Client.get("/", port: served.port)
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        for line in [
            "Content-Type: text/html; charset=utf-8", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
            "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin", "Cache-Control: no-store",
        ] { #expect(answer.contains(line + "\r\n")) }
        #expect(answer.contains("default-src 'none'; script-src 'self';") && answer.contains("frame-ancestors 'none'"))
        #expect(answer.hasSuffix("</html>\n"))
    }

    @Test func `every file that the page names is there, and no other`() throws {
        let served = try Served()
        for (path, file) in PageFile.all {
            let answer = Client.get(path, port: served.port)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.contains("Content-Type: \(file.type)\r\n"), "\(path)")
            #expect(answer.contains("Content-Length: \(file.bytes.count)\r\n"))
        }
        for path in ["/etc/passwd", "/../page.css", "/%2e%2e/", "/index.html", "//"] {
            #expect(Client.get(path, port: served.port).hasPrefix("HTTP/1.1 404 Not Found\r\n"), "\(path)")
        }
        #expect(Client.get("/", port: served.port, method: "POST").hasPrefix("HTTP/1.1 405"))
    }

    @Test func `another name for this machine is refused, so that no page elsewhere can have it`() throws {
        let served = try Served()
        for host in ["evil.example:\(served.port)", "evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:\(served.port)"] {
            #expect(Client.get("/", port: served.port, host: host).hasPrefix("HTTP/1.1 421"), "\(host)")
        }
        #expect(Client.get("/", port: served.port, host: "localhost:\(served.port)").hasPrefix("HTTP/1.1 200"))
    }

    @Test func `a socket is for the page itself`() throws {
        let served = try Served()
        let port = served.port
        for origin in ["http://evil.example", "https://127.0.0.1:\(port)", "http://127.0.0.1:\(port + 1)", "null", nil] {
            #expect(Client(port: port).upgrade(port: port, origin: origin).hasPrefix("HTTP/1.1 403"), "\(origin ?? "none")")
        }
        #expect(Client(port: port).upgrade(port: port, origin: "http://127.0.0.1:\(port)") == "HTTP/1.1 101 Switching Protocols")
    }

    @Test func `another address wants the token that was printed, and moves it into a cookie`() throws {
        let served = try Served(host: "0.0.0.0")
        let port = served.port
        let token = try #require(served.server.address.split(separator: "=").last.map { String($0) })
        #expect(token.count == 32 && served.server.address.hasPrefix("http://127.0.0.1:\(port)/?token="))
        #expect(Client.get("/", port: port).hasPrefix("HTTP/1.1 403"))
        #expect(Client.get("/?token=\(String(token.reversed()))", port: port).hasPrefix("HTTP/1.1 403"))
        let answer = Client.get("/?token=\(token)", port: port)
        #expect(answer.hasPrefix("HTTP/1.1 303") && answer.contains("Set-Cookie: convo-token=\(token); Path=/; HttpOnly; SameSite=Strict\r\n"))
        let cookie = "Cookie: convo-token=\(token)"
        #expect(Client.get("/", port: port, [cookie]).hasPrefix("HTTP/1.1 200"))
        let origin = "http://127.0.0.1:\(port)"
        #expect(Client(port: port).upgrade(port: port, origin: origin).hasPrefix("HTTP/1.1 403"))
        #expect(Client(port: port).upgrade(port: port, origin: origin, [cookie]).hasPrefix("HTTP/1.1 101"))
        #expect(Client(port: port).upgrade(port: port, origin: "http://evil.example", [cookie]).hasPrefix("HTTP/1.1 403"))
    }

    @Test func `a port that is taken is one plain line`() throws {
        let served = try Served()
        do {
            _ = try Served(port: served.port)
            Issue.record("it listens twice")
        } catch {
            #expect("\(error)".hasPrefix("cannot listen on 127.0.0.1, port \(served.port): Address already in use; choose another port"))
            #expect(!"\(error)".contains("\n"))
        }
        #expect(throws: ServeError.noAddress("203.0.113.9")) { try Served(host: "203.0.113.9") }
        #expect(throws: ServeError.noAddress("no.such.host.invalid")) { try Served(host: "no.such.host.invalid") }
    }
}
