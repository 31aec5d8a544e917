import Glibc
import Testing
@testable import Files

@Suite struct FileNatureTests {
    /// A zip file as it begins: its first member's name.
    private static func zip(_ member: String) -> [UInt8] {
        let name = Array(member.utf8)
        return [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(name.count), 0, 0, 0] + name + [1, 2, 3]
    }

    private static let binary: [(bytes: [UInt8], words: String)] = [
        ([], "an empty file"),
        ([0x89] + Array("PNG\r\n\u{1A}\n".utf8) + [0, 0], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG picture"),
        (Array("GIF89a".utf8), "a GIF picture"),
        (Array("BM".utf8) + [0x36, 9, 0, 0, 0, 0, 0, 0, 0x36, 0], "a BMP picture"),
        (Array("RIFF".utf8) + [1, 2, 3, 0] + Array("WEBPVP8 ".utf8), "a WebP picture"),
        ([0, 0, 0, 0x18] + Array("ftypheic".utf8), "a HEIC picture"),
        ([0, 0, 0, 0x1C] + Array("ftypavif".utf8), "an AVIF picture"),
        (Array("II*\0".utf8) + [8, 0], "a TIFF picture"),
        (Array("P5\n2 2\n255\n".utf8) + [0, 200, 255, 1], "a PGM picture"),
        (Array("P6\n2 2\n255\n".utf8) + [0, 200, 255, 1], "a PBM or PPM picture"),
        (Array("%PDF-1.7\n".utf8) + [0xE2], "a PDF"),
        ([0x89] + Array("HDF\r\n\u{1A}\n".utf8) + [0], "an HDF5 file (Keras)"),
        (zip("archive/data.pkl"), "a PyTorch file"),
        ([0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E], "a PyTorch file"),
        (zip("metadata.json"), "a Keras file"),
        (zip("x_train.npy"), "a NumPy archive"),
        (zip("mnist/train.csv"), "a zip archive"),
        (Array("PK\u{3}\u{4}".utf8), "a zip archive"),
        ([0x93] + Array("NUMPY".utf8) + [1, 0], "a NumPy array"),
        ([0x80, 4, 0x95, 0, 1], "a Python pickle"),
        ([96, 1, 0, 0, 0, 0, 0, 0] + Array("{\"a\":".utf8), "a safetensors file"),
        ([8, 8, 0x12, 7] + Array("pytorch".utf8) + [0x1A, 3] + Array("2.1".utf8) + [0x3A, 0xA0, 3], "an ONNX model"),
        ([8, 3, 0x12, 4] + Array("CNTK".utf8) + [0x22, 7] + Array("ai.cntk".utf8) + [0x28, 1, 0x3A, 0x94], "an ONNX model"),
        (Array("MATLAB 5.0 MAT-file, Platform".utf8), "a MATLAB file"),
        (Array("PAR1".utf8) + [0x15, 4], "a Parquet file"),
        ([0, 0, 8, 3, 0, 0, 0, 1], "an IDX file"),
        ([0x1F, 0x8B, 8, 0], "a gzip file"),
        (Array("BZh91AY".utf8), "a bzip2 file"),
        ([0xFD] + Array("7zXZ\0".utf8), "an xz file"),
        ([UInt8](repeating: 0, count: 257) + Array("ustar".utf8), "a tar archive"),
        ([0x7F] + Array("ELF".utf8) + [2, 1], "an ELF program"),
        (Array("SQLite format 3\0".utf8), "a SQLite database"),
    ]

    private static let texts: [(text: String, words: String)] = [
        ("<!DOCTYPE html><html><head>", "a web page"),
        ("\u{FEFF}\r\n <HTML lang=de>", "a web page"),
        ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC", "a web page"),
        ("<?xml version=\"1.0\"?>\n<svg width=\"8\">", "an SVG picture"),
        ("<?xml version=\"1.0\"?>\n<Error><Code>NoSuchKey", "an XML file"),
        ("version https://git-lfs.github.com/spec/v1\noid sha256:12", "a Git LFS pointer"),
        ("{\n \"cells\": [", "a Jupyter notebook"),
        ("{\"nbformat\": 4}", "a Jupyter notebook"),
        ("{\"a\": 1}", "a JSON file"),
        ("{ braces }", "plain text"),
        ("BMI,age\n20,3\n", "plain text"),
        ("P5 is a format", "plain text"), ("P2 # gray\n2 2 9\n", "a PGM picture"),
        ("0,0,0\r\n", "plain text"),
        ("<3 bread", "plain text"),
        ("Größe ✓", "plain text"),
    ]

    @Test(arguments: binary)
    func `binary files are known by their first bytes`(_ file: (bytes: [UInt8], words: String)) {
        #expect(FileNature(bytes: file.bytes)?.words == file.words)
    }

    @Test(arguments: texts)
    func `texts are known by how they begin`(_ file: (text: String, words: String)) {
        #expect(FileNature(bytes: Array(file.text.utf8))?.words == file.words)
    }

    @Test func `bytes of no known kind stay nameless`() {
        #expect(FileNature(bytes: [1, 2, 3, 4, 5, 6, 7, 8]) == nil)
        #expect(FileNature(bytes: [0x41, 0xC3, 0x28, 0x41, 0x41, 0x41]) == nil)
        #expect(FileNature(bytes: [0]) == nil)
    }

    @Test func `a text whose last character is cut in two is a text`() {
        let long = Array(String(repeating: "ü", count: FileNature.bytesNeeded).utf8)
        #expect(FileNature(bytes: [65] + long) == .text)
    }

    @Test func `every beginning of a known file is read without a fault`() {
        for file in Self.binary {
            for count in 0..<file.bytes.count { _ = FileNature(bytes: file.bytes.prefix(count)) }
        }
    }

    @Test func `a file is looked at by its path, a folder and a pipe are not`() throws {
        let path = "/tmp/convo-nature-\(getpid())"
        try FileBytes.write(Array("<html>".utf8), to: path)
        defer { FileBytes.remove(path) }
        #expect(FileNature.of(path) == .webPage)
        #expect(FileNature.of("/tmp") == nil && FileNature.of(path + "x") == nil && FileNature.of("/dev/zero") == nil)
    }
}
