/// The lines of all sessions in one plain UTF-8 file: an entry a row, `\n` and `\\` written for newline and backslash. A
/// row that ends in a single backslash, as none does otherwise, says that the line came to nothing.
struct HistoryFile {
    let path: String

    struct Entry: Equatable {
        let line: String
        var hasFailed = false
    }

    /// The entries, oldest first. A file that has grown far beyond `limit` is cut to it.
    func load(limit: Int = 5000) -> [Entry] {
        guard let text = FileText.read(path) else { return [] }
        let rows = text.split(whereSeparator: \.isNewline)
        if rows.count > 4 * limit {
            FileText.replace(path, with: rows.suffix(limit).joined(separator: "\n") + "\n")
        }
        return rows.suffix(limit).map { row in
            let hasFailed = !row.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
            return Entry(line: Self.decode(hasFailed ? row.dropLast() : row), hasFailed: hasFailed)
        }
    }

    func append(_ entry: Entry) {
        FileText.append(Self.encode(entry.line) + (entry.hasFailed ? "\\" : "") + "\n", to: path)
    }

    static func encode(_ line: String) -> String {
        var row = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\\": row.append(contentsOf: #"\\"#.unicodeScalars)
            case "\n": row.append(contentsOf: #"\n"#.unicodeScalars)
            case "\r": break
            default: row.append(scalar)
            }
        }
        return String(row)
    }

    static func decode(_ row: some StringProtocol) -> String {
        var line = String.UnicodeScalarView()
        var escaped = false
        for scalar in row.unicodeScalars {
            if escaped {
                if scalar != "n" && scalar != "\\" { line.append("\\") }
                line.append(scalar == "n" ? "\n" : scalar)
                escaped = false
            } else if scalar == "\\" {
                escaped = true
            } else {
                line.append(scalar)
            }
        }
        if escaped { line.append("\\") }
        return String(line)
    }
}
