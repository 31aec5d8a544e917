import Glibc

/// Why the bytes of a file could not be had.
package enum FileFault: Error, Equatable {
    case missing
    case folder
    case tooLarge
    case refused(code: Int32)
}

extension FileFault {
    /// What the system says.
    package var reason: String {
        switch self {
        case .missing: "there is no such file"
        case .folder: "it is a folder"
        case .tooLarge: "it is too large"
        case .refused(let code): String(cString: strerror(code))
        }
    }
}

/// Whole files as arrays of bytes.
package enum FileBytes {
    /// Puts `bytes` at `path`: into a temporary file beside it, which then takes its place.
    ///
    /// Unsafe code: `write` reads the bytes of an array, never more than its count.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let temporary = "\(path).\(getpid()).tmp"
        unlink(temporary)
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw fault(errno) }
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress?.advanced(by: done), $0.count - done) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else {
                let code = errno
                close(file)
                unlink(temporary)
                throw fault(code)
            }
            done += put
        }
        guard close(file) == 0, rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw fault(code)
        }
    }

    /// The bytes of a file, or of a pipe, if there are no more than `limit`.
    ///
    /// Unsafe code: `read` fills the spare part of an array's own memory, never more than its count.
    package static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        // Without O_NONBLOCK a named pipe that nobody writes to would be waited for without end.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw fault(errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw fault(errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .folder }
        _ = fcntl(file, F_SETFL, 0)
        if Int(status.st_size) > limit { throw .tooLarge }
        var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size) + 1, 4096))
        var count = 0
        while true {
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
            let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress?.advanced(by: count), $0.count - count) }
            if got < 0 {
                if errno == EINTR { continue }
                throw fault(errno)
            }
            if got == 0 { break }
            count += got
            if count > limit { throw .tooLarge }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    private static func fault(_ code: Int32) -> FileFault {
        switch code {
        case ENOENT, ENOTDIR: .missing
        case EISDIR: .folder
        default: .refused(code: code)
        }
    }
}
