import Files
import Raster
import Testing

@testable import Datasets

/// Pen strokes: the UNIPEN format, and data sets that are made of it.
@Suite struct StrokeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Ones and sevens of some writers: strokes on a tablet whose y goes up.
    private static func text(writers: ClosedRange<Int>) -> String {
        writers.map { writer in
            """
            .SEGMENT DIGIT 0 ? "1"
            .COMMENT 1 \(writer)  224
            .PEN_DOWN
             250  100
             250  400
            .PEN_UP
            .DT 100

            .SEGMENT DIGIT 1-2 ? "7"
            .COMMENT 7 \(writer)  225
            .PEN_DOWN
             150  400
             350  400
             250  100
            .PEN_UP
            .PEN_DOWN
             200  250
             300  250
            .PEN_UP

            """
        }.joined()
    }

    private func load(_ what: String, _ pens: PenChoice = PenChoice()) throws -> Dataset {
        try DatasetLoader(environment: ["CONVO_DATA": folder.path], mirrors: []).load(what, pens: pens)
    }

    @Test func `a file has its segments with label, comment and strokes`() throws {
        let file = try UNIPEN(".VERSION 1.0\n.X_DIM 600\n.Y_DIM 500\n" + Self.text(writers: 3...3), path: "a")
        #expect(file.segments.map(\.label) == ["1", "7"] && file.segments.map(\.strokes.count) == [1, 2])
        #expect(file.segments[1].strokes[0] == [SIMD2(150, 400), SIMD2(350, 400), SIMD2(250, 100)])
        #expect(file.segments[0].comment == ["1", "3", "224"] && file.sides == SIMD2(600, 500))
    }

    @Test func `the coordinates stand where .COORD says`() throws {
        let file = try UNIPEN(".COORD T Y X\n.SEGMENT DIGIT 0 ? \"4\"\n.PEN_DOWN\n7 20 10\n", path: "a")
        #expect(file.segments[0].strokes == [[SIMD2(10, 20)]])
    }

    @Test(arguments: [
        ("", 1, "no .SEGMENT with points"), (".SEGMENT DIGIT 0 ? 8\n", 1, "without a label"),
        (".PEN_DOWN\n1 2\n", 1, "before any .SEGMENT"), (".SEGMENT D 0 ? \"8\"\n.PEN_DOWN\n1 x\n", 3, "'1 x'"),
        (".SEGMENT D 0 ? \"8\"\n.PEN_DOWN\n1\n", 3, "'1'"), (".SEGMENT D 0 ? \"8\"\n.PEN_DOWN\nnan 3\n", 3, "'nan 3'"),
        (".COORD X\n", 1, "without X and Y"), (".X_DIM -4\n", 1, "no number above 0"),
        (".SEGMENT D 0 ? \"8\"\n.PEN_DOWN\n", 3, "no .SEGMENT with points"),
    ])
    func `a bad line is named with what was found`(text: String, line: Int, words: String) {
        do {
            _ = try UNIPEN(text, path: "a.tra")
            Issue.record("it was read")
        } catch {
            #expect("\(error)".contains("a.tra, line \(line) ") && "\(error)".contains(words))
            #expect(!"\(error)".contains("\n"))
        }
    }

    @Test func `a label that is no digit is refused`() throws {
        try folder.write("a.tra", Array(".SEGMENT D 0 ? \"x\"\n.PEN_DOWN\n1 2\n".utf8))
        #expect(throws: DatasetError.self) { try load(folder.path + "/a.tra") }
    }

    @Test func `the sheet's y goes down where the tablet's goes up`() throws {
        try folder.write("a.tra", Array(Self.text(writers: 1...1).utf8))
        let digits = try PenDigits.digits(in: folder.path + "/a.tra", DataReading())
        #expect(digits[0].drawing.strokes[0].map(\.y) == [224, 56] && digits[0].drawing.strokes[0][0].x == 140)
        #expect(digits.map(\.writer) == [1, 1] && digits.map(\.label) == [1, 7])
    }

    @Test func `one file's last fifth of writers is for the test, others where they are named`() throws {
        try folder.write("pendigits/pendigits-orig-tra.txt", Array(Self.text(writers: 1...10).utf8))
        let usual = try load("pendigits")
        #expect(usual.train.count == 16 && usual.test.count == 4 && usual.train.size == "28×28")
        #expect(usual.source.contains("writers 1-8 to train with"))
        let few = try load("pendigits", PenChoice(widths: [8, 15, 24], writers: 2...4))
        #expect(few.train.count == 18 && few.test.count == 42)
        #expect(few.train.labels.prefix(6) == [1, 1, 1, 7, 7, 7])
        #expect(throws: DatasetError.self) { try load("pendigits", PenChoice(writers: 1...10)) }
        #expect(throws: DatasetError.self) { try load("pendigits", PenChoice(writers: 11...12)) }
    }

    @Test func `a second file is for the test`() throws {
        try folder.write("pendigits/pendigits-orig.tra", Array(Self.text(writers: 1...3).utf8))
        try folder.write("pendigits/pendigits-orig.tes", Array(Self.text(writers: 1...2).utf8))
        let set = try load("pendigits")
        #expect(set.train.count == 6 && set.test.count == 4)
        #expect(try load("pendigits", PenChoice(writers: 1...3)).test.count == 4)
    }

    /// Packed as `compress` does it while there are few codes: nine bits for every byte.
    private func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var (packed, bits, count): ([UInt8], UInt32, UInt32) = ([0x1F, 0x9D, 0x90], 0, 0)
        for byte in bytes {
            bits |= UInt32(byte) << count
            count += 9
            while count >= 8 {
                packed.append(UInt8(bits & 0xFF))
                (bits, count) = (bits >> 8, count - 8)
            }
        }
        return packed + [UInt8(bits & 0xFF)]
    }

    @Test func `files packed by compress are read, and damaged ones refused in a line`() throws {
        let text = ".SEGMENT D 0 ? \"1\"\n.COMMENT 1 1 1\n.PEN_DOWN\n9 9\n9 99\n.SEGMENT D 0 ? \"1\"\n.COMMENT 1 2 1\n.PEN_DOWN\n9 9\n9 99\n"
        try folder.write("a.Z", compressed(Array(text.utf8)))
        #expect(try load(folder.path + "/a.Z").train.count == 1)
        try folder.write("b.Z", [0x1F, 0x9D, 0x90, 0xFF, 0xFF, 0xFF, 0xFF])
        #expect(throws: DatasetError.damagedGzip(path: folder.path + "/b.Z")) { try load(folder.path + "/b.Z") }
    }

    @Test func `sets that are mixed are mixed evenly, and tested one after the other`() throws {
        try folder.write("pendigits/pendigits-orig.tra", Array(Self.text(writers: 1...10).utf8))
        let mixed = try load("pendigits,synthetic", PenChoice(writers: 1...10))
        #expect(mixed.name == "pendigits,synthetic" && mixed.train.count == 60_020 && mixed.test.count == 10_000)
        let own = try load("synthetic")
        #expect(mixed.test.images == own.test.images)
        #expect((mixed.train.labels.count { $0 == 7 }) == (own.train.labels.count { $0 == 7 }) + 10)
        let first = mixed.train.slice(0..<30_010)
        #expect((first.labels.count { $0 == 1 || $0 == 7 }) - (own.train.slice(0..<30_000).labels.count { $0 == 1 || $0 == 7 }) == 10)
        #expect(throws: DatasetError.self) { try load("pendigits,") }
    }
}
