import Glibc

/// The names of weight files.
package enum WeightPath {
    static let suffix = ".safetensors"

    /// The path of a file to write.
    ///
    /// - Throws: if it has not the ending that tells a weight file.
    package static func checked(_ path: String, in session: Session) throws -> String {
        guard path.hasSuffix(suffix), path.count > suffix.count, !path.hasSuffix("/\(suffix)") else {
            throw ExplorerError.badValue(
                name: "a weight file", given: path, expected: "a name that ends in \(suffix)")
        }
        let place = session.located(path)
        try checkFolder(of: place)
        return place
    }

    /// Long training must not end in a file that could never be written.
    static func checkFolder(of path: String) throws {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard FileKind.isFolder(folder) else {
            throw ExplorerError.refused("there is no folder \(folder) for '\(path)'", remedy: "make it, or choose another place")
        }
        guard access(folder, W_OK) == 0, !FileKind.isFolder(path) else {
            throw ExplorerError.refused("'\(path)' cannot be written there", remedy: "choose another place")
        }
    }

    /// The file's name without folders and ending, for a network: `mine` of `runs/mine.safetensors`.
    package static func stem(_ path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        let stem = last.hasSuffix(suffix) ? String(last.dropLast(suffix.count)) : last
        let letters = stem.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
        return letters.first?.isLetter == true ? String(letters) : "net-" + String(letters)
    }
}
