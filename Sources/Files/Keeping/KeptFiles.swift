import Glibc

/// A folder of results that take long to come by, each under a key of letters and digits.
///
/// Several processes may use it at once: a file is there whole or not at all. Where all take more room than they may, those
/// used longest ago go. What cannot be kept or read is as if it had never been kept.
package struct KeptFiles: Sendable {
    private let folder: String
    private let limit: Int

    /// - Parameters:
    ///   - folder: made when the first result is kept
    ///   - limit: bytes of all files together
    package init(folder: String, limit: Int) { (self.folder, self.limit) = (folder, limit) }

    /// The bytes kept under a key; they count as used now.
    package subscript(key: String) -> [UInt8]? {
        let path = path(of: key)
        guard let bytes = try? FileBytes.read(path, limit: limit) else { return nil }
        utimensat(AT_FDCWD, path.systemName, nil, 0)
        return bytes
    }

    /// Keeps bytes under a key, unless they alone are more than all may be.
    package func keep(_ bytes: [UInt8], for key: String) {
        guard bytes.count <= limit, (try? Folder.make(folder)) != nil else { return }
        try? FileBytes.write(bytes, to: path(of: key))
        removeOldest()
    }

    private func path(of key: String) -> String { "\(folder)/\(key)" }

    private func removeOldest() {
        let files = ((try? Folder.names(in: folder)) ?? []).filter { !$0.hasPrefix(".") }.compactMap { name in
            FileAge(of: path(of: name))
        }.sorted { $0.used > $1.used }
        var total = 0
        for file in files {
            total += file.size
            if total > limit { unlink(file.path.systemName) }
        }
    }
}

/// How large a file is, and when it was used last.
private struct FileAge {
    let path: String
    let size: Int
    /// Nanoseconds since 1970.
    let used: Int

    /// Nil for what is no file, or is there no more.
    init?(of path: String) {
        var status = stat()
        guard lstat(path.systemName, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        (self.path, size) = (path, Int(status.st_size))
        used = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }
}
