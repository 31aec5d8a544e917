import Testing
@testable import Raster

@Suite struct ASCIIArtTests {
    /// A one, as it is printed, typed by hand.
    private let typed = [
        "        ",
        "    ==  ",
        "  ++@@  ",
        "    @@  ",
        "    ##  ",
    ]
    private let one = Picture(width: 4, height: 5, pixels: [
        0, 0, 0, 0,
        0, 0, 113, 0,
        0, 142, 255, 0,
        0, 0, 255, 0,
        0, 0, 198, 0,
    ])

    @Test func `a picture is drawn with two columns a pixel`() {
        #expect(ASCIIArt.encode(one) == typed)
    }

    @Test func `what is printed is read back`() throws {
        #expect(try ASCIIArt.decode(typed.joined(separator: "\n")) == one)
        #expect(try ASCIIArt.decode(typed.joined(separator: "\n") + "\n") == one)
    }

    @Test func `reading back rounds to ten grays and then changes nothing`() throws {
        let once = try ASCIIArt.decode(ASCIIArt.encode(Samples.grays).joined(separator: "\n"))
        #expect(once.width == 16 && Set(once.pixels).count == 10)
        for (given, read) in zip(Samples.grays.pixels, once.pixels) { #expect(abs(Int(given) - Int(read)) <= 14) }
        #expect(try ASCIIArt.decode(ASCIIArt.encode(once).joined(separator: "\n")) == once)
    }

    @Test func `captions, carriage returns and colors are skipped`() throws {
        let lines = ["test/18 · labeled 1"] + typed.map { "\u{1B}[38;5;250m\($0)\u{1B}[0m" } + ["and 12 more", ""]
        #expect(try ASCIIArt.decode(lines.joined(separator: "\r\n")) == one)
    }

    @Test func `empty lines beside an untrimmed picture are no rows`() throws {
        #expect(try ASCIIArt.decode("caption\n\n" + typed.joined(separator: "\n") + "\n\n\n") == one)
    }

    @Test func `blanks that an editor trimmed come back`() throws {
        let seven = Samples.seven(side: 28, stroke: 3)
        let trimmed = ASCIIArt.encode(seven).map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
        #expect(trimmed[0].isEmpty)
        #expect(try ASCIIArt.decode("caption\n" + trimmed.joined(separator: "\n") + "\n") == seven)
    }

    @Test func `a tab reaches to the next eighth column`() throws {
        let picture = try ASCIIArt.decode("\t@@\n        @@\n")
        #expect(picture.width == 5 && picture[0, 4] == 255 && picture[1, 4] == 255)
    }

    @Test func `a stroke added by hand with single characters leaves the rest in pairs`() throws {
        var edited = typed
        edited[3] = "    @@@ "
        let picture = try ASCIIArt.decode(edited.joined(separator: "\n"))
        #expect(picture.width == 4 && picture[3, 2] == 255 && picture[3, 3] > 100)
    }

    @Test func `art of single characters has one column a pixel`() throws {
        let picture = try ASCIIArt.decode(" @@@ \n    @\n   @ \n  @  \n")
        #expect(picture.width == 5 && picture.height == 4 && picture[2, 3] == 255 && picture[0, 0] == 0)
    }

    @Test func `shades and letters that people draw with are ink`() throws {
        let picture = try ASCIIArt.decode("██XX  \n▒▒OO  \n")
        #expect(picture[0, 0] == 255 && picture[0, 1] > 200 && picture[1, 0] > 100 && picture[1, 2] == 0)
    }

    @Test(arguments: ["", "\n\n", "hello", "   \n   \n"])
    func `text without a drawing says what was expected`(_ text: String) {
        #expect(throws: PictureError.noArt) { try ASCIIArt.decode(text) }
    }

    @Test func `text in the middle of a drawing is named by line and column`() {
        #expect(throws: PictureError.unknownCharacter("q", line: 2, column: 3)) {
            try ASCIIArt.decode("@@@@\n@@q@\n@@@@\n")
        }
    }

    @Test func `art larger than a screen is refused`() {
        let line = String(repeating: "@", count: 3000)
        #expect(throws: PictureError.artTooLarge(columns: 3000, rows: 1, limit: 1024)) { try ASCIIArt.decode(line) }
    }

    @Test func `a text longer than any art is refused before it is looked through`() {
        let text = String(repeating: "  ..  \n", count: ASCIIArt.byteLimit / 7 + 1)
        #expect(throws: PictureError.artTooLong(limit: ASCIIArt.byteLimit)) { try ASCIIArt.decode(text) }
        #expect(PictureError.artTooLong(limit: ASCIIArt.byteLimit).description
            == "the text is longer than any ASCII art that is read: expected at most 4 MB, one picture of at most 1024 rows and columns")
    }
}
