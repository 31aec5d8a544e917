/// The pieces of comma-separated values (RFC 4180).
enum CSVText {
    /// The shortest text that reads back as the same number; nothing for one that is not finite.
    static func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
        value.isFinite ? value.description : ""
    }

    /// A cell, in quotes where its text would be taken for more than one.
    static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
