import Glibc

/// What stands at a path.
package enum FileType: Sendable {
    /// Nothing, or nothing that can be looked at.
    case none
    case folder
    /// A file, or a pipe or a device.
    case file

    /// Looks, and follows links.
    package init(of path: String) {
        var status = stat()
        guard stat(path.systemName, &status) == 0 else { self = .none; return }
        self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }
}
