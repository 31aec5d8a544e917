/// A folder with the four files of a data set such as MNIST, gzipped or not, under the names that they usually have:
/// `train-images-idx3-ubyte`, `train-images.idx3-ubyte.gz`, `emnist-digits-train-images-idx3-ubyte.gz`.
struct IDXFolder {
    private let path: String
    private let names: [String]

    init(_ place: DataPlace) { (path, names) = (place.path, place.names ?? []) }

    /// The folder at a path.
    init(_ path: String) throws(DatasetError) { (self.path, names) = (path, try DataPlace.names(in: path)) }

    /// The four files that MNIST has.
    static let usualNames = [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
    ]

    /// Whether all four files are there.
    var isComplete: Bool {
        do {
            for name in Self.usualNames { _ = try file(name) }
            return true
        } catch {
            return false
        }
    }

    /// The path of the file that is usually called `usual`: that name, plain or gzipped, or the only one that says
    /// the same in other words.
    func file(_ usual: String) throws(DatasetError) -> String {
        if let exact = [usual, usual + ".gz"].first(where: { names.contains($0) }) { return path + "/" + exact }
        let parts = usual.split(separator: "-")
        let split = parts[0] == "train" ? ["train"] : ["t10k", "test"]
        let endings = parts[1] == "images" ? ["idx3-ubyte", "idx4-ubyte"] : ["idx1-ubyte", "idx2-int"]
        let alike = names.filter { name in
            let low = name.lowercased()
            let bare = low.hasSuffix(".gz") ? low.dropLast(3) : low[...]
            return low.contains(parts[1]) && endings.contains { bare.hasSuffix($0) } && split.contains { low.contains($0) }
        }
        if alike.count == 2, alike[1] == alike[0] + ".gz" { return path + "/" + alike[0] }
        guard let only = alike.first else {
            let table = names.first { $0.lowercased().hasSuffix(".csv") || $0.lowercased().hasSuffix(".csv.gz") }
            throw .incompleteFolder(path: path, expected: usual, csv: table)
        }
        if alike.count > 1 { throw .ambiguousFolder(path: path, first: only, second: alike[1]) }
        return path + "/" + only
    }

    /// The data set in the folder.
    func dataset(
        name: String, classNames: [String]? = nil, source: String, _ reading: DataReading = DataReading()
    ) throws(DatasetError) -> Dataset {
        let files = try Self.usualNames.map { usual throws(DatasetError) in try file(usual) }
        let train = try IDX.split(name: "train", images: files[0], labels: files[1], reading)
        let test = try IDX.split(name: "test", images: files[2], labels: files[3], reading)
        guard train.height == test.height, train.width == test.width, train.channels == test.channels else {
            throw .sizesDisagree(train: train.sides, test: test.sides)
        }
        let saved = names.contains(SavedNames.file) ? try SavedNames(path + "/" + SavedNames.file) : nil
        return try Dataset(
            usual: train, test, files: ([path] + files).map { DataPlace.name(of: $0) }, name: name,
            classNames: classNames ?? saved?.names, isUsual: saved?.isUsual == true, source: source, reading)
    }
}

extension IDXFolder: DataFormat {
    /// Any folder: what is missing in it, it says.
    static func recognizes(_ place: DataPlace) -> Bool { place.names != nil }

    static func dataset(at place: DataPlace, _ reading: DataReading) throws(DatasetError) -> Dataset {
        try IDXFolder(place).dataset(
            name: place.name, source: "IDX files in \(place.path)", reading)
    }
}
