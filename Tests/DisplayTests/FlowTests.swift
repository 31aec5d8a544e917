import Painting
import Testing

@testable import Display

@Suite struct FlowTests {
    /// A flow through stages of four pictures each, every second one minor.
    private func flow(_ names: [String], bars: [Double] = []) -> Flow {
        let picture = Tile(width: 28, height: 28, values: [Float](repeating: 0.5, count: 784))
        let stages = names.enumerated().map { place, name in
            Flow.Stage(
                name: name, tiles: (0..<4).map { Tile(caption: "\(name)/\($0)", width: 20, height: 20, values: picture.values) },
                greatest: Float(place + 1), isSigned: place == 1, isMinor: place % 2 == 1)
        }
        let outcome = Series(name: "net", bars: bars.enumerated().map { Series.Bar(label: "\($0)", value: $1) })
        return Flow(
            table: Table(title: "on its way", columns: [Column("layer")], rows: names.map { [.text($0)] }), input: picture,
            stages: stages, outcome: Chart(kind: .bars, series: [outcome]), legend: "1 stands for",
            rest: "all: `show")
    }

    private func table(_ flow: Flow, _ columns: Int, _ rows: Int = 24) throws -> Table {
        try #require(flow.laidOut(in: Room(columns: columns, rows: rows)).value(as: Table.self))
    }

    private func picture(_ table: Table) throws -> PictureOutput {
        try #require(table.drawing.first?.value(as: PictureOutput.self))
    }

    @Test func `a wide screen shows every stage, a narrow one leaves out the minor ones and says so`() throws {
        let flow = flow(["a", "b", "c", "d"])
        let wide = try table(flow, 78)
        #expect(try picture(wide).columns == 5)
        #expect(wide.notes == ["1 stands for: a 1, b 2, c 3, d 4", "all: `show a`"])
        let narrow = try table(flow, 78 - 1)
        #expect(try picture(narrow).tiles.prefix(3).map(\.caption) == ["", "a/0", "c/0"])
        #expect(narrow.notes == ["1 stands for: a 1, c 3", "not drawn: b, d; all: `show b`"])
        #expect(narrow.rows.count == 4)
    }

    @Test func `of too many stages some are shown evenly between the first and the last`() throws {
        let names = "abcdefghijklmno".map { "\($0)" }
        let picture = try picture(try table(flow(names), 62))
        #expect(picture.tiles.prefix(4).map(\.caption) == ["", "a/0", "g/0", "o/0"])
    }

    @Test func `a digit keeps at least half of its sides, and the scale counts pictures alone`() throws {
        let drawn = try picture(try table(flow(["a", "b", "c", "d"]), 78, 60))
        #expect(drawn.tiles[0].width >= 14 && drawn.tiles.contains { $0.width == 0 })
        let pictures = drawn.tiles.count { $0.width > 0 }
        #expect(drawn.scales.map(\.name) == ["picture 1 and \(pictures - 1) more"])
    }

    @Test func `a high screen shows more pictures that are no smaller, and more bars`() throws {
        let flow = flow(["a", "c"], bars: [0.1, 0.4, 0.2, 0.3])
        let (low, high) = (try table(flow, 100, 24), try table(flow, 100, 60))
        #expect(try picture(low).tiles.count == 3 && picture(high).tiles.count == 9)
        #expect(try picture(low).tiles[0].width <= picture(high).tiles[0].width)
        func labels(_ table: Table) -> [String] {
            table.drawing.last?.value(as: Chart.self)?.series[0].bars.map(\.label) ?? []
        }
        #expect(labels(low) == ["1", "3", "2"])
        #expect(labels(high) == ["0", "1", "2", "3"])
    }

    @Test func `files and programs get what the screen shows`() throws {
        let flow = Output.flow(flow(["a", "b", "c", "d"]))
        let (wide, narrow) = (Room(columns: 78, rows: 24), Room(columns: 62, rows: 24))
        #expect(!JSONRenderer(in: wide).render(flow).contains("not drawn"))
        #expect(JSONRenderer(in: narrow).render(flow).contains("not drawn: b, d"))
        #expect(try SaveFormat.svg.encode(flow, in: wide).count > SaveFormat.svg.encode(flow, in: narrow).count)
        #expect(try SaveFormat.csv.encode(flow, in: wide) == SaveFormat.csv.encode(flow, in: narrow))
        #expect(flow.tables.first?.rows.count == 4)
    }

    @Test func `a shrunk map keeps its greatest magnitudes`() {
        var tile = Tile(width: 4, height: 4, values: Array(repeating: 0, count: 16))
        tile.values[5] = -3
        tile.values[15] = 2
        #expect(tile.shrunk(to: 2).values == [-3, 0, 0, 2])
        #expect(Tile(width: 2, height: 1, values: [1, 2]).shrunk(to: 5).values == [1, 1, 2, 2, 1, 1, 2, 2])
        #expect(Tile(width: 0, height: 0, values: []).shrunk(to: 5).values == [])
    }
}
