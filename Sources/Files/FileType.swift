import Glibc

/// What stands at a path.
package enum FileType: Sendable {
    /// Nothing, or nothing that can be looked at.
    case none
    case folder
    case file
    /// A pipe or a device.
    case special

    /// Looks, and follows links.
    package init(of path: String) {
        var status = stat()
        guard stat(path.systemName, &status) == 0 else { self = .none; return }
        self = switch status.st_mode & S_IFMT {
        case S_IFDIR: .folder
        case S_IFREG: .file
        default: .special
        }
    }
}
