import CZlib

/// Files in one file, as they are (ZIP, PKWARE's APPNOTE 6.3, without compression); the same bytes for the same files.
///
///     ┌──────────────┬──────────────┬───┬─────────────────────┬─────────────────────┐
///     │ local header │ bytes of the │ … │ central directory:  │ end of the          │
///     │ and name     │ first file   │   │ an entry for each   │ central directory   │
///     └──────────────┴──────────────┴───┴─────────────────────┴─────────────────────┘
package struct ZipArchive {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// The first moment that the format knows, 1 January 1980: the bytes depend on the files alone.
    private static let date: UInt16 = 1 << 5 | 1
    /// What a reader must understand, and that names are in UTF-8.
    private static let (version, flags) = (UInt16(20), UInt16(1 << 11))

    /// An archive of no files.
    package init() {}

    /// Adds a file of less than 4 GB.
    ///
    /// Unsafe code: zlib reads the bytes of an array, never more than its count.
    package mutating func add(_ bytes: [UInt8], named name: String) {
        let sum = bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
        let letters = Array(name.utf8)
        var entry: [UInt8] = []
        for field in [Self.version, Self.flags, 0, 0, Self.date] { entry.append(littleEndian: field) }
        for field in [UInt32(truncatingIfNeeded: sum), UInt32(bytes.count), UInt32(bytes.count)] {
            entry.append(littleEndian: field)
        }
        entry.append(littleEndian: UInt16(letters.count))
        entry.append(littleEndian: UInt16(0))
        let place = UInt32(files.count)
        files += Array("PK\u{3}\u{4}".utf8) + entry + letters + bytes
        directory += Array("PK\u{1}\u{2}".utf8) + [UInt8(Self.version), 0] + entry
        // No remark, the first disk, no attributes.
        directory += [UInt8](repeating: 0, count: 10)
        directory.append(littleEndian: place)
        directory += letters
        count += 1
    }

    /// The bytes of the archive.
    package var bytes: [UInt8] {
        var end = Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0]
        for _ in 0..<2 { end.append(littleEndian: UInt16(count)) }
        end.append(littleEndian: UInt32(directory.count))
        end.append(littleEndian: UInt32(files.count))
        return files + directory + end + [0, 0]
    }
}

extension [UInt8] {
    /// Appends a number, its lowest byte first.
    fileprivate mutating func append(littleEndian number: some FixedWidthInteger) {
        for place in 0..<number.bitWidth / 8 { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
}
