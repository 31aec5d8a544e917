import Painting
import Testing

@testable import Display

@Suite struct TableTests {
    private let table = Table(
        title: "Networks",
        columns: [Column("network"), Column("kind"), Column("images"), Column("accuracy"), Column("loss")],
        rows: [
            ["bundled", "convolution", 10_000, .fraction(0.9941), .number(0.0213)],
            ["名前", "dense", 9999, .fraction(1), .missing],
        ],
        totals: ["both", .missing, 19_999, .missing, .missing], notes: ["Test images only."])

    private func render(_ table: Table, width: Int, unicode: Bool = true) -> String {
        TextRenderer(RenderContext(width: width, unicode: unicode)).render(.table(table))
    }

    /// Typed by hand: two blanks between columns, numbers at the right, text at the left, `名前` four columns wide.
    @Test func `a table has aligned columns`() {
        #expect(render(table, width: 80) == """
            Networks
            network  kind         images  accuracy    loss
            ──────────────────────────────────────────────
            bundled  convolution  10,000   99.41 %  0.0213
            名前     dense         9,999  100.00 %       –
            ──────────────────────────────────────────────
            both                  19,999
            Test images only.
            """)
    }

    @Test func `a tinted cell is colored where there is color`() {
        var tinted = Table(columns: [Column("a"), Column("b")], rows: [["x", "y"]])
        tinted.tints = [[.plain, .good]]
        let context = RenderContext(width: 80, color: .ansi16)
        let lines = TextRenderer(context).render(.table(tinted)).split(separator: "\n")
        #expect(lines.last?.contains("32my") == true)
        #expect(!render(tinted, width: 80).contains("\u{1b}"))
    }

    /// Typed by hand: a column of text gives way, never one of numbers; here 46 columns have to become 45.
    @Test func `a text column is wrapped where the width is short`() {
        #expect(render(table, width: 45) == """
            Networks
            network  kind        images  accuracy    loss
            ─────────────────────────────────────────────
            bundled  convolutio  10,000   99.41 %  0.0213
                     n
            名前     dense        9,999  100.00 %       –
            ─────────────────────────────────────────────
            both                 19,999
            Test images only.
            """)
    }

    /// Typed by hand: names, two blanks, values; a rule between rows.
    @Test func `a table too wide for twenty columns becomes a block a row`() {
        #expect(render(table, width: 20, unicode: false) == """
            Networks
            network   bundled
            kind      convolutio
                      n
            images    10,000
            accuracy  99.41 %
            loss      0.0213
            --------------------
            network   名前
            kind      dense
            images    9,999
            accuracy  100.00 %
            loss      -
            --------------------
            network   both
            kind
            images    19,999
            accuracy
            loss
            Test images only.
            """)
    }

    @Test(arguments: [2, 8, 13, 20, 33, 80, 140]) func `no line is wider than the screen`(width: Int) {
        for line in render(table, width: width).split(separator: "\n") {
            #expect(DisplayWidth.of(line) <= width, "\(line)")
        }
    }

    @Test func `a drawing stands in place of the grid, with the notes below`() {
        var drawn = table
        drawn.drawing = [.text("drawn")]
        #expect(render(drawn, width: 80) == "Networks\ndrawn\nTest images only.")
    }

    @Test func `numbers of a column have the same digits after the point`() {
        let table = Table(columns: [Column("x"), Column(key: "y", heading: "y", decimals: 1)], rows: [
            [.number(0.5), .number(0.25)], [.number(12.125), .fraction(0.5)],
        ])
        #expect(render(table, width: 80) == """
                x       y
            ─────────────
             0.50     0.2
            12.12  50.0 %
            """)
    }
}
