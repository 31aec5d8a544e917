import Testing
@testable import Raster

/// Files that are broken, or say that they are what they are not, give one line and nothing else.
@Suite struct HostilePictureTests {
    private func failure(_ bytes: [UInt8], _ name: String = "odd") -> PictureError? {
        do {
            _ = try PictureFile.read(bytes: bytes, named: name)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [[], [0x89], Array("hello, world".utf8)] as [[UInt8]])
    func `a file of no known format is refused with the formats that are known`(_ bytes: [UInt8]) {
        #expect(failure(bytes) == .unknownFormat(name: "odd"))
        #expect(failure(bytes)?.description.contains("expected PNG, JPEG or PGM") == true)
    }

    @Test func `every truncated PNG file is refused`() {
        let whole = PNG.encode(Samples.grays)
        for count in 8..<whole.count - 12 {
            guard case .damaged(_, .png, let detail) = failure(Array(whole.prefix(count))) else {
                Issue.record("the first \(count) bytes were read")
                return
            }
            #expect(!detail.isEmpty && !detail.contains("\n"))
        }
    }

    @Test(arguments: ["gray.jpg", "color.jpg"])
    func `every truncated JPEG file is refused`(_ name: String) throws {
        let whole = try Samples.fixture(name)
        for count in 3..<whole.count - 2 {
            guard case .damaged(_, .jpeg, let detail) = failure(Array(whole.prefix(count))) else {
                Issue.record("the first \(count) bytes were read")
                return
            }
            #expect(!detail.isEmpty && !detail.contains("\n"))
        }
    }

    @Test func `one changed byte never stops the program`() throws {
        for whole in [PNG.encode(Samples.grays), try Samples.fixture("gray.jpg"), try Samples.fixture("inks.jpg")] {
            for index in whole.indices {
                var bytes = whole
                bytes[index] ^= 0x55
                _ = failure(bytes)
            }
        }
    }

    @Test func `a header of billions of pixels is refused before memory is asked for`() throws {
        let png = Chunks.png(width: 900_000, height: 900_000, colorType: 0, row: [])
        #expect(failure(png) == .badSize(name: "odd", width: 900_000, height: 900_000, limit: PictureFile.pixelLimit))
        let pgm = Array("P5 2147483648 2147483648 255\n".utf8)
        #expect(failure(pgm) == .badSize(
            name: "odd", width: 1 << 31, height: 1 << 31, limit: PictureFile.pixelLimit))
        var jpeg = try Samples.fixture("gray.jpg")
        let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
        jpeg.replaceSubrange(frame + 5 ..< frame + 9, with: [0xFF, 0x00, 0xFF, 0x00])
        #expect(failure(jpeg) == .badSize(name: "odd", width: 0xFF00, height: 0xFF00, limit: PictureFile.pixelLimit))
    }

    @Test(arguments: [
        ("P5", "it ends before its width"), ("P5 2", "it ends before its height"),
        ("P5 x 2", "its width is no number"), ("P5 -1 2 255\n", "its width is no number"),
        ("P5 2 2 0\n0123", "its largest value is 0, expected 1 to 65535"),
        ("P5 2 2 70000\n0123", "its largest value is 70000, expected 1 to 65535"),
        ("P5 2 2 255\n01", "expected 4 bytes of pixels, found 2"),
        ("P2 9 9 255\n1 2", "expected 81 pixels, found fewer"),
        ("P2 2 2 9\n1 2 3", "it ends before pixel 3"),
        ("P2 2 1 9\n1 12", "pixel 1 is 12, above its largest value, 9"),
        ("P2 99999999999999999999999999 1 9\n1", "its width is no number of a picture"),
    ])
    func `a PGM file says where it is wrong`(_ text: String, _ detail: String) {
        #expect(failure(Array(text.utf8)) == .damaged(name: "odd", format: .pgm, detail: detail))
    }

    @Test func `a picture without pixels is refused`() {
        #expect(failure(Array("P5 0 4 255\n".utf8))
            == .badSize(name: "odd", width: 0, height: 4, limit: PictureFile.pixelLimit))
    }

    @Test func `a missing file and a folder are told apart`() {
        #expect(throws: PictureError.missing(name: "/nowhere/7.png")) { try PictureFile.read("/nowhere/7.png") }
        #expect(throws: PictureError.folder(name: "/tmp")) { try PictureFile.read("/tmp") }
        #expect(PictureError.missing(name: "7.png").description == "7.png: there is no such file")
    }
}
