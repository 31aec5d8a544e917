import NIOHTTP1

/// What a request says, as the page's server asks for it.
extension HTTPRequestHead {
    /// Whether it may come from a browser: it names a path of this server, and says nothing twice.
    var isPlain: Bool {
        version == .http1_1 && uri.hasPrefix("/") && Set(headers.map { $0.name.lowercased() }).count == headers.count
    }

    var path: String { String(uri.prefix { $0 != "?" }) }

    /// What the address says of a name: `token` in `/?token=…`.
    func asked(_ name: String) -> String? { Self.value(of: name, in: uri.dropFirst(path.count + 1).split(separator: "&")) }

    /// What the browser has kept under a name.
    func cookie(_ name: String) -> String? {
        Self.value(of: name, in: (headers.first(name: "cookie") ?? "").split(separator: ";").map { $0.drop { $0 == " " } })
    }

    /// Whether a list such as `keep-alive, Upgrade` has a word.
    func lists(_ word: String, in name: String) -> Bool { headers[canonicalForm: name].contains { $0.lowercased() == word } }

    private static func value(of name: String, in pairs: [Substring]) -> String? {
        pairs.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}
