import Glibc

extension FileBytes {
    /// Links that may lead to links, as the system's own limit has it.
    private static let mostLinks = 40

    /// Puts `bytes` at `path`, so that a reader sees the old file or the new one, never a part.
    ///
    /// They go into a temporary file beside it, which is flushed to the disk and then takes its place and its
    /// permissions. A symbolic link stays: the file that it names is written. A pipe or a device is refused.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let path = try target(of: path)
        var status = stat()
        var mode: mode_t?
        if stat(path.systemName, &status) == 0 {
            switch status.st_mode & S_IFMT {
            case S_IFREG: mode = status.st_mode & 0o777
            case S_IFDIR: throw .folder
            default: throw .special
            }
        } else if errno != ENOENT {
            throw .last
        }
        try replace(path, with: bytes, mode: mode)
    }

    private static func replace(_ path: String, with bytes: [UInt8], mode: mode_t?) throws(FileFault) {
        TemporaryFile.removeStale(beside: path)
        let file = try TemporaryFile(for: path)
        if let mode { fchmod(file.descriptor, mode) }
        try writeAll(bytes, to: file.descriptor)
        guard fsync(file.descriptor) == 0 else { throw .last }
        try file.takePlace()
        flushFolder(of: path)
    }

    /// Unsafe code: `write` reads the bytes of an array, never more than its count.
    private static func writeAll(_ bytes: [UInt8], to file: Int32) throws(FileFault) {
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress?.advanced(by: done), $0.count - done) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { throw .last }
            done += put
        }
    }

    /// The file that a path names once the symbolic links at its end are followed, there or not yet.
    private static func target(of path: String) throws(FileFault) -> String {
        var path = path
        for _ in 0..<mostLinks {
            guard let link = link(path) else { return path }
            path = link.hasPrefix("/") ? link : folder(of: path) + link
        }
        throw .refused(code: ELOOP)
    }

    /// What a symbolic link says; nil for anything else.
    private static func link(_ path: String) -> String? {
        let most = Int(PATH_MAX)
        var letters = [CChar](repeating: 0, count: most)
        let count = readlink(path.systemName, &letters, most)
        return count > 0 ? SystemName.text(letters.prefix(count).map { UInt8(bitPattern: $0) }) : nil
    }

    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    }

    /// Makes the rename itself last; a file system that cannot is no reason to fail.
    private static func flushFolder(of path: String) {
        let descriptor = open(folder(of: path).systemName, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
