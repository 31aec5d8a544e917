/// A line of a file, with what ends it.
struct Line: Sendable, Hashable {
    let text: String
    /// `\n`, `\r\n`, or nothing where the file ends.
    let end: String

    /// As it stands in the file.
    var source: String { text + end }

    /// The lines of a text; none of an empty one.
    static func lines(of text: String) -> [Line] {
        let bytes = text.utf8
        var lines: [Line] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            let next = feed.map { bytes.index(after: $0) } ?? bytes.endIndex
            lines.append(Line(source: text[start..<next]))
            start = next
        }
        return lines
    }

    init(text: String, end: String) {
        self.text = text
        self.end = end
    }

    /// Bytes are looked at, not characters: to these `\r\n` is one, and a letter one with the accent behind it.
    private init(source: Substring) {
        end = source.utf8.hasSuffix("\r\n") ? "\r\n" : source.utf8.hasSuffix("\n") ? "\n" : ""
        text = String(Substring(source.utf8.dropLast(end.utf8.count)))
    }

    /// The line with more marks of a fence behind `place` bytes.
    func inserting(_ mark: UInt8, count: Int, at place: Int) -> Line {
        let marks = String(repeating: Character(Unicode.Scalar(mark)), count: count)
        return Line(text: "\(Substring(text.utf8.prefix(place)))\(marks)\(Substring(text.utf8.dropFirst(place)))", end: end)
    }
}

extension Substring.UTF8View {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
