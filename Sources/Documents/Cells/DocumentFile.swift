import Explorer
import Notebook

extension Document {
    /// Whether a file of this name is Markdown; any other holds bare commands.
    package static func isMarkdown(_ path: String) -> Bool {
        ["md", "markdown"].contains(path.split(separator: ".").last?.lowercased())
    }

    /// Reads a file: Markdown by its ending, bare commands otherwise.
    ///
    /// - Throws: one line that names the file, and in it the line of a block that is not closed.
    package init(file path: String) throws {
        let text = try DocumentText.read(path)
        guard Self.isMarkdown(path) else {
            self.init(commands: text)
            return
        }
        do {
            try self.init(markdown: text)
        } catch {
            throw ExplorerError.inDocument(path, line: error.line, message: error.description)
        }
    }
}
