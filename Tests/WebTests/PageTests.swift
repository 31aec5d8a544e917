import Canvas
import Engine
import Files
import Raster
import Synchronization
import Testing

@testable import Web

/// What a page may do, and what it is answered.
@Suite(.serialized) struct PageTests {
    @Test func `what is drawn is prepared as the program prepares it, bit for bit`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"draw\",\"frame\":1,\"events\":\(Seven.events)}")
        let reading = try #require(page.hear("reading") { $0["frame"]?.integer == 1 })
        let drawing = PenDrawing(strokes: [Seven.points.map { PenDrawing.Point(x: $0.0, y: $0.1) }])
        let prepared = try drawing.prepared()
        #expect(reading["prepared"]?["pixels"]?.text == Base64.text(of: prepared.pixels))
        let plain = try DigitPreparation.prepare(Brush.picture(of: drawing), raw: true)
        #expect(reading["plain"]?["pixels"]?.text == Base64.text(of: plain.pixels))
        let shares = (reading["prepared"]?["probabilities"]?.elements ?? []).compactMap(\.double)
        #expect(shares.count == 10 && shares.firstIndex(of: shares.max() ?? 0) == 7)
        let predicted = page.run("predict drawing --describe", id: 4)
        #expect(predicted.error == nil && predicted.html.contains("reads 7"))
    }

    @Test func `undo, redo and clearing come back as strokes`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"draw\",\"frame\":1,\"events\":\(Seven.events)}")
        page.say("{\"t\":\"draw\",\"frame\":2,\"events\":[[\"undo\"]]}")
        let undone = try #require(page.hear("reading") { $0["frame"]?.integer == 2 })
        #expect(undone["strokes"] == .array([]) && undone["empty"]?.flag == true && undone["redo"]?.flag == true)
        page.say("{\"t\":\"draw\",\"frame\":3,\"events\":[[\"redo\"],[\"width\",24]]}")
        let redone = try #require(page.hear("reading") { $0["frame"]?.integer == 3 })
        #expect(redone["strokes"]?.elements?.first?.elements?.count == 2 * Seven.points.count && redone["width"]?.double == 24)
    }

    @Test func `a page reads and writes no files, runs no shell and downloads nothing`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        let lines = [
            "open /etc/passwd", "predict /etc/passwd", "show ./x.png", "save /tmp/convo-page.safetensors", "help --save /tmp/convo-page.txt", "!ls",
            "run /etc/passwd", "run Sessions/first-steps.md", "export Sessions/first-steps.md", "load /etc", "load fashion", "load cifar10",
        ]
        for (id, line) in lines.enumerated() {
            let ended = page.run(line, id: id + 1)
            let error = try #require(ended.error, "\(line)")
            #expect(!error.contains("root:") && !error.contains("\n") && ended.html == "", "\(line): \(error)")
            if !line.hasPrefix("load ") || line == "load /etc" { #expect(error.contains("not allowed here"), "\(line): \(error)") }
        }
        #expect(FileType(of: "/tmp/convo-page.safetensors") == .none && FileType(of: "/tmp/convo-page.txt") == .none)
        #expect(page.run("help", id: 99).error == nil)
    }

    @Test func `what completes a line is no name of a file`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        for (id, line) in ["open /e", "open /etc/pass", "open ./", "open ~/", "open S", "run Sess"].enumerated() {
            page.say(JSONText.object([("t", "\"complete\""), ("line", JSONText.string(line)), ("cursor", "\(line.count)"), ("id", "\(id)")]))
            let items = try #require(page.hear("completions") { $0["id"]?.integer == id }?["items"]?.elements)
            let names = items.compactMap { $0["text"]?.text }
            #expect(names.allSatisfy { !$0.contains("/") && !["Sources", "Sessions"].contains($0) }, "\(line): \(names)")
        }
        page.say("{\"t\":\"complete\",\"line\":\"pred\",\"cursor\":4,\"id\":50}")
        #expect(page.hear("completions") { $0["id"]?.integer == 50 }?["items"]?.elements?.first?["text"]?.text == "predict")
    }

    @Test func `a cell's receptive field and sum are those of why`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"draw\",\"frame\":1,\"events\":\(Seven.events)}")
        page.say("{\"t\":\"unit\",\"layer\":\"conv1\",\"channel\":3,\"row\":5,\"column\":7,\"id\":8}")
        let look = try #require(page.hear("look"))
        #expect(look["error"] == nil && look["path"]?.text == "conv1/3/5,7")
        #expect(look["field"]?.elements?.compactMap(\.integer) == [5, 7, 3, 3])
        #expect(look["html"]?.text?.isEmpty == false)
        page.say("{\"t\":\"unit\",\"layer\":\"conv1\",\"channel\":900,\"row\":-5,\"column\":7,\"id\":9}")
        #expect(page.hear("look")?["error"] != nil)
    }

    @Test func `pages have sessions of their own unless they share one`() throws {
        let served = try Served()
        let pages = (0..<2).map { _ in Client.page(port: served.port) }
        #expect(pages[0].run("new mine", id: 1).error == nil)
        #expect(pages[1].run("use mine", id: 1).error != nil)
        let sharing = try Served(isShared: true)
        let others = (0..<2).map { _ in Client.page(port: sharing.port) }
        #expect(others[0].run("new mine", id: 1).error == nil)
        #expect(others[1].run("use mine", id: 2).error == nil)
    }

    @Test func `a drawing is read while the session trains, settings change at once, and stopping keeps the network`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        #expect(page.hear("material") != nil)
        page.say("{\"t\":\"run\",\"line\":\"train 50\",\"id\":1}")
        let moment = try #require(page.hear("training"))
        #expect(moment["batches"]?.integer ?? 0 > 1000 && moment["filters"]?["count"]?.integer == 16)
        page.say("{\"t\":\"draw\",\"frame\":1,\"events\":\(Seven.events)}")
        let reading = try #require(page.hear("reading") { $0["frame"]?.integer == 1 })
        #expect(reading["network"]?.text == moment["network"]?.text && reading["prepared"] != nil)
        page.say("{\"t\":\"set\",\"name\":\"lr\",\"value\":\"0.0002\"}")
        #expect(page.hear("training") { abs(($0["rate"]?.double ?? 0) - 0.0002) < 1e-9 } != nil)
        page.say("{\"t\":\"set\",\"name\":\"batch\",\"value\":\"7\"}")
        #expect(page.hear("error") != nil)
        let table = try #require(page.hear("training") { $0["confusion"] != nil }?["confusion"])
        #expect(table["rows"]?.elements?.count == 10 && table["images"]?.integer == TrainingText.asked)
        page.say("{\"t\":\"cancel\"}")
        #expect(page.hear("done")?["stopped"]?.flag == true)
        #expect(page.run("networks", id: 2).html.contains(moment["network"]?.text ?? "none"))
    }

    @Test func `20 pages that draw at once are all answered`() throws {
        let served = try Served()
        let times = Mutex<[Double]>([])
        let done = Whistle()
        let left = Mutex(20)
        for _ in 0..<20 {
            let port = served.port
            OwnThread.start {
                let page = Client.page(port: port)
                for (place, point) in (0..<60).map({ (80 + 2 * $0, 60 + ($0 * 7) % 150) }).enumerated() {
                    let start = ContinuousClock.now
                    page.say("{\"t\":\"draw\",\"frame\":\(place + 1),\"events\":[[\"\(place == 0 ? "down" : "move")\",\(point.0),\(point.1)]]}")
                    guard page.hear("reading", where: { $0["frame"]?.integer == place + 1 }) != nil else { break }
                    times.withLock { $0.append((.now - start) / .milliseconds(1)) }
                }
                left.withLock { $0 -= 1 }
                done.blow()
            }
        }
        while left.withLock({ $0 }) > 0 { done.wait(milliseconds: 1000) }
        let sorted = times.withLock { $0.sorted() }
        #expect(sorted.count == 1200)
        print("20 pages: median \(sorted[sorted.count / 2]) ms, 99 % \(sorted[sorted.count * 99 / 100]) ms")
    }
}
