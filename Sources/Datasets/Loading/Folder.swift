import Glibc

/// What stands at a path.
enum FileKind {
    case none, folder, file

    /// Follows links; what cannot be looked at counts as nothing.
    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { self = .none; return }
        self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }
}

/// The file names in a folder, and new folders.
enum Folder {
    /// The names in a folder, sorted.
    ///
    /// Unsafe code: the name in a directory entry is read up to its zero, inside of the entry.
    static func names(in path: String) throws(DatasetError) -> [String] {
        guard let folder = opendir(path) else { throw .unreadable(path: path, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
        return names.sorted()
    }

    /// Makes a folder and those above it, readable to their owner alone where they are new.
    static func make(_ path: String) throws(DatasetError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0 && errno != EEXIST { throw .unwritable(path: made, code: errno) }
        }
        guard case .folder = FileKind(path) else { throw .unwritable(path: path, code: ENOTDIR) }
    }
}
