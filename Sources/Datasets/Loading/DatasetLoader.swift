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
    package static let names = NamedSet.all.map(\.name) + ["drawings", "synthetic"]

    /// The formats that are known, the first that recognizes a place being asked: the most particular first.
    static let formats: [any DataFormat.Type] = [CIFAR.self, ClassFolders.self, NumPy.self, CSVFolder.self, IDXFolder.self, CSV.self]

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
    ///   - what: one of ``names``, the path of a folder, the path of a file, or several of these separated by commas, which
    ///     are mixed.
    ///   - seed: what synthetic digits depend on; nothing else does.
    ///   - pens: how strokes are drawn, and whose.
    package func load(
        _ what: String, seed: UInt64 = 0, pens: PenChoice = PenChoice()
    ) throws(DatasetError) -> Dataset {
        let dataset = try loadAll(what, seed: seed, pens: pens)
        guard dataset.test.count > 0 else {
            throw .badWriters("all writers are to train with, so no image is left for the test", writers: [])
        }
        return dataset
    }

    private func loadAll(_ what: String, seed: UInt64, pens: PenChoice) throws(DatasetError) -> Dataset {
        let parts = what.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count > 1, FileType(of: expanded(what)) == .none else { return try loadOne(what, seed: seed, pens: pens) }
        return try .mixture(of: parts.map { part throws(DatasetError) in try loadOne(part, seed: seed, pens: pens) })
    }

    private func loadOne(_ what: String, seed: UInt64, pens: PenChoice) throws(DatasetError) -> Dataset {
        if let set = NamedSet.named(what) { return try load(set, pens) }
        if what == "synthetic" { return try synthetic(seed) }
        if what == "drawings" { return try UserDrawings(environment: environment).dataset() }
        let path = expanded(what)
        let whole = try DataPlace(path)
        guard let place = whole == nil ? try DataPlace(beginning: path) : whole else {
            if what.contains("/") || what.contains(".") || what.hasPrefix("~") { throw .missing(path: path) }
            throw .unknownName(what, suggestion: Nearest.match(what, in: Self.names + NamedSet.all.map(\.folder)))
        }
        if PenDigits.recognizes(place) { return try PenDigits.dataset(name: place.name, at: place, pens, reading) }
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
        places(of: set).contains { set.isComplete(in: $0) }
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

    func load(_ set: NamedSet, _ pens: PenChoice = PenChoice()) throws(DatasetError) -> Dataset {
        if let place = places(of: set).first(where: { set.isComplete(in: $0) }) {
            return try read(set, in: place, from: "in \(place)", pens)
        }
        let cache = cache(of: set)
        let mirror = try Download(of: set, into: cache, by: self).run()
        return try read(set, in: cache, from: "from \(mirror), now in \(cache)", pens)
    }

    private func read(_ set: NamedSet, in place: String, from origin: String, _ pens: PenChoice) throws(DatasetError) -> Dataset {
        switch set.form {
        case .idx:
            return try IDXFolder(place).dataset(
                name: set.name, classNames: set.classNames, source: "IDX files \(origin)", reading)
        case .strokes:
            guard let folder = try DataPlace(place) else { throw .missing(path: place) }
            return try PenDigits.dataset(name: set.name, at: folder, pens, reading)
        }
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
