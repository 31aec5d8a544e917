import Testing

@testable import Files

@Suite struct ZipArchiveTests {
    /// Written by hand after the format's description; the sum of "abc" is CRC-32's 0x352441C2.
    @Test func `an archive of one file has its headers, bytes and sums`() {
        var archive = ZipArchive()
        archive.add(Array("abc".utf8), named: "x")
        let entry: [UInt8] = [20, 0, 0, 8, 0, 0, 0, 0, 33, 0, 0xC2, 0x41, 0x24, 0x35, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0]
        let local = [0x50, 0x4B, 3, 4] + entry + Array("xabc".utf8)
        let central = [0x50, 0x4B, 1, 2, 20, 0] + entry + [UInt8](repeating: 0, count: 14) + Array("x".utf8)
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 34, 0, 0, 0, 0, 0]
        #expect(archive.bytes == local + central + end)
    }

    @Test func `an archive of nothing is its end`() { #expect(ZipArchive().bytes.count == 22) }
}
