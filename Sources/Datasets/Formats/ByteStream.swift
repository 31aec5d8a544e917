import CZlib
import Files
import Glibc

/// The bytes of a file from first to last, unpacked where it is gzipped, which its content tells, not its name.
///
/// Unsafe code: zlib reads and fills parts of arrays' own memory that are checked against their counts, and its state
/// stands at one address for as long as the stream lives.
final class ByteStream {
    let path: String
    /// Bytes on disk.
    let sizeOnDisk: Int
    private let descriptor: Int32
    private let reading: DataReading?
    /// What was read of the file, and the part of it that is not used yet.
    private var input = [UInt8](repeating: 0, count: 1 << 16)
    private var unused = 0..<0
    private var takenFromDisk = 0
    private var given = 0
    /// zlib's state; nil for a file that is not gzipped.
    private var unpacker: UnsafeMutablePointer<z_stream>?
    /// Whether a gzipped part has ended and nothing of another was seen.
    private var isBetweenParts = false

    /// More bytes than this are not unpacked without telling how far it has come.
    private static let piece = 1 << 20

    /// Opens a regular file; a folder, a pipe or a device is refused.
    init(_ path: String, _ reading: DataReading? = nil) throws(DatasetError) {
        // Without O_NONBLOCK a named pipe that nobody writes to would be waited for without end.
        descriptor = open(path.systemName, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .unreadable(path: path, code: errno)
        }
        self.path = path
        self.reading = reading
        var status = stat()
        let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        sizeOnDisk = Int(status.st_size)
        guard isRegular else {
            throw status.st_mode & S_IFMT == S_IFDIR ? .unreadable(path: path, code: EISDIR) : .special(path: path)
        }
        _ = fcntl(descriptor, F_SETFL, 0)
        while unused.count < 2, try refill() {}
        guard input[unused].starts(with: [0x1F, 0x8B]) else { return }
        let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        state.initialize(to: z_stream())
        unpacker = state
        // 16 and the largest window: gzip and nothing else.
        guard inflateInit2_(state, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .unreadable(path: path, code: ENOMEM)
        }
    }

    deinit {
        if let unpacker {
            inflateEnd(unpacker)
            unpacker.deallocate()
        }
        if descriptor >= 0 { close(descriptor) }
    }

    /// The most bytes that this file can hold once unpacked: deflate packs at most 1032 bytes into one.
    var capacity: Int { unpacker == nil ? sizeOnDisk : sizeOnDisk * 1032 }

    /// Fills `bytes[range]` as far as the file goes; gives back how many bytes were filled.
    ///
    /// - Throws: `DatasetError.interrupted` between pieces, if whoever hears how far it has come wants no more
    func read(into bytes: inout [UInt8], at range: Range<Int>) throws(DatasetError) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "outside of the array")
        var filled = range.lowerBound
        while filled < range.upperBound {
            let end = min(range.upperBound, filled + Self.piece)
            let start = filled
            while filled < end {
                let got = try unpacker == nil ? copy(to: &bytes, filled..<end) : unpack(to: &bytes, filled..<end)
                if got == 0 { return filled - range.lowerBound }
                filled += got
            }
            given += filled - start
            try tell()
        }
        return filled - range.lowerBound
    }

    /// As many bytes as are wanted, or all there are: memory grows as they come.
    func bytes(_ wanted: Int) throws(DatasetError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < wanted {
            let start = bytes.count
            bytes += repeatElement(0, count: min(max(start, Self.piece), wanted - start))
            let got = try read(into: &bytes, at: start..<bytes.count)
            if start + got < bytes.count {
                bytes.removeLast(bytes.count - start - got)
                return bytes
            }
        }
        return bytes
    }

    private func tell() throws(DatasetError) {
        guard let reading, given > reading.quietBytes else { return }
        let share = Double(min(takenFromDisk, sizeOnDisk)) / Double(max(1, sizeOnDisk))
        try reading.tell(path, fraction: share)
    }

    /// Gets more of the file behind what is not used yet; false at its end.
    private func refill() throws(DatasetError) -> Bool {
        if unused.isEmpty { unused = 0..<0 }
        while true {
            let start = unused.upperBound
            let got = input.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .unreadable(path: path, code: errno) }
            unused = unused.lowerBound..<start + got
            takenFromDisk += got
            return got > 0
        }
    }

    private func copy(to bytes: inout [UInt8], _ range: Range<Int>) throws(DatasetError) -> Int {
        if unused.isEmpty { guard try refill() else { return 0 } }
        let count = min(unused.count, range.count)
        let part = unused.prefix(count)
        bytes.replaceSubrange(range.prefix(count), with: input[part])
        unused = part.upperBound..<unused.upperBound
        return count
    }

    private func unpack(to bytes: inout [UInt8], _ range: Range<Int>) throws(DatasetError) -> Int {
        guard let unpacker else { return 0 }
        while true {
            if unused.isEmpty {
                guard try refill() else {
                    guard isBetweenParts else { throw .damagedGzip(path: path) }
                    return 0
                }
            }
            if isBetweenParts { guard try findNextPart(unpacker) else { continue } }
            let (code, used, made) = inflate(unpacker, to: &bytes, range)
            unused = unused.lowerBound + used..<unused.upperBound
            guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { throw .damagedGzip(path: path) }
            isBetweenParts = code == Z_STREAM_END
            if made > 0 { return made }
        }
    }

    /// After a gzipped part come another, zeros that fill a block, or what does not belong to the file.
    private func findNextPart(_ unpacker: UnsafeMutablePointer<z_stream>) throws(DatasetError) -> Bool {
        guard let next = unused.first(where: { input[$0] != 0 }) else {
            unused = 0..<0
            return false
        }
        guard input[next] == 0x1F else { throw .afterGzip(path: path) }
        unused = next..<unused.upperBound
        guard inflateReset(unpacker) == Z_OK else { throw .damagedGzip(path: path) }
        isBetweenParts = false
        return true
    }

    private func inflate(
        _ unpacker: UnsafeMutablePointer<z_stream>, to bytes: inout [UInt8], _ range: Range<Int>
    ) -> (code: Int32, used: Int, made: Int) {
        let given = unused
        return input.withUnsafeMutableBufferPointer { source in
            bytes.withUnsafeMutableBufferPointer { target in
                unpacker.pointee.next_in = source.baseAddress?.advanced(by: given.lowerBound)
                unpacker.pointee.avail_in = UInt32(given.count)
                unpacker.pointee.next_out = target.baseAddress?.advanced(by: range.lowerBound)
                unpacker.pointee.avail_out = UInt32(range.count)
                let code = CZlib.inflate(unpacker, Z_NO_FLUSH)
                return (
                    code, given.count - Int(unpacker.pointee.avail_in), range.count - Int(unpacker.pointee.avail_out))
            }
        }
    }
}
