import Files

/// What was run in a kernel, for clients that look back.
struct InputHistory {
    struct Entry: Equatable {
        /// The number of its cell.
        let line: Int
        let input: String
    }

    /// There is this one session and no file of earlier ones.
    private static let session = 1

    private(set) var entries: [Entry] = []

    mutating func append(_ input: String, line: Int) { entries.append(Entry(line: line, input: input)) }

    /// What a `history_request` asks for.
    func found(_ request: JSON) -> [Entry] {
        let count = request["n"]?.integer
        switch request["hist_access_type"]?.text {
        case "tail": return last(count, of: entries)
        case "range": return range(request)
        case "search":
            let pattern = Array(request["pattern"]?.text ?? "*")
            let fitting = entries.filter { Self.fits(Array($0.input), pattern) }
            return last(count, of: request["unique"]?.flag == true ? Self.unique(fitting) : fitting)
        default: return []
        }
    }

    /// `[[session, line, input] …]`; with outputs, which nobody keeps, `[input, null]` stands for an input.
    func reply(_ request: JSON) -> String {
        let hasOutputs = request["output"]?.flag == true
        let rows = found(request).map { entry in
            let input = JSONText.string(entry.input)
            return JSONText.array(["\(Self.session)", "\(entry.line)", hasOutputs ? JSONText.array([input, "null"]) : input])
        }
        return JSONText.array(rows)
    }

    private func last(_ count: Int?, of entries: [Entry]) -> [Entry] {
        count.map { Array(entries.suffix(max(0, $0))) } ?? entries
    }

    /// Session 0 is the one that runs; lines from `start` up to, but without, `stop`.
    private func range(_ request: JSON) -> [Entry] {
        guard [0, Self.session].contains(request["session"]?.integer ?? 0) else { return [] }
        let (start, stop) = (request["start"]?.integer ?? 1, request["stop"]?.integer ?? .max)
        return entries.filter { $0.line >= start && $0.line < stop }
    }

    /// Of equal inputs the last.
    private static func unique(_ entries: [Entry]) -> [Entry] {
        var seen: Set<String> = []
        return entries.reversed().filter { seen.insert($0.input).inserted }.reversed()
    }

    /// Whether a text is what a pattern says, in which `*` is any text and `?` any character.
    ///
    /// Time grows with the product of their lengths: of a `*` that was too short only the last is tried again.
    private static func fits(_ text: [Character], _ pattern: [Character]) -> Bool {
        var (place, sign) = (0, 0)
        var again: (place: Int, sign: Int)?
        while place < text.count {
            if sign < pattern.count, pattern[sign] == "*" {
                again = (place, sign)
                sign += 1
            } else if sign < pattern.count, pattern[sign] == "?" || pattern[sign] == text[place] {
                (place, sign) = (place + 1, sign + 1)
            } else if let star = again {
                again = (star.place + 1, star.sign)
                (place, sign) = (star.place + 1, star.sign + 1)
            } else {
                return false
            }
        }
        return pattern[sign...].allSatisfy { $0 == "*" }
    }
}
