/// A small text that the program keeps for its user from one session to the next: `$XDG_DATA_HOME/convo/NAME`, or
/// `~/.local/share/convo/NAME`.
package struct UserFile: Sendable {
    private let path: String?

    /// We write a few lines; more is no file of ours.
    private static let largest = 1 << 17

    /// - Parameter environment: the variables that say where such files are
    package init(_ name: String, _ environment: [String: String]) { path = Self.path(name, environment) }

    /// Where something of that name is kept for the user; nil where the variables name no place.
    package static func path(_ name: String, _ environment: [String: String]) -> String? {
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? environment["HOME"].map { "\($0)/.local/share" }).map { "\($0)/convo/\(name)" }
    }

    /// What is kept; nothing where that cannot be read.
    package var text: String {
        let bytes = path.flatMap { try? FileBytes.read($0, limit: Self.largest) } ?? []
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Keeps a text; where that cannot be, nothing happens.
    package func keep(_ text: String) {
        guard let path, let end = path.lastIndex(of: "/"), (try? Folder.make(String(path[..<end]))) != nil else { return }
        try? FileBytes.write(Array(text.utf8), to: path)
    }
}
