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
    /// What the names of its files begin with, if it is one set of several in the folder.
    let beginning: String?

    /// Looks at what stands at a path; nil where nothing does.
    init?(_ path: String) throws(DatasetError) {
        beginning = nil
        switch FileType(of: path) {
        case .none: return nil
        case .file: (self.path, names) = (path, nil)
        case .special: throw .special(path: path)
        case .folder:
            self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            names = try Self.names(in: path)
        }
    }

    /// The files in a folder whose names begin with the end of a path, as one of several sets that lie there: `gzip/emnist-letters`;
    /// nil where there are not several.
    init?(beginning path: String) throws(DatasetError) {
        let beginning = Self.name(of: path)
        let folder = path.hasSuffix("/") ? "" : String(path.dropLast(beginning.count))
        let place = folder.isEmpty ? "." : folder
        guard path.hasSuffix(beginning), FileType(of: place) == .folder else { return nil }
        let names = try Self.names(in: place).filter { name in
            name.hasPrefix(beginning) && name.dropFirst(beginning.count).first.map { "-_.".contains($0) } == true
        }
        guard names.count > 1 else { return nil }
        self.path = place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
        (self.names, self.beginning) = (names, beginning)
    }

    /// The names in a folder, sorted.
    static func names(in path: String) throws(DatasetError) -> [String] {
        do { return try Folder.names(in: path) } catch { throw .unreadable(path: path, code: error.code) }
    }

    /// Its own name, without the folders above it.
    var name: String { beginning ?? Self.name(of: path) }

    static func name(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

    /// The path of the file in the folder that has a name, or that name with `.gz`; nil where there is neither.
    func file(_ name: String) -> String? {
        [name, name + ".gz"].first { names?.contains($0) == true }.map { "\(path)/\($0)" }
    }
}
