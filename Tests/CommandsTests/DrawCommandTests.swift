import Display
import Files
import Raster
import Testing

@testable import Commands
@testable import Datasets
@testable import Explorer

/// Drawings as samples, kept with labels, and learned from.
@Suite struct DrawCommandTests {
    private let folder: String
    private var interpreter: Interpreter

    init() throws {
        folder = try Fixture.folder()
        interpreter = Interpreter(environment: ["CONVO_DATA": "/nonexistent", "CONVO_MIRRORS": "", "XDG_DATA_HOME": folder])
        interpreter.session.folder = folder
    }

    private mutating func run(_ line: String) throws -> Output {
        try #require(try interpreter.execute(line, on: SilentSurface()).last).output
    }

    @Test mutating func `points on the line make a drawing that every command takes`() throws {
        let output = try run("draw 140,30 140,250")
        #expect(output.tables.first?.value("predicted", row: 0) == .integer(1))
        _ = try run("draw 60,50 220,50 120,250 / 90,150 200,150 --pen 24")
        #expect(interpreter.session.drawings.map(\.strokes.count) == [1, 2])
        #expect(interpreter.session.drawings[1].penWidth == 24)
        for line in ["predict drawing/0", "why conv1/3/5,7 drawing", "saliency drawing", "show it", "activations drawing/1 conv1"] {
            _ = try run(line)
        }
        #expect(try interpreter.failure("predict drawing/2").message == "there is no drawing/2: there are 2 drawings, 0–1")
        #expect(try interpreter.failure("predict drawing/x").message.contains("drawing/NUMBER"))
        #expect(try interpreter.failure("draw 140").message.contains("a point expects x,y"))
        #expect(try interpreter.failure("draw").message.contains("drawing by hand is not available here"))
    }

    @Test mutating func `a labeled drawing is kept as strokes and as IDX files, and loads again as it was`() throws {
        #expect(try interpreter.failure("load drawings").message.contains("no drawing was labeled yet"))
        _ = try run("draw 140,30.5 140,250 --pen 8; draw 60,50 220,50 120,250")
        _ = try run("label drawing/0 1; label 7")
        let drawings = UserDrawings(environment: ["XDG_DATA_HOME": folder])
        let kept = try drawings.all()
        #expect(kept.map(\.label) == [1, 7])
        let (again, before) = (try kept.map { try $0.drawing.prepared() }, try interpreter.session.drawings.map { try $0.prepared() })
        #expect(again == before)
        _ = try run("load drawings")
        #expect(interpreter.session.dataset?.train.count == 2)
        let idx = try IDXFolderImages(folder + "/convo/drawings/train-images-idx3-ubyte")
        #expect(idx.count == 2 && idx.pixels == interpreter.session.dataset?.train.images)
        #expect(try interpreter.failure("label 12").message.contains("a digit from 0 to 9"))
        #expect(try interpreter.failure("label drawing/5 3").message.contains("there is no drawing/5"))
    }

    @Test mutating func `teaching reads the drawing right afterwards, says what it cost, and undo goes back`() throws {
        _ = try run("load synthetic --train 2500 --test 200")
        // A hook that nobody would take for an 8, so that it has to be learned.
        let read = try run("draw 60,60 220,60 220,220 / 60,140 140,140").tables.first?.value("predicted", row: 0)
        #expect(read != .integer(8))
        let output = try run("teach 8")
        let table = try #require(output.tables.first)
        #expect(table.value("before", row: 0) == .fraction(0) && table.value("after", row: 0) == .fraction(1))
        #expect(interpreter.session.state.networks.currentName == "taught")
        #expect(try run("predict drawing").tables.first?.value("predicted", row: 0) == .integer(8))
        _ = try run("undo")
        _ = try run("undo")
        #expect(interpreter.session.state.networks.currentName == "bundled")
    }

    @Test mutating func `a picture of several digits is read one by one`() throws {
        let (one, zero) = ([[(140, 30), (140, 250)]], [[(140, 40), (80, 140), (140, 240), (200, 140), (140, 40)]])
        var page = Picture(width: 840, height: 280, gray: 240)
        for (place, strokes) in [one, zero, one].enumerated() {
            let sheet = Brush.picture(of: PenDrawing(strokes: strokes.map { $0.map { .init(x: Float($0.0), y: Float($0.1)) } }))
            for row in 0..<280 {
                for column in 0..<280 where sheet[row, column] > 127 { page[row, place * 280 + column] = 20 }
            }
        }
        try FileBytes.write(PNG.encode(page), to: folder + "/page.png")
        let output = try run("predict page.png")
        let table = try #require(output.tables.first)
        #expect(table.rows.map { $0[1] } == [.integer(1), .integer(0), .integer(1)])
        #expect(table.finding?.contains("reads 101") == true)
        #expect(try run("predict page.png --raw").tables.first?.rows.count == 1)
    }

    @Test mutating func `the steps from a drawing to the pixels end with what the network gets`() throws {
        _ = try run("draw 140,30 140,250")
        let steps = try interpreter.session.preparationSteps(of: .drawing(nil), on: SilentSurface())
        let prepared = try interpreter.session.drawings[0].prepared()
        #expect(steps.count == 5 && steps.last?.picture == prepared)
        _ = try run("load synthetic --train 100 --test 20")
        #expect(try interpreter.failure("predict test/0 --steps").message.contains("--steps is for picture files and drawings"))
    }
}

/// The pixels of an IDX file of images, read without the reader under test.
private struct IDXFolderImages {
    let count: Int
    let pixels: [UInt8]

    init(_ path: String) throws {
        let bytes = try FileBytes.read(path, limit: 1 << 20)
        count = bytes[4..<8].reduce(0) { $0 << 8 | Int($1) }
        pixels = Array(bytes.dropFirst(16))
    }
}
