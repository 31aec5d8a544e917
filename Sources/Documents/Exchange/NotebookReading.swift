import Explorer
import Files
import Notebook
import Words

/// A Jupyter notebook as a document in Markdown: its cells in their order, without what they showed.
package struct NotebookReading {
    /// The document.
    package private(set) var text = ""
    /// Cells of commands.
    package private(set) var commandCount = 0
    /// Cells of text.
    package private(set) var proseCount = 0
    /// Cells of other languages and kinds, which are blocks of code in the document.
    package private(set) var otherCount = 0

    private var parts: [String] = []
    private var endsInProse = false

    package static let mostBytes = 64 << 20
    /// Results of other programs may be nested deeper than a notebook is.
    private static let deepest = 100

    /// Reads a file.
    ///
    /// - Throws: one line that names the file and what is wrong with it
    package init(file path: String) throws(ExplorerError) {
        let bytes = try DocumentText.bytes(of: path, limit: Self.mostBytes)
        let notebook: JSON
        do { notebook = try JSON(bytes[...], deepest: Self.deepest) } catch {
            let nature = FileNature(bytes: bytes).flatMap { [.json, .notebook, .text].contains($0) ? nil : $0.words }
            throw Self.refusal(path, nature.map { "is \($0)" } ?? "is not JSON from byte \(Format.integer(error.offset)) on")
        }
        guard let version = notebook["nbformat"]?.integer else { throw Self.refusal(path, "names no nbformat") }
        guard version == 4 else { throw Self.refusal(path, "has nbformat \(version)") }
        guard let cells = notebook["cells"]?.elements else { throw Self.refusal(path, "has no cells") }
        let language = Self.language(notebook["metadata"])
        for (place, cell) in cells.enumerated() {
            guard let type = cell["cell_type"]?.text else { throw Self.refusal(path, "has no kind for cell \(place + 1)") }
            guard let source = Self.source(cell) else { throw Self.refusal(path, "has no text for cell \(place + 1)") }
            switch type {
            case "markdown": addProse(source)
            case "code" where language == nil: addCommands(source, cell["metadata"])
            case "code": addOther(source, language ?? "text")
            default: addOther(source, "raw")
            }
        }
        text = parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
    }

    private static func refusal(_ path: String, _ fault: String) -> ExplorerError {
        .refused("\(path) \(fault)", remedy: "expected a Jupyter notebook of nbformat 4 (.ipynb)")
    }

    /// The language of code cells; nil if it is the explorer's own, or none is named.
    private static func language(_ metadata: JSON?) -> String? {
        let named = metadata?["language_info"]?["name"]?.text ?? metadata?["kernelspec"]?["language"]?.text
            ?? metadata?["kernelspec"]?["name"]?.text
        let word = named.map { $0.lowercased().filter { $0.isLetter || $0.isNumber || "+-#._".contains($0) } } ?? ""
        return word.isEmpty || word == "convo" ? nil : word == "output" ? "text" : word
    }

    /// A text or a list of its lines, with line feeds alone; nil where there is neither.
    private static func source(_ cell: JSON) -> String? {
        let lines = cell["source"]?.elements?.map(\.text)
        guard let text = cell["source"]?.text ?? lines.flatMap({ $0.contains(nil) ? nil : $0.compactMap { $0 }.joined() })
        else { return nil }
        return String(String.UnicodeScalarView(
            text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
    }

    // MARK: Cells

    private mutating func addProse(_ source: String) {
        for passage in NotebookFile.passages(of: source) {
            proseCount += 1
            if endsInProse { parts.append(NotebookFile.separator) }
            parts.append(Self.harmless(passage))
            endsInProse = true
        }
    }

    private mutating func addCommands(_ source: String, _ metadata: JSON?) {
        commandCount += 1
        add(source, ([" convo"] + NotebookMetadata.options(metadata)).joined(separator: " ").dropFirst())
    }

    private mutating func addOther(_ source: String, _ language: String) {
        otherCount += 1
        add(source, language[...])
    }

    /// A block whose fence is longer than any in it.
    private mutating func add(_ source: String, _ info: Substring) {
        let lines = source.split(separator: "\n" as Character)
        let longest = lines.map { line in line.drop { $0 == " " || $0 == "\t" }.prefix { $0 == "`" }.count }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        parts.append("\(fence)\(info)\n\(source)\(source.isEmpty ? "" : "\n")\(fence)")
        endsInProse = info.hasPrefix("convo") ? false : endsInProse
    }

    /// Text that neither takes the cells behind it into a block that it leaves open, nor has blocks that would run.
    private static func harmless(_ text: String) -> String {
        var text = text
        for closing in ["\n-->", "\n```", "\n~~~", "\n" + String(repeating: "`", count: 40), "\n" + String(repeating: "~", count: 40)] {
            if (try? Document(markdown: text + "\n")) != nil { break }
            if (try? Document(markdown: text + closing + "\n")) != nil { text += closing }
        }
        guard let document = try? Document(markdown: text + "\n") else { return indented(text) }
        guard document.cells.contains(where: { $0.kind != .prose }) else { return text }
        return document.cells.map { cell in
            guard cell.kind != .prose, let word = cell.info.language, let place = cell.source.firstRange(of: word) else { return cell.source }
            return cell.source.replacingCharacters(place, with: "text")
        }.joined().dropLastLineFeed
    }

    /// As a block of code: nothing in it means anything.
    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }

    fileprivate var dropLastLineFeed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
