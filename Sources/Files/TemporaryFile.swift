import Glibc

/// A file that is written beside the one whose place it is to take, on the same file system.
///
/// Where the system can, it has no name while it is written, so that nothing is left of a process that is killed. Where it
/// cannot, and in the moment between the name and the place, the file is locked: one that nobody holds a lock on was left
/// behind, and the next that writes there takes it away.
final class TemporaryFile {
    let descriptor: Int32
    private let path: String
    private let name: String
    private var isNamed: Bool

    /// Where the system lists the open files of a process; a file without a name gets one from there.
    private static let openFiles = "/proc/self/fd"
    /// The file's own name, and not one made of the other's: that may be as long as names can be.
    private static let (beginning, ending) = (".convo-", ".tmp")
    /// `O_TMPFILE`, a macro that Swift cannot read.
    private static let unnamed = 0o20_000_000 | O_DIRECTORY

    /// - Parameter path: whose place it is to take.
    init(for path: String) throws(FileFault) {
        self.path = path
        let folder = FileBytes.folder(of: path)
        name = "\(folder)\(Self.beginning)\(getpid())-\(UInt64.random(in: .min ... .max))\(Self.ending)"
        let canBeNamed = access(Self.openFiles, X_OK) == 0
        var file = canBeNamed ? open(folder.systemName, O_WRONLY | Self.unnamed | O_CLOEXEC, 0o644) : -1
        isNamed = file < 0
        if isNamed {
            file = open(name.systemName, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        }
        guard file >= 0 else { throw .last }
        descriptor = file
        _ = flock(file, LOCK_EX | LOCK_NB)
    }

    deinit {
        if isNamed { unlink(name.systemName) }
        close(descriptor)
    }

    /// Puts the file in its place, in one step.
    func takePlace() throws(FileFault) {
        if !isNamed {
            let place = "\(Self.openFiles)/\(descriptor)"
            guard linkat(AT_FDCWD, place, AT_FDCWD, name.systemName, AT_SYMLINK_FOLLOW) == 0 else { throw .last }
            isNamed = true
        }
        guard rename(name.systemName, path.systemName) == 0 else { throw .last }
        isNamed = false
    }

    /// Takes away what processes have left that were killed while they wrote into the folder of `path`.
    static func removeStale(beside path: String) {
        let folder = FileBytes.folder(of: path)
        for name in (try? Folder.names(in: folder)) ?? [] where name.hasPrefix(beginning) && name.hasSuffix(ending) {
            removeUnlocked(folder + name)
        }
    }

    private static func removeUnlocked(_ path: String) {
        let file = open(path.systemName, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard file >= 0 else { return }
        if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path.systemName) }
        close(file)
    }
}
