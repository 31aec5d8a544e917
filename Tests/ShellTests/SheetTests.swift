import Files
import Glibc
import Painting
import Raster
import Testing

@testable import Shell

/// The sheet in a terminal: drawn on with the mouse and with keys, and the terminal put back whatever happens.
@Suite(.serialized) struct SheetTests {
    private let home = Home()
    private static let leave = "\u{1b}[?1049l"
    private static let enter = "\u{1b}[?1049h"

    private func begin(_ line: String = "draw", columns: Int = 80, rows: Int = 24) -> TerminalSession {
        let terminal = TerminalSession(home: home, rows: rows, columns: columns, environment: ["PAGER": "cat", "SWIFT_BACKTRACE": "enable=no"])
        terminal.waitForPrompt()
        open(line, in: terminal)
        return terminal
    }

    private func open(_ line: String, in terminal: TerminalSession) {
        terminal.send(line + "\r")
        terminal.wait(for: "Enter take")
    }

    /// A stroke of the mouse over cells, counted from 0.
    private static func stroke(_ cells: [(column: Int, row: Int)]) -> String {
        let moves = cells.enumerated().map { place, cell in
            "\u{1b}[<\(place == 0 ? 0 : 32);\(cell.column + 1);\(cell.row + 1)M"
        }
        let last = cells.last.map { "\u{1b}[<0;\($0.column + 1);\($0.row + 1)m" } ?? ""
        return moves.joined() + last
    }

    private static let seven: [(column: Int, row: Int)] = [(10, 3), (28, 3), (24, 9), (20, 14), (18, 18)]

    @Test func `a digit is drawn with the mouse, read at every stroke, and is a sample afterwards`() {
        let terminal = begin()
        #expect(terminal.screen.text.contains("draw a digit"))
        terminal.send(Self.stroke(Self.seven))
        terminal.wait(for: "bundled reads 7 with")
        for (key, words) in [("2", "as it is"), ("3", "only resized"), ("4", "evidence for 7"), ("1", "what the network gets")] {
            terminal.send(key)
            terminal.wait(for: words)
        }
        terminal.send("\r")
        terminal.wait("the prompt again") { $0.output.contains(Self.leave) && $0.output.hasSuffix("h") }
        terminal.waitForPrompt()
        terminal.send("predict drawing/0\r")
        terminal.wait("the answer") { $0.output.components(of: "bundled reads 7 with") > 2 }
        terminal.waitForPrompt()
        terminal.send("\u{4}\u{4}")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isCooked)
    }

    @Test func `keys alone draw, undo and redo; an empty sheet is not taken, and Esc leaves it`() {
        let terminal = begin()
        terminal.send("\r")
        terminal.wait(for: "the sheet is empty")
        terminal.send(" " + String(repeating: "\u{1b}[B", count: 12) + String(repeating: "j", count: 8) + " ")
        terminal.wait(for: "bundled reads 1 with")
        terminal.send("u")
        terminal.wait(for: "draw a digit")
        terminal.send("r")
        terminal.wait(for: "bundled reads 1 with")
        terminal.send("c")
        terminal.wait(for: "draw a digit")
        terminal.send("\u{1b}")
        terminal.wait("the end of it") { $0.output.contains("nothing was taken over") }
        terminal.send("predict drawing\r")
        terminal.wait("the reason") { $0.output.contains("nothing has been drawn yet; `draw` opens a sheet") }
        terminal.waitForPrompt()
        terminal.send("\u{4}\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `a terminal that tells the mouse in dots is drawn on more finely`() throws {
        let terminal = TerminalSession(home: home, environment: ["PAGER": "cat"])
        terminal.replies = ["\u{1b}[?1016$p": "\u{1b}[?1016;2$y"]
        terminal.resize(rows: 24, columns: 80, cell: (10, 20))
        terminal.waitForPrompt()
        open("draw", in: terminal)
        terminal.wait("dots") { $0.output.contains("\u{1b}[?1016h") }
        let dots: [(column: Int, row: Int)] = [(203, 57), (207, 181), (211, 377)]
        terminal.send(Self.stroke(dots) + "\r")
        terminal.waitForPrompt()
        terminal.send("show drawing --save \(home.file("out.npy"))\r")
        terminal.wait("the file") { $0.output.contains("kept in ") }
        let layout = try #require(SheetLayout(rows: 24, columns: 80))
        let cell = try #require(CellSize(measured: 10, by: 20))
        let points = dots.map { layout.point(dotX: $0.column, dotY: $0.row, cell: cell) }
        let expected = try PenDrawing(strokes: [points]).prepared()
        #expect(picture(in: home.file("out.npy")) == expected.pixels)
        #expect(points[0] != layout.point(column: 20, row: 2))
        terminal.waitForPrompt()
        terminal.send("\u{4}\u{4}")
        _ = terminal.end()
        #expect(terminal.output.contains("\u{1b}[?1016l"))
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGTRAP])
    func `the terminal is put back before the program ends by a signal`(number: Int32) {
        let terminal = begin()
        terminal.send(Self.stroke(Self.seven))
        terminal.wait(for: "bundled reads 7 with")
        terminal.signal(number)
        #expect(terminal.end() == .signal(number))
        let end = terminal.output.suffix(4000)
        for sequence in [Self.leave, "\u{1b}[?1002l", "\u{1b}[?1006l", "\u{1b}[?25h"] { #expect(end.contains(sequence)) }
        #expect(terminal.isCooked)
    }

    @Test func `Ctrl-C leaves the sheet, and the prompt goes on`() {
        let terminal = begin()
        terminal.send("\u{3}")
        terminal.wait("the end of it") { $0.output.contains(Self.leave) }
        terminal.send("set lr\r")
        terminal.wait("an answer") { $0.output.contains("lr is 0.001") }
        terminal.waitForPrompt()
        terminal.send("\u{4}\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `a small terminal is refused in a line, and a pipe too`() {
        let terminal = TerminalSession(home: home, rows: 8, columns: 50)
        terminal.waitForPrompt()
        terminal.send("draw\r")
        terminal.wait("the reason") { $0.output.contains("too small to draw in") }
        terminal.waitForPrompt()
        terminal.send("\u{4}\u{4}")
        _ = terminal.end()
        let piped = PipedRun(["draw"])
        #expect(piped.ending == .exit(1) && piped.errors.contains("drawing by hand is not available here"))
    }

    /// Strokes by chance on the cells of the sheet, the same every time.
    private static func drawings(_ count: Int) -> [[[(column: Int, row: Int)]]] {
        var state: UInt64 = 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<count).map { _ in
            (0...next(3)).map { _ in
                var (column, row) = (6 + next(28), 3 + next(14))
                return (0..<(2 + next(8))).map { _ in
                    column = min(max(column + next(15) - 7, 1), 40)
                    row = min(max(row + next(9) - 4, 1), 20)
                    return (column, row)
                }
            }
        }
    }

    @Test func `200 drawings as mouse bytes, as a PNG file and as strokes are the same pixels`() throws {
        let layout = try #require(SheetLayout(rows: 24, columns: 80))
        let terminal = TerminalSession(home: home, environment: ["PAGER": "cat"])
        terminal.drawsScreen = false
        terminal.wait("a prompt") { $0.output.contains("convo>") }
        let drawings = Self.drawings(200)
        for (number, strokes) in drawings.enumerated() {
            let drawing = PenDrawing(strokes: strokes.map { stroke in
                // A mouse that stays in its cell tells nothing new.
                stroke.reduce(into: [PenDrawing.Point]()) { points, cell in
                    let point = layout.point(column: cell.column, row: cell.row)
                    if points.last != point { points.append(point) }
                }
            })
            let start = terminal.output.utf8.count
            terminal.send("draw\r")
            terminal.wait("the sheet") { $0.output.utf8.dropFirst(start).contains(text: Self.enter) }
            terminal.send(strokes.map { Self.stroke($0) }.joined() + "\r")
            terminal.wait("the prompt") { $0.output.utf8.dropFirst(start).contains(text: Self.leave) }
            terminal.send("show drawing --save \(home.file("out.npy"))\r")
            terminal.wait("the file") { $0.output.utf8.dropFirst(start).contains(text: "kept in ") }
            let expected = try drawing.prepared()
            #expect(picture(in: home.file("out.npy")) == expected.pixels, "drawing \(number)")
            let file = home.file("sheet.png")
            try FileBytes.write(PNG.encode(Brush.picture(of: drawing)), to: file)
            #expect(try DigitPreparation.prepare(PictureFile.read(file)) == expected, "drawing \(number)")
        }
        terminal.send("\u{4}\u{4}")
        _ = terminal.end()
    }

    /// The 784 numbers at the end of an NPY file, as bytes.
    private func picture(in file: String) -> [UInt8] {
        guard let bytes = try? FileBytes.read(file, limit: 1 << 20), bytes.count > 3136 else { return [] }
        return [Float](littleEndian: bytes.suffix(3136)).map { UInt8(($0 * 255).rounded()) }
    }
}

extension String {
    /// How many times a text occurs.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

extension Sequence<UInt8> {
    fileprivate func contains(text: String) -> Bool { String(decoding: Array(self), as: UTF8.self).contains(text) }
}
