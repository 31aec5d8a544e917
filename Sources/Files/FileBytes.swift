import Glibc

/// Whole files as arrays of bytes.
package enum FileBytes {
    /// The bytes of a regular file, or of the pipe that is standard input, if there are no more than `limit`.
    ///
    /// Unsafe code: `read` fills the spare part of an array's own memory, never more than its count.
    package static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        let (file, status) = try opened(path)
        defer { close(file) }
        if status.st_mode & S_IFMT != S_IFREG {
            guard isStandardInput(status) else { throw .special }
            _ = fcntl(file, F_SETFL, 0)
        }
        if Int(status.st_size) > limit { throw .tooLarge(limit: limit) }
        var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size) + 1, 4096))
        var count = 0
        while true {
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
            let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress?.advanced(by: count), $0.count - count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw errno == EAGAIN ? .special : .last }
            if got == 0 { break }
            count += got
            if count > limit { throw .tooLarge(limit: limit) }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// A file that is open for reading, and what it is; no folder.
    private static func opened(_ path: String) throws(FileFault) -> (file: Int32, status: stat) {
        // With O_NONBLOCK nothing waits: not for somebody to write to a named pipe, and not for what the system may have
        // to say in a file of its own, such as /proc/kmsg, which calls itself regular.
        let file = open(path.systemName, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .last }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            let fault: FileFault = status.st_mode & S_IFMT == S_IFDIR ? .folder : .last
            close(file)
            throw fault
        }
        return (file, status)
    }

    /// The first bytes of a regular file, `most` of them, and how many it has.
    ///
    /// - Parameter limit: a file with more bytes is refused
    package static func beginning(
        of path: String, most: Int, limit: Int
    ) throws(FileFault) -> (bytes: [UInt8], size: Int) {
        let (file, status) = try opened(path)
        defer { close(file) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .special }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(limit: limit) }
        return (try read(file, count: min(size, most)), size)
    }

    /// Unsafe code: `read` fills the spare part of an array's own memory, never more than its count.
    private static func read(_ file: Int32, count: Int) throws(FileFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress?.advanced(by: done), count - done) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .last }
            if got == 0 { break }
            done += got
        }
        bytes.removeLast(count - done)
        return bytes
    }

    /// Whether a pipe is the one that somebody has put in the place of standard input: its end will come.
    private static func isStandardInput(_ status: stat) -> Bool {
        var input = stat()
        return status.st_mode & S_IFMT == S_IFIFO && fstat(STDIN_FILENO, &input) == 0
            && (input.st_dev, input.st_ino) == (status.st_dev, status.st_ino)
    }

    /// Takes a file away, if it is there.
    package static func remove(_ path: String) { unlink(path.systemName) }
}
