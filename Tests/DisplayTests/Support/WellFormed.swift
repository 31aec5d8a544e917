/// Reads HTML as it is written here: every element is closed in its order, and attributes stand in quotes.
enum WellFormed {
    private static let empty: Set<String> = ["br", "hr", "img", "meta"]

    /// What is wrong; nothing if all is well.
    static func faults(of html: String) -> [String] {
        var (open, faults, ids) = ([String](), [String](), Set<String>())
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            if rest[..<start].contains(">") { faults.append("a > that closes nothing") }
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return faults + ["a tag that does not end"] }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { faults.append("</\(tag.dropFirst())> closes another") }
                continue
            }
            let name = String(tag.prefix { $0.isLetter || $0.isNumber })
            if tag.count(where: { $0 == "\"" }) % 2 != 0 || tag.contains("<") { faults.append("quotes in <\(tag)>") }
            if let id = tag.firstMatch(of: /\bid="([^"]*)"/)?.1, !ids.insert(String(id)).inserted { faults.append("two of \(id)") }
            if !empty.contains(name), !tag.hasSuffix("/") { open.append(name) }
            // What stands in a style sheet is none.
            if name == "style", let close = rest.firstRange(of: "</style>") { rest = rest[close.lowerBound...] }
        }
        return faults + open.map { "<\($0)> is not closed" }
    }
}
