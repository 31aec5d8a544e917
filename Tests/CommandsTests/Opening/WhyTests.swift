import ConvNet
import Insight
import Painting
import Testing

@testable import Display
@testable import Explorer

/// The small session reads test/18 as 8, with the network `net`: 0.125 for each of the 56 pixels of the two columns.
@Suite(.serialized) struct WhyTests {
    private func table(_ lines: String..., columns: Int = 80) throws -> Table {
        var interpreter = try Small.interpreter()
        let surface = SilentSurface(columns: columns)
        var table: Table?
        for line in lines { table = try interpreter.execute(line, on: surface).last?.output.tables.first }
        return try #require(table)
    }

    /// The message of the last line, which must fail.
    private func failure(_ lines: String...) throws -> String {
        var interpreter = try Small.interpreter()
        for line in lines.dropLast() { try interpreter.execute(line, on: SilentSurface()) }
        return try interpreter.failure(try #require(lines.last)).message
    }

    private func text(_ table: Table, width: Int = 80, unicode: Bool = true) -> String {
        TextRenderer(RenderContext(width: width, pictures: unicode ? .blocks : .ascii, unicode: unicode))
            .render(.table(table))
    }

    @Test func `the winning logit is opened with its largest terms first and a total`() throws {
        let table = try table("why test/18")
        #expect(table.rows.count == 785)
        #expect(table.value("product", row: 0) == .number(0.125))
        #expect(table.value("unit", row: 0) == "input/0/0,20")
        #expect(table.value("unit", row: 784) == "bias")
        #expect(table.totals?.last == .number(7))
        #expect(table.title == "logit 8 · test/18 · labeled 8")
        let words = text(table)
        #expect(words.contains("net reads it as 8: logit 8 is the largest of 10, 7.0000"))
        #expect(words.contains("pixel 0,20"))
        #expect(words.contains("46 more above 0"))
        #expect(words.contains("728 more, all 0"))
        #expect(words.contains("the network computed the same: 7.0000000"))
        #expect(table.finding?.contains("logit 8 of test/18 is 7.0000") == true)
    }

    @Test func `a number alone opens that term, and up goes back`() throws {
        let pixel = try table("why test/18", "2")
        #expect(pixel.title == "logit 8 ← pixel 0,21 · test/18 · labeled 8")
        #expect(text(pixel).contains("gray level 255 of 255"))
        #expect(pixel.rows.isEmpty)
        #expect(try table("why test/18", "why 2") == pixel)
        #expect(try table("why test/18 2") == pixel)
        #expect(try table("why test/18", "2", "up") == table("why test/18"))
    }

    @Test func `where nothing is kept between commands, the way down is told as one command`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let surface = SilentSurface(keepsSession: false)
        let table = try #require(try interpreter.execute("why test/3 2 1", on: surface).last?.output.tables.first)
        #expect(table.notes.contains("to go on, put the number of a term behind it: why test/3 2 1 1"))
        let above = try #require(try interpreter.execute("up", on: surface).last?.output.tables.first)
        #expect(above.notes.contains("to go on, put the number of a term behind it: why test/3 2 1"))
    }

    @Test func `terms that are not listed are told apart by their sign`() throws {
        let words = text(try table("use deep", "why test/3"))
        #expect(words.contains(" more above 0") && words.contains(" more below 0"))
    }

    @Test func `up at the top, and further than there is, says where one is`() throws {
        #expect(try failure("why test/18", "up").contains("this is the top: logit 8 of test/18"))
        #expect(try failure("why test/18 1", "up 2").contains("the top, 1 step up from here; `up 1` goes there"))
        #expect(try failure("up").contains("no sum is open"))
    }

    @Test func `a number acts only where a sum is open, and only if there is such a term`() throws {
        #expect(try failure("4").contains("no sum is open, so there is no term to open"))
        #expect(try failure("why 4").contains("`why test/18` opens one"))
        #expect(try failure("why test/18", "785") == "there is no term 785: logit 8 has 784 terms; type a number from 1 to 784")
        #expect(try failure("why test/18", "0").contains("there is no term 0"))
        #expect(try failure("why test/18", "99999999999999999999").contains("type a number from 1 to 784"))
        #expect(try failure("why test/18", "1", "1").contains("comes from the image, and there the sums end; `up` goes back"))
    }

    @Test func `what is open does not outlive the network or the data, and undo leaves it alone`() throws {
        #expect(try failure("why test/18", "use deep", "1")
            == "the network is no longer the one that `why test/18` opened; open it again: `why test/18`")
        #expect(try failure("why test/18", "new other", "up").contains("open it again"))
        var interpreter = try Small.interpreter()
        try interpreter.execute("why test/18", on: SilentSurface())
        interpreter.session.dataset = Small.dataset
        #expect(try interpreter.failure("1").message.contains("the data are no longer those"))
        try interpreter.execute("why test/18", on: SilentSurface())
        try interpreter.execute("set lr 0.5; undo; 1", on: SilentSurface())
        #expect(interpreter.session.opening?.trail.count == 2)
        try interpreter.execute("new other; undo; up", on: SilentSurface())
        #expect(interpreter.session.opening?.trail.count == 1)
    }

    @Test func `the difference of two logits can be opened`() throws {
        let table = try table("why test/18 --against 3")
        #expect(table.title?.hasPrefix("logit 8 − logit 3") == true)
        #expect(table.totals?.last == .number(7))
        #expect(text(table).contains("net reads it as 8: logit 8, 7.0000, is 7.0000 above logit 3, 0.0000."))
        #expect(try failure("why test/18 --against 8").contains("8 is the winning class itself"))
        #expect(try failure("why test/18 --against 12").contains("there is no class '12'; there are 0, 1, 2"))
        #expect(try failure("why dense1/3 test/18 --against 2").contains("leave one of them out"))
        #expect(try failure("why test/18 --against -1").contains("there is no class '-1'"))
    }

    @Test func `any unit is a beginning, and a channel begins at its highest`() throws {
        #expect(try table("use deep", "why conv2/3/5,7 test/3").rows.count == 145)
        #expect(try table("use deep", "why test/3 bn1/3/5,7").rows.count == 3)
        #expect(try table("use deep", "why pool2/3/1,2 test/3").rows.count == 4)
        #expect(try table("use deep", "why dense1/12 test/3").rows.count == 801)
        #expect(try table("use deep", "why dropout1/3/5,7 test/3").rows.count == 1)
        #expect(try table("use deep", "why flatten/17 test/3").rows.count == 1)
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let peak = try interpreter.table("activations conv2/3 test/3").value("peak", row: 0)
        let opened = try interpreter.table("why conv2/3 test/3").title
        guard case .list(let place)? = peak, let row = place[0].asNumber, let column = place[1].asNumber else {
            Issue.record("a peak has a row and a column")
            return
        }
        #expect(opened?.hasPrefix("conv2/3/\(Int(row)),\(Int(column)) ") == true)
        #expect(try failure("use deep", "why conv2/40/1,1 test/3").contains("conv2 has 32 channels, 0–31"))
        #expect(try failure("use deep", "why conv2/4/40,1 test/3").contains("11 rows, 0–10"))
        #expect(try failure("why test/0-3").contains("names 4 images, expected one"))
    }

    /// Every number in the last column of the printed list, the rule left out.
    private func printedColumn(_ words: String) -> (parts: [Int], total: Int)? {
        let lines = words.split(separator: "\n").map { $0.split(separator: " ") }
        guard let start = lines.firstIndex(where: { $0.first == "#" }) else { return nil }
        let rules = lines.indices.filter { $0 > start && lines[$0].first?.hasPrefix("─") == true }
        guard rules.count == 2, rules[1] + 1 < lines.count else { return nil }
        func last(_ line: Int) -> Int? { lines[line].last.flatMap { Int($0.filter { $0 != "." }) } }
        return last(rules[1] + 1).map { ((rules[0] + 1..<rules[1]).compactMap { last($0) }, $0) }
    }

    @Test func `what is printed adds up at every step down to a pixel`() throws {
        var interpreter = try Small.interpreter()
        let surface = SilentSurface()
        try interpreter.execute("use deep", on: surface)
        var line = "why test/3"
        var depth = 0
        while true {
            let table = try interpreter.table(line, on: surface)
            if table.rows.isEmpty { break }
            let printed = try #require(printedColumn(text(table)), "\(text(table))")
            #expect(printed.parts.reduce(0, +) == printed.total, "\(text(table))")
            line = "1"
            depth += 1
        }
        // dense2, bn3, dense1, pool2, bn2, conv2, pool1, bn1, conv1
        #expect(depth == 9)
    }

    @Test func `a convolution over the image shows patch, kernel and product, and boxes what it sees`() throws {
        let table = try table("use deep", "why conv1/3/5,7 test/3")
        let pictures = Output.table(table).pictures
        #expect(pictures.last?.tiles.map(\.caption) == ["patch", "× kernel", "= product"])
        let tiles = try #require(pictures.last?.tiles)
        for (product, (input, weight)) in zip(tiles[2].values, zip(tiles[0].values, tiles[1].values)) {
            #expect(abs(product - input * weight) < 1e-6)
        }
        #expect(pictures.first?.tiles.first?.boxes == [Box(row: 5, column: 7, height: 3, width: 3)])
        #expect(pictures.first?.tiles.first?.caption == "boxed: rows 5–7 · columns 7–9")
    }

    @Test func `nothing but ASCII is printed where only ASCII may be`() throws {
        for line in ["why test/3", "why bn1/3/5,7 test/3", "why pool1/2/3,3 test/3", "why conv2/1/1,1 test/3", "why test/3 --against 2"] {
            let table = try table("use deep", line)
            #expect(text(table, unicode: false).allSatisfy { $0.isASCII }, "\(line)")
        }
    }

    @Test(arguments: ["bn, flatten, dense 12 relu, dense 10, bn", "conv 4 5x5 same relu, avgpool 2, flatten, dense 10 relu"])
    func `other stacks open down to the pixels`(_ layers: String) throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("new other --layers '\(layers)'; why test/3 1 1", on: SilentSurface())
        while try interpreter.table("1").rows.isEmpty == false {}
        #expect(try interpreter.table("why test/3 --against \(interpreter.table("why test/3").title?.contains("logit 1 ") == true ? 2 : 1)").totals != nil)
    }
}
