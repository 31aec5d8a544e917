/// The lines typed so far, oldest first, each text once: its latest use counts.
struct History {
    private(set) var lines: [String] = []
    /// Those that came to nothing: they can be called back and mended, but nobody is advised to type them again.
    private var failed: Set<String> = []
    let limit: Int

    init(limit: Int = 5000) { self.limit = limit }

    /// False when there is nothing to remember.
    @discardableResult
    mutating func add(_ line: String) -> Bool {
        guard line.contains(where: { !$0.isWhitespace }) else { return false }
        failed.remove(line)
        if let same = lines.lastIndex(of: line) { lines.remove(at: same) }
        lines.append(line)
        if lines.count > limit { lines.removeFirst(lines.count - limit) }
        return true
    }

    mutating func markFailed(_ line: String) { failed.insert(line) }

    /// The newest line before `end` (default: all) that holds `pattern`.
    func search(_ pattern: String, before end: Int? = nil) -> Int? {
        guard !pattern.isEmpty else { return nil }
        return lines.prefix(max(0, end ?? lines.count)).lastIndex { $0.contains(pattern) }
    }

    /// What the newest line that begins with `text` goes on with.
    func suggestion(for text: String) -> String {
        guard !text.isEmpty, !text.contains("\n") else { return "" }
        let start = text.unicodeScalars
        for line in lines.reversed() where line.unicodeScalars.starts(with: start) && !failed.contains(line) {
            let rest = String(line.unicodeScalars.dropFirst(start.count))
            if !rest.isEmpty { return rest }
        }
        return ""
    }
}
