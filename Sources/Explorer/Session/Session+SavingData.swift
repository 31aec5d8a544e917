import Datasets
import Files
import Words

extension Session {
    /// Keeps the data in use in a file that ends in `.npz`, or as IDX files in a folder.
    ///
    /// - Returns: what is where; nil if a file was there that nobody wanted replaced
    /// - Throws: if nothing can be written there, or the name is that of another kind of file
    package mutating func saveData(in name: String, on surface: any Surface) throws -> String? {
        let place = try placeForData(name)
        let data = try data(on: surface)
        let first = place.hasSuffix(Dataset.npzEnding) ? place : "\(place)/\(data.idxNames[0])"
        guard mayReplace(first, of: nil, on: surface) else { return nil }
        try data.save(to: place)
        let counts = data.splits.map { "\(Format.integer($0.count)) \($0.name)" }.joined(separator: " and ")
        return "\(counts) images of \(data.name) are in \(place)"
    }

    private func placeForData(_ name: String) throws -> String {
        if name.hasSuffix(Dataset.npzEnding) { return try placeToWrite(name) }
        var folder = name
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        if FileType(of: located(folder)) == .folder {
            _ = try placeToWrite("\(folder)/train")
            return located(folder)
        }
        guard let last = folder.split(separator: "/").last, !last.dropFirst().contains(".") else {
            throw ExplorerError.badValue(
                name: "the place for data", given: name, expected: "a name that ends in \(Dataset.npzEnding), or that of a folder")
        }
        return try placeToWrite(folder)
    }
}
