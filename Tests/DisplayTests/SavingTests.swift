import Raster
import Testing

@testable import Display

@Suite struct SavingTests {
    private let table = Table(
        title: "t", columns: [Column("name"), Column("share"), Column("list"), Column("count")],
        rows: [["a,\"b\"", .fraction(0.5), .list([1, 2]), 3], ["c"]])

    private var gallery: PictureOutput {
        var second = Tile(caption: "two", width: 2, height: 1, values: [1, -1])
        second.range = .symmetric(max: 1)
        return PictureOutput(tiles: [Tile(caption: "one", width: 2, height: 1, values: [0, 0.5]), second])
    }

    private var chart: Chart {
        Chart(
            title: "losses", kind: .lines, series: [Series(name: "l", points: [.init(x: 1, y: 2), .init(x: 3, y: 0.5)])],
            xLabel: "epoch", yLabel: "loss", units: "nats")
    }

    private func text(_ format: SaveFormat, _ output: Output) throws -> String {
        String(decoding: try format.encode(output), as: UTF8.self)
    }

    @Test func `a file's ending tells its format`() {
        #expect(SaveFormat(path: "a/b.PNG") == .png)
        #expect(SaveFormat(path: "x.tar.svg") == .svg)
        for other in ["a", ".png", "a.svg/b", "a.jpg", "a."] { #expect(SaveFormat(path: other) == nil, "\(other)") }
        #expect(SaveFormat.endings == ".png, .svg, .csv, .npy or .npz")
    }

    @Test func `CSV holds the rows of tables, quoted where they must be`() throws {
        #expect(try text(.csv, .group([.text("words"), .table(table)])) == """
            name,share,list/0,list/1,count
            "a,""b\""",0.5,1,2,3
            c,,,,

            """)
    }

    @Test func `CSV holds the numbers of pictures, charts and heat maps`() throws {
        #expect(try text(.csv, .picture(gallery)) == """
            tile,row,column,value
            0,0,0,0.0
            0,0,1,0.5
            1,0,0,1.0
            1,0,1,-1.0

            """)
        let map = HeatMap(rowLabels: ["r"], columnLabels: ["x", "y"], values: [1, .nan])
        #expect(try text(.csv, .group([.chart(chart), .heatMap(map)])) == """
            series,x,y
            l,1.0,2.0
            l,3.0,0.5

            row,column,value
            r,x,1.0
            r,y,

            """)
    }

    private func tensor(_ name: String, _ shape: [Int]) throws -> NamedTensor {
        try #require(NamedTensor(name, shape: shape, values: (0..<shape.reduce(1, *)).map { Float($0) / 2 }))
    }

    /// The header by the format's description: 10 bytes, a dictionary padded with blanks to a multiple of 64, a line end.
    @Test func `NPY holds the tensor that is shown as an array of 32-bit floats`() throws {
        let bytes = try SaveFormat.npy.encode(Output.picture(gallery).showing([try tensor("a/b", [1, 3])]))
        #expect(Array(bytes.prefix(10)) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0])
        let header = String(decoding: bytes[10..<128], as: UTF8.self)
        #expect(header == "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }"
            + String(repeating: " ", count: 58) + "\n")
        #expect(Array(bytes[128...]) == [0, 0, 0, 0, 0, 0, 0, 0x3F, 0, 0, 0x80, 0x3F])
    }

    @Test func `NPZ holds all tensors by their names`() throws {
        let both = Output.group([
            Output.text("a").showing([try tensor("conv1/kernel", [2, 1])]), Output.note("b").showing([try tensor("dense1", [3])]),
        ])
        let bytes = try SaveFormat.npz.encode(both)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(bytes.starts(with: Array("PK\u{3}\u{4}".utf8)))
        for part in ["conv1/kernel.npy", "dense1.npy", "'shape': (2, 1)", "'shape': (3,)"] { #expect(text.contains(part), "\(part)") }
        #expect(try SaveFormat.npz.encode(both) == bytes)
        let error = #expect(throws: SaveError.severalTensors(.npy, names: ["conv1/kernel", "dense1"])) { try SaveFormat.npy.encode(both) }
        #expect(error?.description == "a .npy file keeps one tensor, and this shows 2 (conv1/kernel, dense1); .npz keeps all by name")
    }

    @Test func `tensors have as many numbers as their sizes say`() {
        #expect(NamedTensor("a", shape: [2, 2], values: [1, 2, 3]) == nil)
        #expect(NamedTensor("a", shape: [0], values: []) == nil)
        #expect(NamedTensor("a", shape: [3, 1], values: [1, 2, 3])?.values == [1, 2, 3])
    }

    @Test func `lists are spread over the columns of CSV, one number a cell`() throws {
        let table = Table(columns: [Column("a"), Column("b")], rows: [
            [.list([.list([1, 2]), .list([3])]), 7], [.list([.list([4])]), .list([8, 9])], [],
        ])
        #expect(try text(.csv, .table(table)) == """
            a/0/0,a/0/1,a/1/0,b/0,b/1
            1,2,3,7,
            4,,,8,9
            ,,,,

            """)
    }

    @Test func `what is drawn in shares or made smaller is kept as it was`() throws {
        var picture = gallery
        picture.tiles[0].data = NumberGrid(width: 1, height: 3, values: [10, 20, 30])
        picture.tiles[1].data = NumberGrid(width: 1, height: 3, values: [40])
        #expect(try text(.csv, .picture(picture)).split(separator: "\n").map { String($0) } == [
            "tile,row,column,value", "0,0,0,10.0", "0,1,0,20.0", "0,2,0,30.0", "1,0,0,40.0", "1,1,0,0.0", "1,2,0,0.0",
        ])
        #expect(JSONRenderer().render(.picture(picture))
            .contains("\"values\":[0.0,0.5],\"data\":{\"width\":1,\"height\":3,\"values\":[10.0,20.0,30.0]}"))
        var map = HeatMap(rowLabels: ["r"], columnLabels: ["x", "y"], values: [0, 0.5])
        map.data = [7]
        #expect(try text(.csv, .heatMap(map)) == "row,column,value\nr,x,7.0\nr,y,\n")
        #expect(JSONRenderer().render(.heatMap(map)).contains("\"values\":[0.0,0.5],\"data\":[7.0,null]"))
    }

    @Test func `the line of JSON names the file that keeps the output`() {
        #expect(JSONRenderer().line(command: "c", output: .nothing, file: "a\"b.csv")
            == "{\"command\":\"c\",\"output\":{\"kind\":\"group\",\"items\":[]},\"file\":\"a\\\"b.csv\"}")
        #expect(!JSONRenderer().line(command: "c", output: .nothing).contains("file"))
    }

    @Test func `SVG shows words, tables, pictures and charts with axes and units`() throws {
        let map = HeatMap(rowLabels: ["r<"], columnLabels: ["x"], values: [1])
        var framed = gallery
        framed.tiles[0].boxes = [Box(row: 0, column: 1, height: 1, width: 5)]
        let kinds = [Chart.Kind.scatter, .histogram, .bars].map { kind in
            Output.chart(Chart(kind: kind, series: [
                Series(name: "s", points: chart.series[0].points, bars: [.init(label: "b", value: -1, note: "n")]),
                Series(name: "t", points: chart.series[0].points, bars: [.init(label: "b", value: 2)]),
            ]))
        }
        let svg = try text(.svg, .group(
            [.text("a & b"), .table(table), .picture(framed), .chart(chart), .heatMap(map)] + kinds))
        for part in [
            "a &amp; b", "a,\"b\"", "href=\"data:image/png;base64,iVBORw0KGgo", ">two</text>", "loss (nats)", ">epoch</text>",
            "<polyline points=\"", ">r&lt;</text>", "fill=\"#ff55ff\"", "two: -1", "xml:space=\"preserve\"",
            "image-rendering=\"pixelated\" href",
        ] {
            #expect(svg.contains(part), "\(part)")
        }
        #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
        #expect(svg.split(separator: "<").count { $0.hasPrefix("text ") } == svg.split(separator: "<").count { $0.hasPrefix("/text>") })
    }

    @Test func `what a format cannot hold is said with a format that can`() {
        #expect(throws: SaveError.nothing(.png)) { try SaveFormat.png.encode(.nothing) }
        for format in [SaveFormat.npy, .npz] {
            #expect(throws: SaveError.noTensor(format, fitting: .svg)) { try format.encode(.text("words")) }
            #expect(throws: SaveError.noTensor(format, fitting: .csv)) { try format.encode(.table(table)) }
        }
        #expect(throws: SaveError.nothing(.csv)) { try SaveFormat.csv.encode(.text("words")) }
        #expect(throws: SaveError.nothing(.svg)) { try SaveFormat.svg.encode(.nothing) }
        for format in SaveFormat.allCases { #expect("\(SaveError.nothing(format))".contains(".\(format.rawValue) file")) }
    }
}

@Suite struct FindingTests {
    private let words = FindingRenderer()

    @Test func `only findings are said, in order`() {
        var table = Table(title: "title", columns: [Column("a")], rows: [[1]], notes: ["note"])
        var picture = PictureOutput(tiles: [])
        picture.finding = "a picture"
        var chart = Chart(kind: .bars, series: [])
        chart.finding = "a chart"
        #expect(words.render(.group([.text("text"), .picture(picture), .table(table), .chart(chart)])) == "a picture\na chart")
        table.drawing = [.picture(picture)]
        #expect(words.render(.table(table)) == "a picture")
        table.finding = "a table"
        #expect(words.render(.table(table)) == "a table")
        #expect(FindingRenderer(unicode: false).render(.heatMap(HeatMap(
            rowLabels: [], columnLabels: [], values: [], finding: "5 × 5\u{1B}[2J"))) == "5 x 5?[2J")
    }

    @Test func `without a finding title and notes are said as a sentence`() {
        let table = Table(title: "title", columns: [Column("a")], rows: [[1]], notes: ["note"])
        #expect(words.render(.group([.text("text"), .table(table)])) == "text\ntitle; note.")
        #expect(words.render(.table(Table(columns: [Column("a")], rows: [[1], [2]]))) == "2 rows.")
        #expect(words.render(.picture(PictureOutput(tiles: [Tile(caption: "c", width: 1, height: 1, values: [])]))) == "c.")
    }
}
