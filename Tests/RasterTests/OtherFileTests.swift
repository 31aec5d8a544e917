import Testing

@testable import Raster

/// A file that is no picture is called what it is.
@Suite struct OtherFileTests {
    private func words(_ bytes: [UInt8]) -> String {
        #expect(throws: PictureError.self) { try PictureFile.read(bytes: bytes, named: "a") }?.description ?? ""
    }

    @Test(arguments: [
        (Array("BM".utf8) + [40, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0], "a is a BMP picture: expected PNG, JPEG or PGM"),
        (Array("RIFF\u{4}\u{0}\u{0}\u{0}WEBPVP8 ".utf8), "a is a WebP picture"), (Array("\u{0}\u{0}\u{0}\u{18}ftypheic".utf8), "a is a HEIC picture"),
        ([0x89] + Array("HDF\r\n\u{1A}\n".utf8), "a is an HDF5 file (Keras)"), (Array("<!DOCTYPE html><html>".utf8), "a is a web page"),
        ([0x1F, 0x8B, 8, 0], "a is a gzip file"), (Array("{\"cells\": [], \"nbformat\": 4}".utf8), "a is a Jupyter notebook"),
        (Array("version https://git-lfs.github.com/spec/v1\n".utf8), "a is a Git LFS pointer"),
    ] as [([UInt8], String)])
    func `what it is is said`(_ bytes: [UInt8], _ start: String) { #expect(words(bytes).hasPrefix(start), "\(words(bytes))") }

    @Test func `rows of numbers are told how they become a picture`() {
        let row = (0..<28).map { "\($0)" }.joined(separator: "\t")
        let text = Array(repeating: row + " \r\n", count: 28).joined()
        #expect(words(Array(text.utf8)).hasSuffix("its 28 lines of 28 numbers are a PGM under a first line “P2 28 28 255”"))
        #expect(words(Array("1 1000\n\n2 3\n4 5".utf8)).hasSuffix("its 3 lines of 2 numbers are a PGM under a first line “P2 2 3 1000”"))
        for other in ["1 2\n3\n", "1 2\n3 x\n", "1 -2\n3 4\n", "1 2", "1\n2\n", "0.5 1\n1 1\n", "1 99999999999999999999\n2 3"] {
            #expect(words(Array(other.utf8)).contains("is not a picture that can be read"), "\(other)")
        }
    }

    @Test func `under that line it is one`() throws {
        let rows = (0..<4).map { _ in "0 128 255" }.joined(separator: "\n")
        #expect(try PictureFile.read(bytes: Array("P2 3 4 255\n\(rows)".utf8), named: "a").width == 3)
    }
}
