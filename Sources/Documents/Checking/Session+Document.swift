import Display
import Explorer
import Notebook

extension Session {
    /// The session as a document that runs and checks: a cell for each command that succeeded, with what it showed, and notes
    /// as prose. What stands aside, such as `help`, and what belongs to another shell is left out.
    ///
    /// - Parameter withFailed: whether what failed is kept too, as cells that are meant to fail
    /// - Returns: the file, and how many commands are in it
    package func document(withFailed: Bool, named file: String) -> (text: String, count: Int) {
        let name = file.split(separator: "/").last.map { $0.split(separator: ".").dropLast().joined(separator: ".") } ?? file
        var text = "# \(name)\n"
        if let firstSeed { text += "\n```convo\nset seed \(firstSeed)\n```\n" }
        var count = 0
        for (number, entry) in transcript.entries.enumerated() where entry.fate == .note || belongsToDocument(entry.text) {
            switch entry.fate {
            case .note: text += "\n\(entry.text)\n"
            case .succeeded:
                let record = transcript.output(number + 1)?.repeatable.map { RecordedText.of([$0]) } ?? ""
                text += Self.cell("convo", entry.text) + (record.isEmpty ? "" : Self.cell("output", record))
                count += 1
            case .failed(let message) where withFailed:
                text += Self.cell("convo expect-error", entry.text) + Self.cell("output", "error: \(message)\n")
                count += 1
            case .failed: break
            }
        }
        guard var document = try? Document(markdown: text) else { return (text, count) }
        let data = dataset.map { ["\($0.name) \($0.fingerprint)"] } ?? []
        document.setReceipt(Receipt(seed: firstSeed ?? Settings().seed, data: data).words)
        return (document.text, count)
    }

    private func belongsToDocument(_ line: String) -> Bool {
        guard let statement = try? Lexer.commands(line).first, statement.shellLine == nil else { return false }
        var words = statement.texts
        guard (try? GlobalOptions.take(from: &words)) != nil, let type = words.first.flatMap({ commands[$0] }) else { return true }
        return type.effect.onSession != .standsAside
    }

    private static func cell(_ info: String, _ text: String) -> String {
        let rows: [Substring] = text.split(separator: "\n" as Character)
        let longest = rows.map { (row: Substring) in row.prefix { $0 == "`" }.count }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\n\(fence)\(info)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }
}
