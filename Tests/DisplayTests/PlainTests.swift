import Painting
import Testing

@testable import Display

@Suite struct PlainTests {
    private var everything: Output {
        let values = (0..<784).map { Float($0 % 256) / 255 }
        let points = (0..<9).map { Series.Point(x: Double($0), y: Double($0 % 4)) }
        let series = Series(name: "s", points: points, bars: [.init(label: "l", value: -1), .init(label: "m", value: 2)])
        var tile = Tile(caption: "boxed", width: 28, height: 28, values: values)
        tile.boxes = [Box(row: -1, column: 3, height: 9, width: 25), Box(row: 0, column: 0, height: .max, width: .max)]
        tile.range = .symmetric(max: 1)
        let framed = PictureOutput(tiles: [tile, Tile(width: 28, height: 28, values: values)])
        return .group([
            .text("text … · ×"), .note("note – “quoted”"),
            .table(Table(columns: [Column("a"), Column("b")], rows: [["×", .missing]], totals: [1, .fraction(0.5)])),
            .picture(PictureOutput(tiles: [Tile(caption: "a · b", width: 28, height: 28, values: values, tint: .bad)])),
            .picture(PictureOutput(
                tiles: [Tile(width: 28, height: 28, values: values)], range: .symmetric(max: 1), total: 4)),
            .picture(PictureOutput(tiles: [Tile(width: 28, height: 28, values: values)], range: .span(low: 0, high: 2))),
            .chart(Chart(kind: .lines, series: [series, series])), .chart(Chart(kind: .bars, series: [series, series])),
            .chart(Chart(kind: .histogram, series: [series])), .chart(Chart(kind: .scatter, series: [series, series])),
            .heatMap(HeatMap(rowLabels: ["a", "b"], columnLabels: ["…", "×"], values: [1, -2, .nan])),
            .heatMap(HeatMap(rowLabels: ["a"], columnLabels: (0..<99).map { "\($0)" }, values: points.map(\.y))),
            .picture(framed),
        ])
    }

    @Test(arguments: PictureStyle.allCases.filter { !$0.isGraphic }, [true, false])
    func `without color there is no escape byte`(style: PictureStyle, unicode: Bool) {
        let context = RenderContext(color: .none, pictures: style, unicode: unicode)
        #expect(!TextRenderer(context).render(everything).utf8.contains(0x1B))
        let bar = ProgressBar(fraction: 0.5, label: "l", fields: ["f"]).line(width: 60, context: context)
        #expect(!bar.utf8.contains(0x1B))
    }

    @Test(arguments: PictureStyle.allCases, ColorDepth.allCases)
    func `without Unicode every byte is ASCII`(style: PictureStyle, color: ColorDepth) {
        let context = RenderContext(color: color, pictures: style, unicode: false)
        let drawing = TextRenderer(context).render(everything)
        #expect(drawing.utf8.allSatisfy { $0 < 0x80 }, "\(drawing.filter { !$0.isASCII })")
    }

    @Test func `control characters in texts never reach the terminal`() {
        let hostile = "a\u{1B}[2Jb\u{9B}c\rd\u{7}\u{202E}e"
        let table = Table(title: hostile, columns: [Column(key: "k", heading: hostile)], rows: [[.text(hostile)]])
        let picture = PictureOutput(tiles: [Tile(caption: hostile, width: 1, height: 1, values: [1])])
        let output = Output.group([.text(hostile), .table(table), .picture(picture)])
        for scalar in TextRenderer(RenderContext()).render(output).unicodeScalars where scalar != "\n" {
            #expect(!(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{202E}"))
        }
    }

    @Test func `every style is turned off at the end of its run`() {
        let drawing = TextRenderer(RenderContext(color: .trueColor, pictures: .blocks)).render(everything)
        for line in drawing.split(separator: "\n") where line.contains("\u{1B}") {
            let sequences = line.split(separator: "\u{1B}").dropFirst(line.first == "\u{1B}" ? 0 : 1)
            #expect(sequences.last?.hasPrefix("[0m") == true)
        }
    }

    @Test func `a blank line parts figures, not a figure from its note`() {
        let table = Output.table(Table(columns: [Column("a")], rows: [["b"]]))
        let drawing = TextRenderer(RenderContext()).render(.group([.text("x"), .text("y"), table, .note("n"), table]))
        #expect(drawing == "x\ny\n\na\n─\nb\nn\n\na\n─\nb")
    }
}
