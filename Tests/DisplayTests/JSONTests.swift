import Testing

@testable import Display

@Suite struct JSONTests {
    private let renderer = JSONRenderer()

    @Test func `a table is rows of keys in the order of its columns`() {
        let table = Table(
            title: "evaluate", columns: [Column("network"), Column("images"), Column("accuracy"), Column("loss")],
            rows: [["bundled", 10_000, .fraction(0.9941), .number(0.02)], ["mine"]], notes: ["a note"])
        #expect(renderer.render(.table(table)) == #"{"kind":"table","title":"evaluate","rows":["#
            + #"{"network":"bundled","images":10000,"accuracy":0.9941,"loss":0.02},"#
            + #"{"network":"mine","images":null,"accuracy":null,"loss":null}],"notes":["a note"]}"#)
    }

    @Test func `every value has its own form`() {
        let row: [Value] = [.list([1, "b", .missing]), .flag(true), .number(.nan), .fraction(.infinity), .number(0.1)]
        let table = Table(columns: ["a", "b", "c", "d", "e"].map { Column($0) }, rows: [row])
        #expect(renderer.render(.table(table)) == #"{"kind":"table","title":null,"rows":["#
            + #"{"a":[1,"b",null],"b":true,"c":null,"d":null,"e":0.1}],"notes":[]}"#)
    }

    @Test func `a text with line breaks stays on one line`() {
        #expect(!renderer.render(.text("one\ntwo\r\nthree")).contains { $0.isNewline })
    }

    @Test func `a group has items, and a line names its command`() {
        let output = Output.group([.text("a"), .note("b")])
        #expect(renderer.line(command: "show \"x\"", output: output) == #"{"command":"show \"x\"","output":"#
            + #"{"kind":"group","items":[{"kind":"text","text":"a"},{"kind":"note","text":"b"}]}}"#)
    }

    @Test func `pictures and charts carry their numbers`() {
        let picture = PictureOutput(tiles: [Tile(caption: "t", width: 2, height: 1, values: [0, 0.5])], total: 9)
        #expect(renderer.render(.picture(picture)) == #"{"kind":"picture","title":null,"low":0.0,"high":1.0,"#
            + #""total":9,"tiles":[{"caption":"t","width":2,"height":1,"values":[0.0,0.5]}]}"#)
        let chart = Chart(kind: .bars, series: [Series(name: "s", bars: [.init(label: "3", value: 0.5)])])
        #expect(renderer.render(.chart(chart)) == #"{"kind":"chart","title":null,"chart":"bars","x_label":"","#
            + #""y_label":"","units":"","series":[{"name":"s","bars":[{"label":"3","value":0.5}]}],"notes":[]}"#)
    }

    @Test func `a heat map carries its rows by label, and what is not finite is null`() {
        let map = HeatMap(
            rowLabels: ["a", "b"], columnLabels: ["x", "y"], values: [0, 2, .nan, 1], rowTitle: "is", units: "ms",
            finding: "found")
        #expect(renderer.render(.heatMap(map)) == #"{"kind":"heat_map","title":null,"row_title":"is","column_title":"","#
            + #""units":"ms","low":0.0,"high":2.0,"columns":["x","y"],"rows":[{"label":"a","values":[0.0,2.0]},"#
            + #"{"label":"b","values":[null,1.0]}],"notes":[],"finding":"found"}"#)
    }

    @Test func `a tile carries its own scale and its boxes`() {
        var tile = Tile(width: 1, height: 1, values: [1])
        tile.range = .symmetric(max: 2)
        tile.boxes = [Box(row: 0, column: 1, height: 2, width: 3)]
        #expect(renderer.render(.picture(PictureOutput(tiles: [tile]))).contains(
            #""values":[1.0],"low":-2.0,"high":2.0,"boxes":[{"row":0,"column":1,"height":2,"width":3}]}"#))
    }

    @Test func `a drawing never takes the place of the rows`() {
        let table = Table(columns: [Column("a")], rows: [[1]], drawing: [.text("picture")])
        #expect(renderer.render(.table(table)) == #"{"kind":"table","title":null,"rows":[{"a":1}],"notes":[]}"#)
    }
}
