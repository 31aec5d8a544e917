import Files

/// A folder with a table to train with and one for the test, as Kaggle gives them: `mnist_train.csv`, `mnist_test.csv`.
///
/// A test table without labels, which are then for a contest, is left out.
struct CSVFolder {
    private let train: String
    private let test: String?

    /// - Returns: nil where no one table is to train with
    init?(_ place: DataPlace) {
        guard let names = place.names, !names.contains(where: { $0.lowercased().contains("ubyte") }) else { return nil }
        func only(_ word: String) -> String? {
            let found = names.filter { name in
                let low = name.lowercased()
                return low.contains(word) && [".csv", ".csv.gz", ".tsv"].contains { low.hasSuffix($0) }
            }
            return found.count == 1 ? found[0] : nil
        }
        guard let train = only("train") else { return nil }
        (self.train, test) = (train, only("test"))
    }
}

extension CSVFolder: DataFormat {
    static func recognizes(_ place: DataPlace) -> Bool { CSVFolder(place) != nil }

    static func dataset(at place: DataPlace, _ reading: DataReading) throws(DatasetError) -> Dataset {
        guard let tables = CSVFolder(place) else { throw .unknownFile(path: place.path) }
        var train = try CSV.read("\(place.path)/\(tables.train)", reading)
        let found: Split?
        do throws(DatasetError) {
            found = try tables.test.map { name throws(DatasetError) in try CSV.read("\(place.path)/\(name)", reading) }
        } catch {
            guard case .unlabeled(let path) = error else { throw error }
            reading.note(.unlabeled(DataPlace.name(of: path)))
            found = nil
        }
        let names = [place.name, tables.train]
        if let found, let file = tables.test {
            let test = found.with(name: "test", images: found.images, labels: found.labels)
            guard train.sides == test.sides else { throw .sizesDisagree(train: train.sides, test: test.sides) }
            return try Dataset(
                usual: train, test, files: names, name: place.name, source: "\(tables.train) and \(file) in \(place.path)", reading)
        }
        let share = try TestShare.cut(from: &train, of: "\(place.path)/\(tables.train)", reading)
        return try Dataset(
            usual: train, share.test, files: names, name: place.name, source: "\(place.path)/\(tables.train): \(share.words)", reading)
    }
}
