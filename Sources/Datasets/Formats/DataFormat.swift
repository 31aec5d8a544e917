import Files

/// A way in which a data set can lie on disk.
///
/// Another one is a file of its own and its place in ``DatasetLoader/formats``.
protocol DataFormat: Sendable {
    /// Whether what stands there is meant to be of this format, as far as names tell.
    static func recognizes(_ place: DataPlace) -> Bool

    /// All of it.
    ///
    /// - Throws: the first thing that is missing or wrong, also where ``recognizes(_:)`` says yes.
    static func dataset(at place: DataPlace, _ reading: DataReading) throws(DatasetError) -> Dataset
}

/// A folder or a file that somebody wants to load.
struct DataPlace: Sendable, Hashable {
    let path: String
    /// The names in the folder, sorted; nil for a file.
    let names: [String]?

    /// Looks at what stands at a path; nil where nothing does.
    init?(_ path: String) throws(DatasetError) {
        switch FileType(of: path) {
        case .none: return nil
        case .file: (self.path, names) = (path, nil)
        case .special: throw .special(path: path)
        case .folder:
            self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            names = try Self.names(in: path)
        }
    }

    /// The names in a folder, sorted.
    static func names(in path: String) throws(DatasetError) -> [String] {
        do { return try Folder.names(in: path) } catch { throw .unreadable(path: path, code: error.code) }
    }

    /// Its own name, without the folders above it.
    var name: String { path.split(separator: "/").last.map { String($0) } ?? path }

    /// The path of the file in the folder that has a name, or that name with `.gz`; nil where there is neither.
    func file(_ name: String) -> String? {
        [name, name + ".gz"].first { names?.contains($0) == true }.map { "\(path)/\($0)" }
    }
}
