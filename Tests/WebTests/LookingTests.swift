import Canvas
import Files
import Raster
import Testing
import Words

@testable import Web

/// What a page asks about its drawing: the sum behind a cell, the steps to the pixels.
@Suite(.serialized) struct LookingTests {
    @Test func `while a network trains, a cell is explained by the network whose answer is on the screen`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        _ = page.hear("material")
        page.say("{\"t\":\"watch\",\"drawing\":true,\"maps\":false}")
        page.say("{\"t\":\"draw\",\"frame\":1,\"events\":\(Seven.events)}")
        #expect(page.hear("reading") { $0["frame"]?.integer == 1 } != nil)
        page.say("{\"t\":\"run\",\"line\":\"set lr 0.0001; new --layers 'flatten, dense 10'; train 100\",\"id\":1}")
        var answers: Set<String> = []
        for id in 1...4 {
            // Though nothing is drawn it is read again, as the network has learned.
            var reading = try #require(page.hear("reading") { $0["again"]?.flag == true })
            page.say("{\"t\":\"unit\",\"layer\":\"dense1\",\"channel\":7,\"row\":0,\"column\":0,\"id\":\(id)}")
            var look: JSON?
            while look == nil, let message = page.hear() {
                if message["t"]?.text == "reading" { reading = message }
                if message["t"]?.text == "look" { look = message }
            }
            let shares = (reading["prepared"]?["probabilities"]?.elements ?? []).compactMap(\.double)
            let words = try #require(look?["html"]?.text?.replacing("\u{A0}", with: " "))
            try #require(shares.count == 10)
            #expect(words.contains("softmax turns into \(Format.percent(shares[7]))"), "\(shares[7])")
            answers.insert(Format.percent(shares[7]))
        }
        #expect(answers.count > 1)
    }

    @Test func `a reading is not repeated where nobody sees it`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        page.say("{\"t\":\"draw\",\"frame\":1,\"events\":\(Seven.events)}")
        #expect(page.hear("reading") { $0["frame"]?.integer == 1 } != nil)
        page.say("{\"t\":\"run\",\"line\":\"new --layers 'flatten, dense 10'; train 1\",\"id\":1}")
        while let message = page.hear(), message["t"]?.text != "done" { #expect(message["again"] == nil) }
    }

    @Test func `the steps that a page shows are all that the program took, thickening among them`() throws {
        let served = try Served()
        let page = Client.page(port: served.port)
        for (id, width) in [(1, 15), (2, 4)] {
            page.say("{\"t\":\"draw\",\"frame\":\(id),\"events\":[[\"clear\"],[\"width\",\(width)]]}")
            page.say("{\"t\":\"draw\",\"frame\":\(id),\"events\":\(Seven.events)}")
            page.say("{\"t\":\"steps\",\"id\":\(id)}")
            let shown = try #require(page.hear("steps") { $0["id"]?.integer == id }?["steps"]?.elements)
            let drawing = PenDrawing(strokes: [Seven.points.map { PenDrawing.Point(x: $0.0, y: $0.1) }], penWidth: Float(width))
            let steps = try drawing.preparationSteps()
            #expect(shown.count == steps.count && steps.contains { $0.name == "thin strokes thickened" } == (width == 4))
            for (told, step) in zip(shown, steps) {
                #expect(told["name"]?.text == step.name && told["pixels"]?.text == Base64.text(of: step.picture.pixels))
                #expect(told["row"]?.integer == step.row && told["width"]?.integer == step.picture.width && told["reason"]?.text?.isEmpty == false)
            }
            #expect(try shown.last?["pixels"]?.text == Base64.text(of: drawing.prepared().pixels))
        }
        page.say("{\"t\":\"draw\",\"frame\":9,\"events\":[[\"clear\"]]}")
        page.say("{\"t\":\"steps\",\"id\":9}")
        #expect(page.hear("error") != nil)
    }
}
