import Testing
@testable import Raster

@Suite struct PictureFileTests {
    @Test func `a PNG file gives back the picture`() throws {
        for picture in [Samples.grays, Picture(width: 1, height: 1, gray: 7), Samples.seven(side: 61, stroke: 5)] {
            #expect(try PictureFile.read(bytes: PNG.encode(picture), named: "a.png") == picture)
        }
    }

    @Test func `a PGM file gives back the picture`() throws {
        #expect(try PictureFile.read(bytes: PGM.encode(Samples.grays), named: "a.pgm") == Samples.grays)
    }

    @Test func `a PGM file of numbers may have comments and any largest value`() throws {
        let text = "P2 # numbers\n# made by hand\n3 # wide\n1\n15\n0 5\n15\n"
        let picture = try PictureFile.read(bytes: Array(text.utf8), named: "a.pgm")
        #expect(picture == Picture(width: 3, height: 1, pixels: [0, 85, 255]))
    }

    @Test func `a PGM file of two-byte pixels is scaled to 255`() throws {
        let bytes = Array("P5 2 1 65535\n".utf8) + [0x80, 0x00, 0xFF, 0xFF]
        #expect(try PictureFile.read(bytes: bytes, named: "a").pixels == [128, 255])
    }

    @Test(arguments: ["gray.jpg", "color.jpg", "inks.jpg"])
    func `a JPEG file of gray, colors or printing inks is read`(_ name: String) throws {
        let picture = try PictureFile.read(bytes: try Samples.fixture(name), named: name)
        #expect(picture.width == 24 && picture.height == 16)
        #expect(picture[8, 12] < 10 && picture[1, 1] > 245 && picture[14, 20] > 245)
    }

    @Test func `transparency is laid on white paper`() throws {
        // Two pixels of gray and alpha: black ink, and nothing.
        let bytes = Chunks.png(width: 2, height: 1, colorType: 4, row: [0, 255, 0, 0])
        #expect(try PictureFile.read(bytes: bytes, named: "a.png").pixels == [0, 255])
    }

    @Test(arguments: [(255, 255, 255), (255, 230, 40), (200, 200, 200)] as [(UInt8, UInt8, UInt8)])
    func `behind light ink transparency becomes black`(_ red: UInt8, _ green: UInt8, _ blue: UInt8) throws {
        let rows = Samples.drawing("#...", ".#..", "..#.", "...#").pixels.map { [red, green, blue, $0] }
        let bytes = Chunks.png(
            width: 4, colorType: 6, rows: (0..<4).map { row in rows[4 * row..<4 * row + 4].flatMap { $0 } })
        let picture = try PictureFile.read(bytes: bytes, named: "a.png")
        #expect(picture[0, 0] >= 190 && picture[3, 3] >= 190 && picture[0, 1] == 0 && picture[2, 0] == 0)
    }

    @Test func `a sheet that is transparent only around keeps its tones, and its gray goes on behind`() throws {
        // Gray and alpha: a white sheet with a black stroke, its corners cut off.
        let sheet = Samples.drawing(".####.", "######", "##..##", "##..##", "######", ".####.")
        let rows = (0..<6).map { row in
            (0..<6).flatMap { column -> [UInt8] in
                let isCorner = (row == 0 || row == 5) && (column == 0 || column == 5)
                return [sheet[row, column], isCorner ? 0 : 255]
            }
        }
        let picture = try PictureFile.read(bytes: Chunks.png(width: 6, colorType: 4, rows: rows), named: "a.png")
        #expect(picture[0, 0] == 255 && picture[0, 1] == 255 && picture[2, 2] == 0)
    }

    @Test func `a PNG file in color gives back its colors, or the gray of them`() throws {
        let picture = Picture(width: 2, height: 2, channels: 3, pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 120, 200])
        let bytes = PNG.encode(picture)
        #expect(try PictureFile.read(bytes: bytes, named: "a.png", channels: 3) == picture)
        let gray = try PictureFile.read(bytes: bytes, named: "a.png")
        #expect(gray.channels == 1 && gray[0, 1] > gray[0, 0] && gray[0, 0] > gray[1, 0])
    }

    @Test func `a gray file read in color has the same number three times`() throws {
        for bytes in [PNG.encode(Samples.grays), PGM.encode(Samples.grays)] {
            let picture = try PictureFile.read(bytes: bytes, named: "a", channels: 3)
            #expect(picture == Samples.grays.inColor && picture[1, 2, 2] == 18)
        }
    }

    @Test(arguments: ["gray.jpg", "color.jpg", "inks.jpg"])
    func `a JPEG file read in color looks like its gray`(_ name: String) throws {
        let bytes = try Samples.fixture(name)
        let (color, gray) = (
            try PictureFile.read(bytes: bytes, named: name, channels: 3), try PictureFile.read(bytes: bytes, named: name))
        #expect((color.width, color.height, color.channels) == (24, 16, 3))
        for row in 0..<16 {
            for column in 0..<24 {
                let parts = (0..<3).map { Double(color[row, column, $0]) }
                let luma = 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
                #expect(abs(luma - Double(gray[row, column])) < 3, "\(row),\(column)")
            }
        }
    }

    @Test func `a color that is transparent is laid on white paper`() throws {
        // Red, and red that cannot be seen.
        let bytes = Chunks.png(width: 2, height: 1, colorType: 6, row: [255, 0, 0, 255, 255, 0, 0, 0])
        let picture = try PictureFile.read(bytes: bytes, named: "a.png", channels: 3)
        #expect(picture.pixels == [255, 0, 0, 255, 255, 255])
    }

    @Test func `a picture in color is resized channel by channel`() throws {
        let planes = [Samples.seven(side: 40, stroke: 5), Samples.seven(side: 40, stroke: 9), Picture(width: 40, height: 40)]
        let pixels = (0..<1600).flatMap { place in planes.map { $0.pixels[place] } }
        let small = Resampling.resize(
            Picture(width: 40, height: 40, channels: 3, pixels: pixels), width: 13, height: 17)
        #expect((small.width, small.height, small.channels) == (13, 17, 3))
        for (channel, plane) in planes.enumerated() {
            let expected = Resampling.resize(plane, width: 13, height: 17).pixels
            #expect(stride(from: channel, to: small.pixels.count, by: 3).map { small.pixels[$0] } == expected)
        }
    }

    @Test func `a file on disk is read, whatever it is called`() throws {
        let picture = try PictureFile.read(Samples.folder + "/Fixtures/gray.jpg")
        #expect(picture.width == 24)
    }
}

/// PNG files byte by byte, to say what an encoder would not.
enum Chunks {
    static func png(width: UInt32, height: UInt32, colorType: UInt8, row: [UInt8]) -> [UInt8] {
        png(width: width, colorType: colorType, rows: [row], height: height)
    }

    static func png(width: UInt32, colorType: UInt8, rows: [[UInt8]], height: UInt32? = nil) -> [UInt8] {
        let header = big(width) + big(height ?? UInt32(rows.count)) + [8, colorType, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", header) + chunk("IDAT", stored(rows.flatMap { [0] + $0 })) + chunk("IEND", [])
    }

    static func big(_ word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }

    static func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(kind.utf8) + data
        return big(UInt32(data.count)) + body + big(crc(body))
    }

    /// A zlib stream of blocks that are not compressed.
    private static func stored(_ data: [UInt8]) -> [UInt8] {
        var a: UInt32 = 1
        var b: UInt32 = 0
        for byte in data {
            a = (a + UInt32(byte)) % 65521
            b = (b + a) % 65521
        }
        var blocks: [UInt8] = []
        for start in stride(from: 0, to: data.count, by: 65535) {
            let end = min(start + 65535, data.count)
            let count = UInt16(end - start)
            blocks.append(end == data.count ? 1 : 0)
            blocks += [UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)] + data[start..<end]
        }
        return [0x78, 0x01] + blocks + big(b << 16 | a)
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}
