import Files
import Glibc
import Words

/// Finds and loads data sets: by name, from a folder, or from a file.
package struct DatasetLoader: Sendable {
    /// How far the loading has come.
    package enum Progress: Sendable, Hashable {
        /// Another process downloads the set of this name.
        case waiting(set: String)
        case downloading(Transfer)
        /// A file is read, so much of it by now if that is known.
        case reading(file: String, fraction: Double?)
        /// What share of the synthetic digits is drawn.
        case drawing(Double)
    }

    /// How far a download has come.
    package struct Transfer: Sendable, Hashable {
        /// The set's name.
        package var set: String
        /// The file on its way.
        package var file: String
        /// Where it comes from.
        package var mirror: String
        /// Which of the files it is, from 1, and how many are wanted.
        package var number: Int
        package var of: Int
        /// Bytes that are here, and bytes that are expected, of this file.
        package var received: Int
        package var expected: Int
    }

    /// What can be loaded by name.
    package static let names = NamedSet.all.map(\.name) + ["synthetic"]

    /// The formats that are known, the first that recognizes a place being asked: the most particular first.
    static let formats: [any DataFormat.Type] = [CIFAR.self, ClassFolders.self, IDXFolder.self, CSV.self]

    let environment: [String: String]
    let mirrors: [String]?
    private let progress: @Sendable (Progress) throws -> Void

    /// - Parameters:
    ///   - environment: `CONVO_DATA` (a folder with a folder for each set), `XDG_CACHE_HOME`, `HOME`, `PATH`, and
    ///     `CONVO_MIRRORS` (addresses to download from, apart by blanks; empty for no download at all).
    ///   - mirrors: in place of each set's own.
    ///   - progress: hears several times a second how it goes; what it throws ends the loading.
    package init(
        environment: [String: String], mirrors: [String]? = nil,
        progress: @escaping @Sendable (Progress) throws -> Void = { _ in }
    ) {
        self.environment = environment
        self.mirrors = mirrors ?? environment["CONVO_MIRRORS"].map { list in
            list.split(separator: " ").map { $0.hasSuffix("/") ? String($0) : $0 + "/" }
        }
        self.progress = progress
    }

    /// Loads a data set.
    /// - Parameters:
    ///   - what: one of ``names``, the path of a folder, or the path of a file.
    ///   - seed: what synthetic digits depend on; nothing else does.
    package func load(_ what: String, seed: UInt64 = 0) throws(DatasetError) -> Dataset {
        if let set = NamedSet.named(what) { return try load(set) }
        if what == "synthetic" { return try synthetic(seed) }
        let path = expanded(what)
        guard let place = try DataPlace(path) else {
            if what.contains("/") || what.contains(".") || what.hasPrefix("~") { throw .missing(path: path) }
            throw .unknownName(what, suggestion: Nearest.match(what, in: Self.names + NamedSet.all.map(\.folder)))
        }
        guard let format = Self.formats.first(where: { $0.recognizes(place) }) else { throw .unknownFile(path: path) }
        return try format.dataset(at: place, reading)
    }

    /// The reading of one set, heard by whoever hears the loading.
    private var reading: DataReading {
        DataReading { path, fraction in
            let file = path.split(separator: "/").last.map { String($0) } ?? path
            try progress(.reading(file: file, fraction: fraction))
        }
    }

    /// The folders in which a named set is looked for, in this order; it is downloaded into the one under the cache.
    package func places(of set: NamedSet) -> [String] {
        var places: [String] = []
        if let own = environment["CONVO_DATA"], !own.isEmpty { places.append("\(own)/\(set.folder)") }
        places.append(cache(of: set))
        places.append("/usr/share/datasets/\(set.folder)")
        return places
    }

    /// Whether a named set can be loaded without a download.
    package func isHere(_ set: NamedSet) -> Bool {
        places(of: set).contains { FileType(of: $0) == .folder && (try? IDXFolder($0).isComplete) == true }
    }

    private func synthetic(_ seed: UInt64) throws(DatasetError) -> Dataset {
        do {
            return try SyntheticDigits.dataset(seed: seed) { try progress(.drawing($0)) }
        } catch {
            throw .interrupted(download: nil)
        }
    }

    /// Tells how far the loading of a set has come.
    ///
    /// - Throws: `DatasetError.interrupted` if whoever hears it wants no more.
    func tell(_ progress: Progress, loading set: NamedSet) throws(DatasetError) {
        do { try self.progress(progress) } catch { throw .interrupted(download: set.name) }
    }

    func load(_ set: NamedSet) throws(DatasetError) -> Dataset {
        for place in places(of: set) where FileType(of: place) == .folder {
            let folder = try IDXFolder(place)
            guard folder.isComplete else { continue }
            return try folder.dataset(name: set.name, classNames: set.classNames, source: "IDX files in \(place)", reading)
        }
        let cache = cache(of: set)
        let mirror = try Download(of: set, into: cache, by: self).run()
        return try IDXFolder(cache).dataset(
            name: set.name, classNames: set.classNames, source: "IDX files from \(mirror), now in \(cache)", reading)
    }

    private func cache(of set: NamedSet) -> String {
        let home = environment["HOME"] ?? "/tmp"
        let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.cache"
        return "\(caches)/convo/\(set.folder)"
    }

    /// `~` as a shell reads it.
    private func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = environment["HOME"] else { return path }
        return home + path.dropFirst()
    }
}
