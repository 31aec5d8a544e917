import Files
import Glibc

/// The text of a file of strokes, unpacked where it is gzipped, or packed by `compress` as the files of old archives are.
enum StrokeFile {
    /// More bytes of text are not read; the largest known files have 5 million.
    private static let mostBytes = 64 << 20
    /// The first bytes of what `compress` packs.
    private static let compressMagic: [UInt8] = [0x1F, 0x9D]

    /// - Throws: what keeps the file from being read, or the limit.
    static func text(of path: String, _ reading: DataReading) throws(DatasetError) -> String {
        let stream = try ByteStream(path, reading)
        let beginning = try stream.bytes(compressMagic.count)
        let bytes = beginning == compressMagic ? try unpacked(path) : beginning + (try stream.bytes(mostBytes))
        guard bytes.count < mostBytes else { throw .tooLarge(path: path, limit: mostBytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a file is text whose first word is a key word of UNIPEN's, or is packed by `compress`.
    static func isOne(_ path: String) -> Bool {
        guard let beginning = try? ByteStream(path).bytes(4096) else { return false }
        if beginning.starts(with: compressMagic) { return true }
        let text = String(decoding: beginning, as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.first.map { $0.hasPrefix(".") && $0.count > 3 && $0.dropFirst().allSatisfy { $0.isUppercase || $0 == "_" } } ?? false
    }

    /// What `gzip`, which is on every system and knows this old format, makes of a file.
    private static func unpacked(_ path: String) throws(DatasetError) -> [UInt8] {
        do {
            return try ChildProcess.output(of: ["gzip", "-dc", "--", path], most: mostBytes)
        } catch {
            switch error {
            case .notStarted: throw .noProgram("gzip", path: path)
            case .failed: throw .damagedGzip(path: path)
            }
        }
    }
}
