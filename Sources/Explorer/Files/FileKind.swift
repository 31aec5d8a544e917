import Files
import Glibc

/// What a file is good for, by its name.
package enum FileKind: Hashable {
    case weights, document, picture

    package init?(_ path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[dot...].dropFirst().lowercased() {
        case "safetensors": self = .weights
        case "md", "markdown", "convo", "txt": self = .document
        case "png", "jpg", "jpeg", "pgm": self = .picture
        default: return nil
        }
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, sorted, without hidden ones; folders end in `/`.
    package static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix(".") else { continue }
            names.append(isFolder("\(folder)/\(name)") ? name + "/" : name)
        }
        return names.sorted()
    }

    /// A text file, as it stands there.
    ///
    /// - Throws: one line that names it.
    package static func text(of path: String) throws -> String {
        guard exists(path) else { throw ExplorerError.refused("there is no file \(path)", remedy: "check its name") }
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path, limit: 16 << 20) } catch {
            throw error == .tooLarge(limit: 16 << 20)
                ? ExplorerError.refused("\(path) is larger than 16 MB", remedy: "expected a document of commands")
                : ExplorerError.refused("\(path) cannot be read", remedy: "expected a text file")
        }
        guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
            throw ExplorerError.refused("\(path) is not text", remedy: "expected Markdown or command lines in UTF-8")
        }
        return text
    }
}
