import Glibc

/// What is in folders, and new folders.
package enum Folder {
    /// The names in a folder, sorted, those of hidden files too.
    ///
    /// Unsafe code: the name in a directory entry is read up to its zero, inside of the entry.
    package static func names(in path: String) throws(FileFault) -> [String] {
        guard let folder = opendir(path.systemName) else { throw .last }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                SystemName.text(bytes.prefix { $0 != 0 })
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The names in a folder as a listing shows them: sorted, without hidden ones, folders with `/` at their end; none
    /// where there is no such folder.
    package static func listing(of path: String) -> [String] {
        let names = (try? names(in: path)) ?? []
        return names.filter { !$0.hasPrefix(".") }
            .map { FileType(of: "\(path)/\($0)") == .folder ? $0 + "/" : $0 }.sorted()
    }

    /// Makes a folder and those above it; where they are new they are readable to their owner alone, unless others may.
    package static func make(_ path: String, isShared: Bool = false) throws(FolderFault) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made.systemName, isShared ? 0o777 : 0o700) != 0 && errno != EEXIST { throw FolderFault(path: made, code: errno) }
        }
        guard FileType(of: path) == .folder else { throw FolderFault(path: path, code: ENOTDIR) }
    }
}

/// Why a folder could not be made.
package struct FolderFault: Error, Equatable {
    /// The folder on the way that could not be.
    package let path: String
    /// What the system said.
    package let code: Int32
}
