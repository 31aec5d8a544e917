import CZlib
import Glibc

/// The bytes of a file from first to last, unpacked where it is gzipped, which its content tells, not its name.
///
/// Unsafe code: zlib fills a part of an array's own memory that is checked against its count.
final class ByteStream {
    let path: String
    /// Bytes on disk; nil for a pipe.
    let sizeOnDisk: Int?
    private let file: gzFile

    /// Opens a file; a folder is refused.
    init(_ path: String) throws(DatasetError) {
        // Without O_NONBLOCK a named pipe that nobody writes to would be waited for without end.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .unreadable(path: path, code: errno)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw .unreadable(path: path, code: EISDIR)
        }
        _ = fcntl(descriptor, F_SETFL, 0)
        guard let file = gzdopen(descriptor, "r") else {
            close(descriptor)
            throw .unreadable(path: path, code: ENOMEM)
        }
        gzbuffer(file, 1 << 16)
        self.path = path
        self.file = file
        sizeOnDisk = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit { gzclose_r(file) }

    /// The most bytes that this file can hold once unpacked: deflate packs at most 1032 bytes into one.
    var capacity: Int? {
        guard let sizeOnDisk else { return nil }
        return gzdirect(file) == 1 ? sizeOnDisk : sizeOnDisk * 1032
    }

    /// Fills `bytes[range]` as far as the file goes; gives back how many bytes were filled.
    func read(into bytes: inout [UInt8], at range: Range<Int>) throws(DatasetError) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "outside of the array")
        var filled = range.lowerBound
        while filled < range.upperBound {
            let wanted = UInt32(min(range.upperBound - filled, 1 << 24))
            let got = bytes.withUnsafeMutableBytes { gzread(file, $0.baseAddress?.advanced(by: filled), wanted) }
            if got < 0 { throw .damagedGzip(path: path) }
            if got == 0 {
                try checkEnd()
                break
            }
            filled += Int(got)
        }
        return filled - range.lowerBound
    }

    /// A gzipped file that stops in the middle reads as if it were shorter; only the error state tells.
    private func checkEnd() throws(DatasetError) {
        var code: Int32 = 0
        _ = gzerror(file, &code)
        if code == Z_BUF_ERROR || code == Z_DATA_ERROR { throw .damagedGzip(path: path) }
    }
}
