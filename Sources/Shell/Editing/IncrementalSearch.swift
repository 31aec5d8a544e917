/// Ctrl-R: a search backwards through the history that follows the pattern as it is typed. Pure: keys in, steps out.
///
/// libedit's own looks keys up by their low eight bits, so that some wide characters end it.
struct IncrementalSearch {
    /// What the editor is to do after a key.
    enum Step: Equatable {
        case goOn
        /// Keep the match in the line and give the key its usual meaning.
        case keep(Key)
        /// Put back the line as it was before the search.
        case giveUp
    }

    private(set) var pattern: String
    private(set) var match: Int?
    private(set) var failed = false
    private let history: History

    init(in history: History, pattern: String = "") {
        self.history = history
        self.pattern = ""
        if !pattern.isEmpty { type(pattern) }
    }

    var prompt: String { "search" + (failed ? ", nothing found" : "") + " '\(pattern)': " }

    var matchedLine: String? { match.map { history.lines[$0] } }

    /// Where the pattern begins in the matched line, in scalars.
    var matchedOffset: Int {
        guard let line = matchedLine?.unicodeScalars else { return 0 }
        let wanted = Array(pattern.unicodeScalars)
        let scalars = Array(line)
        return scalars.indices.last { scalars[$0...].starts(with: wanted) } ?? scalars.count
    }

    mutating func press(_ key: Key) -> Step {
        switch key {
        case .scalar("\u{12}"): searchOn()
        case .scalar("\u{07}"), .scalar("\u{1b}"): return .giveUp
        case .scalar("\u{08}"), .scalar("\u{7f}"): shorten()
        case .scalar(let scalar) where scalar.value >= 32: type(String(scalar))
        case .paste(let text): type(String(text.prefix { $0 != "\n" }))
        default: return .keep(key)
        }
        return .goOn
    }

    private mutating func searchOn() {
        let found = history.search(pattern, before: match)
        failed = found == nil && !pattern.isEmpty
        match = found ?? match
    }

    private mutating func shorten() {
        if !pattern.isEmpty { pattern.unicodeScalars.removeLast() }
        match = history.search(pattern)
        failed = match == nil && !pattern.isEmpty
    }

    private mutating func type(_ text: String) {
        pattern += text
        let found = history.search(pattern, before: match.map { $0 + 1 })
        failed = found == nil
        match = found ?? match
    }
}
