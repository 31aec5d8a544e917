import Glibc

/// The user's own editor, for a line that has become long.
enum TextEditor {
    /// What the user makes of a text in `$VISUAL`, `$EDITOR` or vi; nil where the editor could not be run or ended in failure,
    /// so that the text stays as it is.
    ///
    /// The terminal must be as other programs expect it. The file is the user's alone, and is gone afterwards.
    static func edited(_ text: String) -> String? {
        let folder = Environment.value("TMPDIR") ?? "/tmp"
        let path = "\(folder)/convo-\(getpid())-\(UInt32.random(in: .min ... .max)).convo"
        guard FileText.append(text + "\n", to: path) else { return nil }
        defer { unlink(path) }
        let editor = ["VISUAL", "EDITOR"].compactMap { Environment.value($0) }.first { !$0.isEmpty } ?? "vi"
        let quoted = "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        guard UserShell.run("\(editor) \(quoted)") == 0, let edited = FileText.read(path) else { return nil }
        return String(edited.reversed().drop(while: \.isNewline).reversed())
    }
}
