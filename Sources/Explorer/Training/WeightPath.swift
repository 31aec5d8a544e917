/// The names of weight files.
enum WeightPath {
    static let suffix = ".safetensors"

    /// The path of a file to write.
    ///
    /// - Throws: if it has not the ending that tells a weight file.
    static func checked(_ path: String, in session: Session) throws -> String {
        guard path.hasSuffix(suffix), path.count > suffix.count, !path.hasSuffix("/\(suffix)") else {
            throw ExplorerError.badValue(
                name: "a weight file", given: path, expected: "a name that ends in \(suffix)")
        }
        return session.located(path)
    }

    /// The file's name without folders and ending, for a network: `mine` of `runs/mine.safetensors`.
    static func stem(_ path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        let stem = last.hasSuffix(suffix) ? String(last.dropLast(suffix.count)) : last
        let letters = stem.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
        return letters.first?.isLetter == true ? String(letters) : "net-" + String(letters)
    }
}
