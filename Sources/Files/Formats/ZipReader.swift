import CZlib

/// The files in an archive (ZIP, PKWARE's APPNOTE 6.3), stored or deflated; found by the directory at its end.
///
/// Nothing larger than the archive is allocated before a file's size is known to be possible: deflate packs at most 1032 bytes
/// into one.
package struct ZipReader {
    /// One file in the archive.
    package struct Entry: Sendable, Hashable {
        package let name: String
        /// Bytes once unpacked.
        package let size: Int
        fileprivate let method: Int
        fileprivate let packed: Int
        fileprivate let sum: UInt32
        fileprivate let header: Int
    }

    /// Why an archive, or a file in it, cannot be read.
    package enum Fault: Error, Equatable {
        /// What is not as the format has it.
        case damaged(String)
        /// A way of packing or locking that is not read here.
        case unsupported(String)
        case tooLarge(name: String, limit: Int)

        /// In words, behind "the archive": "is damaged: …".
        package var words: String {
            switch self {
            case .damaged(let what): "is damaged: \(what)"
            case .unsupported(let what): "holds \(what)"
            case .tooLarge(let name, let limit): "holds \(name), which has more than \(limit) bytes"
            }
        }
    }

    /// In the order of the directory.
    package let entries: [Entry]
    private let archive: [UInt8]

    /// More files are not looked at.
    private static let mostEntries = 100_000

    /// Reads the directory of an archive.
    package init(_ archive: [UInt8]) throws(Fault) {
        self.archive = archive
        let fields = LittleEndianFields(archive)
        guard let end = Self.end(of: archive), let count = fields.number(end + 10, 2), let start = fields.number(end + 16, 4) else {
            throw .damaged("there is no directory at its end")
        }
        guard start != 0xFFFF_FFFF, count != 0xFFFF else { throw .unsupported("more than 4 GB or 65,535 files") }
        guard count <= Self.mostEntries else { throw .unsupported("\(count) files") }
        var (entries, place) = ([Entry](), start)
        for _ in 0..<count {
            guard fields.number(place, 4) == 0x0201_4B50, let flags = fields.number(place + 8, 2), let method = fields.number(place + 10, 2),
                let sum = fields.number(place + 16, 4), let packed = fields.number(place + 20, 4), let size = fields.number(place + 24, 4),
                let nameCount = fields.number(place + 28, 2), let extraCount = fields.number(place + 30, 2),
                let remarkCount = fields.number(place + 32, 2), let header = fields.number(place + 42, 4),
                place + 46 + nameCount <= archive.count
            else { throw .damaged("its directory ends too early") }
            let name = String(decoding: archive[place + 46..<place + 46 + nameCount], as: UTF8.self)
            guard flags & 1 == 0 else { throw .unsupported("\(name), which is encrypted") }
            entries.append(Entry(name: name, size: size, method: method, packed: packed, sum: UInt32(sum), header: header))
            place += 46 + nameCount + extraCount + remarkCount
        }
        self.entries = entries
    }

    /// The first file of that name.
    package subscript(name: String) -> Entry? { entries.first { $0.name == name } }

    /// Where the record at the end of an archive begins: before a remark of at most 65,535 bytes.
    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let first = max(0, bytes.count - 22 - 65_535)
        return (first...bytes.count - 22).reversed().first { place in
            bytes[place] == 0x50 && bytes[place + 1] == 0x4B && bytes[place + 2] == 5 && bytes[place + 3] == 6
        }
    }

    /// The bytes of a file in the archive.
    ///
    /// - Parameter limit: a file with more bytes is refused
    package func bytes(of entry: Entry, limit: Int) throws(Fault) -> [UInt8] {
        guard entry.size <= limit else { throw .tooLarge(name: entry.name, limit: limit) }
        let packed = try self.packed(entry)
        let bytes: [UInt8]
        switch entry.method {
        case 0: bytes = Array(packed)
        case 8: bytes = try inflated(packed, entry)
        default: throw .unsupported("\(entry.name), packed by method \(entry.method); pack it anew with deflate")
        }
        let sum = bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
        guard bytes.count == entry.size, UInt32(truncatingIfNeeded: sum) == entry.sum else {
            throw .damaged("the checksum of \(entry.name) is wrong")
        }
        return bytes
    }

    /// The first bytes of a file in the archive, at most `most`, unpacked without the rest; their sum is not checked.
    package func beginning(of entry: Entry, most: Int) throws(Fault) -> [UInt8] {
        let packed = try self.packed(entry)
        switch entry.method {
        case 0: return Array(packed.prefix(most))
        case 8: return try inflated(packed, entry, most: min(entry.size, most))
        default: throw .unsupported("\(entry.name), packed by method \(entry.method); pack it anew with deflate")
        }
    }

    /// The bytes of a file as they stand in the archive.
    private func packed(_ entry: Entry) throws(Fault) -> ArraySlice<UInt8> {
        guard entry.packed != 0xFFFF_FFFF else { throw .unsupported("\(entry.name), which has more than 2 GB") }
        let fields = LittleEndianFields(archive)
        guard fields.number(entry.header, 4) == 0x0403_4B50, let nameCount = fields.number(entry.header + 26, 2),
            let extraCount = fields.number(entry.header + 28, 2)
        else { throw .damaged("\(entry.name) has no header") }
        let start = entry.header + 30 + nameCount + extraCount
        guard start + entry.packed <= archive.count else { throw .damaged("\(entry.name) ends behind the end of the archive") }
        return archive[start..<start + entry.packed]
    }

    /// - Parameter most: so many bytes are enough; all are wanted if left out
    private func inflated(_ packed: ArraySlice<UInt8>, _ entry: Entry, most: Int? = nil) throws(Fault) -> [UInt8] {
        guard Inflation.canHold(entry.size, packed: packed.count) else {
            throw .damaged("\(entry.name) says it has \(entry.size) bytes, more than \(packed.count) packed ones can hold")
        }
        let bytes = most.map { Inflation.beginning(packed, most: $0, wrapping: .none) }
            ?? Inflation.unpacked(packed, to: entry.size, wrapping: .none)
        guard let bytes else { throw .damaged("\(entry.name) cannot be unpacked to its \(entry.size) bytes") }
        return bytes
    }
}
