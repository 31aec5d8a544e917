import Explorer
import Files

/// Documents of commands as text.
package enum DocumentText {
    private static let mostBytes = 16 << 20

    /// The text of a file, as it stands there.
    ///
    /// - Throws: one line that names the file: it is not there, too large, or no text in UTF-8
    package static func read(_ path: String) throws(ExplorerError) -> String {
        let bytes = try bytes(of: path, limit: mostBytes)
        let nature = FileNature(bytes: bytes)
        guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
            guard let nature, nature != .text else { throw .badDocument(path, .notText) }
            throw .badDocument(path, .otherKind(nature.words))
        }
        if let nature, nature == .notebook { throw .badDocument(path, .otherKind(nature.words)) }
        return text
    }

    /// The bytes of a file, if there are no more than `limit`.
    static func bytes(of path: String, limit: Int) throws(ExplorerError) -> [UInt8] {
        guard FileType(of: path) != .none else { throw .badDocument(path, .missing) }
        do { return try FileBytes.read(path, limit: limit) } catch {
            throw switch error {
            case .tooLarge: .badDocument(path, .tooLarge(megabytes: limit >> 20))
            case .special: .badDocument(path, .special)
            default: .badDocument(path, .unreadable)
            }
        }
    }
}
