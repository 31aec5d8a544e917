import Glibc
import Testing

@testable import Files

@Suite struct SystemNameTests {
    @Test(arguments: [
        Array("seven.png".utf8), Array("sieben – ⅶ 👩‍👧.png".utf8), [0xFF], [0x61, 0xE9, 0x62], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80], Array("\u{F780}\u{F7FF}\u{F700}\u{FFFD}".utf8), [0xEF, 0x9E, 0x80, 0x80], [],
    ] as [[UInt8]])
    func `the text of a name gives its bytes again`(_ name: [UInt8]) {
        #expect(SystemName.bytes(SystemName.text(name)) == name)
        #expect(SystemName.text(name).systemName == name.map { CChar(bitPattern: $0) } + [0])
    }

    @Test func `names that are text are that text`() {
        for name in ["a", "é", "e\u{301}", "\u{FFFD}", "漢字"] { #expect(SystemName.text(Array(name.utf8)) == name) }
    }

    @Test func `two names that are no text are two files`() throws {
        var template = Array("/tmp/files-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for byte in [UInt8(0xE8), 0xE9] { try FileBytes.write([byte], to: "\(folder)/\(SystemName.text([0x61, byte]))") }
        let names = try Folder.names(in: folder)
        #expect(names.count == 2)
        for (name, byte) in zip(names, [UInt8(0xE8), 0xE9]) {
            #expect(try FileBytes.read("\(folder)/\(name)", limit: 10) == [byte])
            #expect(FileType(of: "\(folder)/\(name)") == .file)
        }
    }
}
