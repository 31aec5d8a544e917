import Markdown
import Painting
import Testing

@testable import Display

/// Outputs as pieces of web pages.
@Suite struct HTMLTests {
    private func html(_ output: Output) -> String { HTMLRenderer().render(output) }

    private let attack = "<script>alert('x')</script> & \"quotes\""

    @Test func `a table has headings, rows and totals, and its numbers stand at the right`() {
        var table = Table(
            title: "splits", columns: [Column("name"), Column("images")], rows: [["test", 10_000], [.text("<b>"), .missing]],
            totals: ["all", 10_000], notes: ["of `mnist`"])
        table.tints = [[.good]]
        #expect(html(.table(table)) == """
            <div class="scroll" style="overflow-x:auto"><table class="values"><caption>splits</caption>
            <thead><tr><th scope="col" style="text-align:left">name</th><th scope="col" style="text-align:right">images</th></tr></thead>
            <tbody><tr><td style="text-align:left" class="good">test</td><td style="text-align:right">10,000</td></tr>
            <tr><td style="text-align:left">&lt;b&gt;</td><td style="text-align:right">–</td></tr></tbody>
            <tfoot><tr><td style="text-align:left">all</td><td style="text-align:right">10,000</td></tr></tfoot></table></div>
            <p class="note">of <code>mnist</code></p>
            """)
    }

    @Test func `what is to be seen in a table is its label`() {
        var table = Table(columns: [Column("a")], rows: [[1]])
        table.finding = "One is \"1\"."
        #expect(html(.table(table)).contains("aria-label=\"One is &quot;1&quot;.\""))
    }

    @Test func `no text of any kind can become a mark`() {
        let tile = Tile(caption: attack, width: 1, height: 1, values: [1])
        var framed = tile
        framed.boxes = [Box(row: 0, column: 0, height: 1, width: 1)]
        var listing = Listing()
        listing.line(attack)
        listing.paragraph(attack)
        listing.entries([Listing.Entry(attack, attack)])
        let bars = Chart(title: attack, kind: .bars, series: [Series(name: attack, bars: [Series.Bar(label: attack, value: 1, note: attack)])], notes: [attack])
        let report = CellReport(
            file: attack, line: 1, kind: "commands", text: attack, verdict: "passed", message: attack,
            outputs: [CellReport.Shown(command: attack, output: .text(attack))])
        let outputs: [Output] = [
            .text(attack), .note(attack), .typed(attack), .cell(report), .listing(listing), .chart(bars),
            .passing(.text(attack)), .alternatives([.note(attack)]),
            .table(Table(title: attack, columns: [Column(key: "a", heading: attack)], rows: [[.text(attack)]], notes: [attack])),
            .picture(PictureOutput(title: attack, tiles: [tile, framed], total: 3, rest: attack)),
            .heatMap(HeatMap(title: attack, rowLabels: [attack], columnLabels: [attack], values: [1], rowTitle: attack, notes: [attack])),
        ] + [.passage(attack), .passage("```\(attack)\n\(attack)\n```")].compactMap { $0 }
        for output in outputs {
            let html = html(output)
            #expect(!html.contains("<script") && !html.contains("& "), "\(output)")
            #expect(WellFormed.faults(of: html) == [], "\(output)")
        }
    }

    @Test func `pictures hold their pixels and say what they are`() {
        var picture = PictureOutput(title: "digits", tiles: [
            Tile(caption: "test/0 · a 7", width: 2, height: 1, values: [0, 1]), Tile(caption: "b", width: 2, height: 1, values: [0, 1]),
        ], total: 5, rest: "show test/2-4")
        picture.finding = "Two digits."
        let html = html(.picture(picture))
        #expect(html.contains("aria-label=\"Two digits.\""))
        #expect(html.contains("alt=\"test/0 · a 7\"") && html.contains("alt=\"b\""))
        #expect(html.components(of: "src=\"data:image/png;base64,iVBORw0KGgo") == 2)
        #expect(html.contains("… and 3 more: <code>show test/2-4</code>"))
        #expect(html.contains("<figcaption>test/0<br>a 7</figcaption>"))
    }

    @Test func `one picture says its finding, and a framed one is a drawing`() {
        var tile = Tile(caption: "x", width: 2, height: 2, values: [0, 1, 1, 0])
        tile.boxes = [Box(row: 0, column: 0, height: 1, width: 1)]
        var picture = PictureOutput(tiles: [tile])
        picture.finding = "A corner."
        #expect(html(.picture(picture)).contains("alt=\"A corner.\""))
        #expect(html(.picture(picture)).contains("src=\"data:image/svg+xml;base64,"))
    }

    @Test func `charts and maps are drawings with a title, in the colors of the page`() {
        var chart = Chart(kind: .lines, series: [Series(name: "loss", points: [Series.Point(x: 0, y: 1), Series.Point(x: 1, y: 0)])])
        chart.finding = "It falls."
        let drawn = html(.chart(chart))
        #expect(drawn.contains("<svg role=\"img\"") && drawn.contains("<title>It falls.</title>"))
        #expect(drawn.contains("currentColor") && !drawn.contains("xmlns") && !drawn.contains("http"))
        let map = HeatMap(title: "confusion", rowLabels: ["3"], columnLabels: ["5"], values: [7])
        #expect(html(.heatMap(map)).contains("<title>confusion.</title>"))
        #expect(html(.heatMap(map)).contains("<figcaption>confusion</figcaption>"))
    }

    @Test func `a picture stands beside its bars`() {
        var table = Table(title: "answer", columns: [Column("a")], rows: [[1]])
        table.drawing = [
            .picture(PictureOutput(tiles: [Tile(width: 1, height: 1, values: [1])])),
            .chart(Chart(kind: .bars, series: [Series(name: "", bars: [Series.Bar(label: "3", value: 1)])])),
        ]
        let html = html(.table(table))
        #expect(html.contains("class=\"beside\"") && html.contains("<p class=\"title\">answer</p>") && !html.contains("<table"))
    }

    @Test func `a cell shows each command above its outputs and its error below`() {
        let report = CellReport(
            file: "a", line: 1, kind: "commands", text: "", verdict: "passed", message: "no",
            outputs: [CellReport.Shown(command: "set lr 1", output: .note("lr is 1")), CellReport.Shown(command: "bad", output: .nothing)])
        #expect(html(.cell(report)) == """
            <section class="cell"><pre class="command"><code>set lr 1</code></pre>
            <p class="note">lr is 1</p>
            <pre class="command"><code>bad</code></pre>
            <p class="error">error: no</p></section>
            """)
        let skipped = CellReport(file: "a", line: 1, kind: "commands", text: "", verdict: "skipped", message: "slow")
        #expect(html(.cell(skipped)).contains("<p class=\"note\">skipped: slow</p>"))
    }

    @Test func `lines stay lines, and columns stay columns`() {
        #expect(html(.text("a\nb")) == "<p class=\"text\">a<br>\nb</p>")
        #expect(html(.text("a   b")) == "<pre class=\"text\">a   b</pre>")
        #expect(html(.note("one ` alone")) == "<p class=\"note\">one ` alone</p>")
    }

    @Test func `pieces have no names, and headings of a page have each its own`() {
        let passages = Output.group([.passage("# Pooling\n\n# Pooling"), .passage("## Pooling")].compactMap { $0 })
        #expect(!html(passages).contains("id="))
        let page = HTMLRenderer(namesHeadings: true).render(passages)
        for name in ["pooling", "pooling-1", "pooling-2"] { #expect(page.components(of: "id=\"\(name)\"") == 1) }
    }

    @Test func `nothing is written for an output that shows nothing`() {
        #expect(html(.nothing) == "")
    }

    @Test func `paths are written without their folders for others`() {
        #expect(Output.note("files in /home/me/data/mnist, 1/2").withoutFolders == .note("files in …/mnist, 1/2"))
    }
}

extension String {
    /// How often a piece stands in it.
    fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}
