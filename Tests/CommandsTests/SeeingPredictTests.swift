import Raster
import Testing

@testable import Explorer

@Suite struct SeeingPredictTests {
    @Test func `a prediction has its sample, label, verdict and ten probabilities`() throws {
        let table = try #require(Small.output("predict test/7").table)
        #expect(table.rows.count == 1)
        #expect(table.value("sample", row: 0) == "test/7")
        #expect(table.value("label", row: 0) == 7)
        #expect(table.value("predicted", row: 0) == 7)
        guard case .list(let probabilities) = table.value("probabilities", row: 0) else {
            Issue.record("probabilities are a list")
            return
        }
        #expect(probabilities.count == 10)
        #expect(abs(probabilities.compactMap(\.asNumber).reduce(0, +) - 1) < 1e-5)
        #expect(table.value("confidence", row: 0)?.asNumber == probabilities[7].asNumber)
    }

    @Test func `the drawing has the picture, a bar for each class, and the verdict in words`() throws {
        let output = try Small.output("predict test/5")
        #expect(output.pictures.first?.tiles.first?.caption == "test/5 · labeled 6")
        let bars = try #require(output.charts.first?.series.first?.bars)
        #expect(bars.count == 10)
        #expect(bars[5].tint == .bad)
        #expect(bars[6].note == "labeled")
        #expect(output.texts.first?.contains("wrong, it is labeled 6") == true)
    }

    @Test func `several samples are a gallery whose captions say what was read`() throws {
        let output = try Small.output("predict test/4-6")
        let tiles = try #require(output.pictures.first?.tiles)
        #expect(tiles.map(\.tint) == [.good, .bad, .good])
        #expect(tiles[1].caption.hasPrefix("test/5 · 5 not 6"))
        #expect(output.texts == ["net reads 2 of 3 right"])
        #expect(output.table?.rows.count == 3)
    }

    @Test func `with another network each has a row and a series`() throws {
        let output = try Small.output("predict test/7 --with deep")
        let table = try #require(output.table)
        #expect(table.rows.indices.map { table.value("network", row: $0) } == ["net", "deep"])
        #expect(output.charts.first?.series.map(\.name) == ["net", "deep"])
        #expect(output.texts.count == 2)
    }

    @Test func `an unknown network is refused with the names there are`() throws {
        let failure = try #require(try Small.failure("predict test/7 --with dep"))
        #expect(failure.message.contains("'dep'"))
        #expect(failure.message.contains("deep"))
    }

    @Test func `what show prints can be read back and means the same`() throws {
        let picture = Picture(width: 28, height: 28, pixels: Small.image(of: 3))
        let art = ASCIIArt.encode(picture).joined(separator: "\n")
        let table = try #require(Small.output("predict --raw -", input: art).table)
        #expect(table.value("sample", row: 0) == "-")
        #expect(table.value("label", row: 0) == .missing)
        #expect(table.value("predicted", row: 0) == 3)
    }

    @Test func `it is the drawing that was read, though standard input is at its end`() throws {
        var interpreter = try Small.interpreter()
        let art = ASCIIArt.encode(Picture(width: 28, height: 28, pixels: Small.image(of: 3))).joined(separator: "\n")
        try interpreter.execute("predict --raw -", on: SilentSurface(input: art))
        let again = try interpreter.table("predict --raw it", on: SilentSurface(input: ""))
        #expect(again.value("predicted", row: 0) == 3)
        #expect(throws: CommandFailure.self) { try interpreter.execute("predict -", on: SilentSurface(input: "")) }
    }

    @Test func `a picture of several digits is read with a note beside the answer`() throws {
        let pair = (0..<6).map { _ in "  @@          @@  " }.joined(separator: "\n")
        let table = try #require(Small.output("predict -", input: pair).table)
        #expect(table.rows.count == 1)
        #expect(table.notes.first?.contains("several digits in -") == true)
        let one = (0..<6).map { _ in "      @@      " }.joined(separator: "\n")
        #expect(try Small.output("predict -", input: one).table?.notes.isEmpty == true)
    }

    @Test func `a picture that is too faint is refused with how much it differs, a blank one as blank`() throws {
        let folder = try Fixture.folder()
        func picture(_ paper: Int, _ ink: Int) -> String {
            let rows = (0..<40).map { row in
                (0..<40).map { (8..<32).contains(row) && (18..<22).contains($0) ? "\(ink)" : "\(paper)" }.joined(separator: " ")
            }
            return "P2\n40 40\n255\n" + rows.joined(separator: "\n")
        }
        try Fixture.write(picture(200, 197), to: "\(folder)/faint.pgm")
        try Fixture.write(picture(200, 200), to: "\(folder)/blank.pgm")
        let faint = try #require(try Small.failure("predict \(folder)/faint.pgm"))
        #expect(faint.message.contains(
            "faint.pgm is too faint: what is written differs from its background by 3 of 255 gray levels"))
        let blank = try #require(try Small.failure("predict \(folder)/blank.pgm"))
        #expect(blank.message.contains("blank.pgm is blank"))
        try Fixture.write(picture(200, 190), to: "\(folder)/pale.pgm")
        #expect(try Small.output("predict \(folder)/pale.pgm").table?.rows.count == 1)
    }

    @Test func `asking changes what it means`() throws {
        let table = try #require(Small.output("predict train/12", "predict").table)
        #expect(table.value("sample", row: 0) == "train/12")
    }
}
