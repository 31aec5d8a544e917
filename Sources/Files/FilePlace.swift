import Glibc

/// A place at which a file is to be written, looked at before the work whose result it keeps.
package enum FilePlace {
    /// What stands against a place.
    package enum Fault: Error, Equatable {
        /// There is no such folder.
        case noFolder(String)
        /// The folder may not be written to, or a folder stands where the file is to be.
        case closed
        /// A pipe or a device stands there.
        case special
    }

    /// Tells the file that a path leads to from all others, whatever it is called; nil where there is none.
    package static func identity(_ path: String) -> [UInt64]? {
        var status = stat()
        return stat(path.systemName, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
    }

    /// Whether a file at `path` would lie in the folder or in one inside of it, symbolic links followed.
    package static func isBelow(_ folder: String, _ path: String) -> Bool {
        var status = stat()
        let isLink = lstat(path.systemName, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        // What a link leads to is written, not the link.
        guard let root = real(folder), let end = isLink ? real(path) : path else { return false }
        guard let place = real(end.lastIndex(of: "/").map { String(end[...$0]) } ?? ".") else { return false }
        return place == root || place.hasPrefix(root == "/" ? root : root + "/")
    }

    private static func real(_ path: String) -> String? {
        guard let found = realpath(path.systemName, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// - Throws: what would keep a file from being written to `path`, as far as it can be told beforehand
    package static func check(_ path: String) throws(Fault) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard FileType(of: folder) == .folder else { throw .noFolder(folder) }
        let type = FileType(of: path)
        guard access(folder.systemName, W_OK) == 0, type != .folder else { throw .closed }
        if type == .special { throw .special }
    }
}
