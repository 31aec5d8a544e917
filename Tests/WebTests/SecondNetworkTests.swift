import Engine
import Files
import Synchronization
import Testing

@testable import Web

/// Two networks on one page: the second has a session of its own.
@Suite(.serialized) struct SecondNetworkTests {
    /// What a training shows, without what no other run shows again.
    private func table(_ html: String) -> String {
        html.split(separator: "\n").filter { !$0.contains("images/s") }.joined(separator: "\n")
    }

    @Test func `the second network has a session of its own, also where pages share theirs`() throws {
        let served = try Served(isShared: true)
        let page = Client.page(port: served.port)
        let second = Client.page(port: served.port, path: "/socket?own")
        #expect(page.run("new mine --layers 'flatten, dense 10'", id: 1).error == nil)
        #expect(second.run("use mine", id: 1).error != nil)
        #expect(Client.page(port: served.port).run("use mine", id: 1).error == nil)
        #expect(second.run("new mine --layers 'flatten, dense 10'", id: 2).error == nil)
    }

    @Test func `it counts as a page`() throws {
        let served = try Served()
        let port = served.port
        let pages = (0..<PageServer.mostPages).map { Client.page(port: port, path: $0 % 2 == 0 ? "/socket" : "/socket?own") }
        for path in ["/socket", "/socket?own"] {
            let refused = Client(port: port).upgrade(port: port, path: path, origin: "http://127.0.0.1:\(port)")
            #expect(refused.hasPrefix("HTTP/1.1 503"), "\(path)")
        }
        #expect(pages.count == PageServer.mostPages)
    }

    @Test func `it lets in nobody whom the page does not`() throws {
        let served = try Served(host: "0.0.0.0")
        let port = served.port
        #expect(Client(port: port).upgrade(port: port, path: "/socket?own", origin: "http://127.0.0.1:\(port)").hasPrefix("HTTP/1.1 403"))
        #expect(Client(port: port).upgrade(port: port, path: "/socket?own", origin: "http://evil.example").hasPrefix("HTTP/1.1 403"))
    }

    @Test func `two networks train at once, and each as if it were alone`() throws {
        let served = try Served()
        let lines = ["new a --layers 'conv 4 5x5 relu, maxpool 2, flatten, dense 10'\ntrain --batches 60", "set optimizer sgd\nset lr 0.03\nnew b\ntrain --batches 60"]
        func trained(_ pages: [Client]) -> [String] {
            for (page, line) in zip(pages, lines) {
                page.say(JSONText.object([("t", "\"run\""), ("line", JSONText.string(line)), ("id", "1")]))
            }
            return pages.map { page in
                guard page.hear("done") != nil else { return "" }
                return page.run("predict test/0 test/1 --json", id: 2).html
            }
        }
        let alone = lines.indices.map { place -> String in
            let page = Client.page(port: served.port)
            _ = page.hear("material")
            #expect(page.run(lines[place], id: 1).error == nil)
            return page.run("predict test/0 test/1 --json", id: 2).html
        }
        let pages = [Client.page(port: served.port), Client.page(port: served.port, path: "/socket?own")]
        for page in pages { _ = page.hear("material") }
        let both = trained(pages)
        #expect(both == alone && both[0] != both[1] && both[0].contains("probabilities"))
    }

    @Test func `one is stopped, and the other goes on`() throws {
        let served = try Served()
        let pages = [Client.page(port: served.port), Client.page(port: served.port, path: "/socket?own")]
        for page in pages {
            page.say("{\"t\":\"run\",\"line\":\"train 50\",\"id\":1}")
            #expect((page.hear("training")?["perEpoch"]?.integer ?? 0) > 100)
        }
        pages[0].say("{\"t\":\"cancel\"}")
        #expect(pages[0].hear("done")?["stopped"]?.flag == true)
        let batch = try #require(pages[1].hear("training")?["batch"]?.integer)
        #expect(pages[1].hear("training") { ($0["batch"]?.integer ?? 0) > batch } != nil)
    }

    @Test func `the page is told which network would be trained, and what it could be`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        let presets = try #require(page.hear("welcome")?["presets"]?.elements)
        #expect(page.hear("network")?["own"]?.flag == false)
        for (id, preset) in presets.enumerated() {
            let layers = try #require(preset["layers"]?.text)
            page.say(JSONText.object([("t", "\"run\""), ("line", JSONText.string("new --layers '\(layers)'")), ("id", "\(id + 1)")]))
            let told = try #require(page.hear("network"))
            #expect(told["own"]?.flag == true && told["trained"]?.text == "untrained" && told["size"]?.text?.hasSuffix(" parameters") == true, "\(layers)")
            #expect(page.hear("done")?["error"] == nil)
        }
        #expect(presets.count == NetworkText.presets.count && presets.count >= 4)
    }
}
