/// The head of a request: there is nothing that a browser could send along.
struct HTTPRequest: Equatable {
    let method: String
    let path: String
    let query: String
    /// Names in small letters.
    private let fields: [String: String]

    /// Bytes that a head may have.
    static let limit = 8192

    /// - Parameter head: everything before the empty line.
    /// - Returns: nil for what is no request, and for one that says a thing twice.
    init?(_ head: [UInt8]) {
        guard head.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0D || $0 == 0x0A || $0 == 0x09 }) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        guard let first = lines.first?.split(separator: " ", omittingEmptySubsequences: false), first.count == 3,
            first[1].hasPrefix("/"), first[2] == "HTTP/1.1"
        else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
            let name = line[..<colon].lowercased()
            guard fields[name] == nil, !name.contains(where: { $0 == " " || $0 == "\t" }) else { return nil }
            fields[name] = Self.trimmed(line[line.index(after: colon)...])
        }
        method = String(first[0])
        let target = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        (path, query) = (String(target[0]), target.count > 1 ? String(target[1]) : "")
        self.fields = fields
    }

    subscript(name: String) -> String? { fields[name] }

    /// What the address says of a name: `token` in `/?token=…`.
    func asked(_ name: String) -> String? {
        query.split(separator: "&").first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// What the browser has kept under a name.
    func cookie(_ name: String) -> String? {
        (self["cookie"] ?? "").split(separator: ";").map(Self.trimmed).first { $0.hasPrefix(name + "=") }
            .map { String($0.dropFirst(name.count + 1)) }
    }

    /// Whether a list such as `keep-alive, Upgrade` has a word.
    func lists(_ word: String, in name: String) -> Bool {
        (self[name] ?? "").split(separator: ",").contains { Self.trimmed($0).lowercased() == word }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
