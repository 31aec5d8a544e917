import Painting
import Testing

@testable import Display

/// A kind that no folder of the target knows: whether a lamp is lit.
private struct Lamp: OutputKind {
    var name: String
    var isLit: Bool
}

extension Lamp: TextKind {
    func cleaned(_ typography: Typography) -> Lamp { Lamp(name: typography.line(name), isLit: isLit) }
    var standing: Standing { .figure }
    var figures: [Figure] { [Figure(yields: true)] }
    func fits(_ columns: Int) -> Bool { columns > name.count + 6 }
    func lines(in room: TextRoom) -> [Line] {
        [Line("\(name): \(isLit ? "lit" : "dark")")] + (0..<max(room.spare ?? 0, 0)).map { _ in Line("|") }
    }
}

extension Lamp: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] { [SheetBlock { $0.paragraph(name) }] }
}

extension Lamp: HTMLKind {
    func html(in room: inout HTMLRoom) -> String { "<b>\(name)</b>" }
}

extension Lamp: JSONKind {
    func json(in room: Room) -> String { #"{"kind":"lamp","lit":\#(isLit)}"# }
}

extension Lamp: DataKind {
    var tables: [Table] { [] }
    func rowBlocks(in room: Room) -> [[[String]]] { [[["lamp", "lit"], [name, isLit ? "1" : "0"]]] }
    var tensors: [NamedTensor] { [NamedTensor("lamp", shape: [1], values: [isLit ? 1 : 0])].compactMap { $0 } }
}

extension Lamp: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension Lamp: FindingKind {
    var findings: [String] { isLit ? ["\(name) is lit."] : [] }
    func summary(in room: Room) -> [String] { ["\(name) is dark."] }
}

@Suite struct OutputKindTests {
    private let hall = Output(Lamp(name: "hall", isLit: true))
    private let cellar = Output(Lamp(name: "cellar\u{1B}", isLit: false))

    @Test func `a new kind is treated by every renderer without one of them being touched`() throws {
        #expect(TextRenderer().render(.group([.text("two lamps"), hall, .note("of five")])) == "two lamps\n\nhall: lit\nof five")
        #expect(JSONRenderer().render(hall) == #"{"kind":"lamp","lit":true}"#)
        #expect(HTMLRenderer().render(.group([.text("two"), hall])) == "<p class=\"text\">two</p>\n<b>hall</b>")
        #expect(FindingRenderer().render(hall) == "hall is lit.")
        #expect(FindingRenderer().render(cellar) == "cellar\u{FFFD} is dark.")
        #expect(String(decoding: try SaveFormat.csv.encode(hall), as: UTF8.self) == "lamp,lit\nhall,1\n")
        #expect(try SaveFormat.npy.encode(hall).suffix(4) == [0, 0, 0x80, 0x3F])
        #expect(String(decoding: try SaveFormat.svg.encode(hall), as: UTF8.self).contains(">hall</text>"))
        #expect(try !SaveFormat.png.encode(hall).isEmpty)
    }

    @Test func `texts of a new kind are made safe to draw, also inside of groups and tables`() {
        let table = Table(columns: [Column("a")], rows: [[1]], drawing: [.group([cellar])])
        #expect(TextRenderer().render(.table(table)) == "cellar\u{FFFD}: dark")
    }

    @Test func `a new kind takes the rows that a screen has to spare`() {
        let context = RenderContext(width: 20, height: 6, fillsScreen: true)
        #expect(TextRenderer(context).render(.group([.text("a"), hall])) == "a\n\nhall: lit\n|")
    }

    @Test func `outputs are equal if they are of one kind and their values are`() {
        #expect(hall == Output(Lamp(name: "hall", isLit: true)))
        #expect(hall != cellar && hall != .text("hall") && Output.text("x") != .note("x"))
        #expect(Set([hall, hall, .text("x"), .note("x"), .group([hall]), .group([hall])]).count == 4)
    }

    @Test func `an output gives its value to those who ask for its kind`() {
        #expect(Output.text("x").value(as: Paragraph.self)?.text == "x")
        #expect(Output.text("x").value(as: Note.self) == nil)
        #expect(Output.group([hall]).value(as: Group.self)?.items == [hall])
    }

    @Test func `a file of arrays keeps the tensors of an output, else those of the outputs inside of it`() throws {
        let table = Table(columns: [Column("a")], rows: [[9]], drawing: [hall])
        let own = NamedTensor("own", shape: [1, 1], values: [7])
        func last(_ output: Output) throws -> Float {
            let bytes = try SaveFormat.npy.encode(output).suffix(4)
            return Float(bitPattern: bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) })
        }
        #expect(try last(.group([.note("n"), .table(table)])) == 1)
        #expect(try last(.group([.table(table)]).showing([own].compactMap { $0 })) == 7)
        #expect(Output.table(table).showing([own].compactMap { $0 }) != .table(table))
    }

    @Test(arguments: [(40, "corridor: lit"), (14, "hall: lit"), (11, "hall: lit"), (10, "corridor:")])
    func `of alternatives the first that fits is drawn, and the first of all where none does`(_ width: Int, _ drawn: String) {
        let choices = Output.alternatives([Output(Lamp(name: "corridor", isLit: true)), hall])
        #expect(TextRenderer(RenderContext(width: width)).render(.group([choices])) == drawn)
    }

    @Test func `pictures that belong side by side fit where a column is for each pixel`() {
        var picture = PictureOutput(tiles: [Tile](repeating: Tile(width: 28, height: 28, values: []), count: 10))
        #expect(picture.fits(20))
        picture.sideBySide = 5
        #expect(picture.fits(148) && !picture.fits(147))
    }

    @Test func `a frame around a region holds its rows and columns`() {
        #expect(Box(rows: 2..<5, columns: 7..<8) == Box(row: 2, column: 7, height: 3, width: 1))
    }
}
