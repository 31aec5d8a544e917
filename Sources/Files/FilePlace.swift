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

    /// - Throws: what would keep a file from being written to `path`, as far as it can be told beforehand
    package static func check(_ path: String) throws(Fault) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard FileType(of: folder) == .folder else { throw .noFolder(folder) }
        let type = FileType(of: path)
        guard access(folder.systemName, W_OK) == 0, type != .folder else { throw .closed }
        if type == .special { throw .special }
    }
}
