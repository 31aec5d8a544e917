import Files

/// Documents of commands as text.
package enum DocumentText {
    private static let mostBytes = 16 << 20

    /// The text of a file, as it stands there.
    ///
    /// - Throws: one line that names the file: it is not there, too large, or no text in UTF-8
    package static func read(_ path: String) throws(ExplorerError) -> String {
        guard FileType(of: path) != .none else { throw .badDocument(path, .missing) }
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path, limit: mostBytes) } catch {
            throw switch error {
            case .tooLarge: .badDocument(path, .tooLarge(megabytes: mostBytes >> 20))
            case .special: .badDocument(path, .special)
            default: .badDocument(path, .unreadable)
            }
        }
        let nature = FileNature(bytes: bytes)
        guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
            guard let nature, nature != .text else { throw .badDocument(path, .notText) }
            throw .badDocument(path, .otherKind(nature.words))
        }
        if let nature, nature == .notebook { throw .badDocument(path, .otherKind(nature.words)) }
        return text
    }
}
