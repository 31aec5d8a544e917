import NIOHTTP1

/// Who is let in: the page itself, and no other page that happens to be open in the same browser.
struct Admission: Sendable {
    let host: String
    /// What has to be known where others than this machine can connect; nil on the loopback address.
    let token: String?

    static let cookie = "convo-token"

    init(host: String) {
        self.host = host
        token = Self.isLoopback(host) ? nil : Self.randomToken()
    }

    static func isLoopback(_ host: String) -> Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// 128 bits that nobody can guess.
    private static func randomToken() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(source.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The address to open.
    func address(_ port: Int) -> String {
        let name = host.contains(":") ? "[\(host)]" : host == "0.0.0.0" ? "127.0.0.1" : host
        return "http://\(name):\(port)/" + (token.map { "?token=\($0)" } ?? "")
    }

    /// Why a request is refused; nil for one that is let in.
    ///
    /// A page elsewhere can have its name lead to this machine, so the name that the browser was given is looked at; and it can
    /// send requests from where it is, so that is looked at too.
    ///
    /// - Parameters:
    ///   - port: that which it came to
    ///   - isSocket: whether it asks for a socket, which only a page does, so that it says where it comes from
    func refusal(of request: HTTPRequestHead, at port: Int, isSocket: Bool) -> HTTPResponse? {
        guard let named = request.headers.first(name: "host"), isOwn(named, port) else {
            let own = token == nil ? address(port) : "the address that was printed"
            return .refusal(.misdirectedRequest, "this is not the address of the page; open \(own)")
        }
        let origin = request.headers.first(name: "origin")
        guard origin == "http://\(named)" || (origin == nil && !isSocket) else {
            return .refusal(.forbidden, "only the page itself may ask this")
        }
        if let token, !Self.isSame(request.cookie(Self.cookie) ?? "", token), !Self.isSame(request.asked("token") ?? "", token) {
            return .refusal(.forbidden, "the token is missing or wrong; open the address that was printed")
        }
        return nil
    }

    private func isOwn(_ named: String, _ port: Int) -> Bool {
        let suffix = ":\(port)"
        let name = named.hasSuffix(suffix) ? String(named.dropLast(suffix.count)) : port == 80 ? named : ""
        if token == nil { return ["127.0.0.1", "localhost", "[::1]", host].contains(name) }
        // Behind a token the machine may be called what it is called: whoever knows the token has opened that address.
        return !name.isEmpty
    }

    /// Compares in a time that tells nothing.
    private static func isSame(_ given: String, _ wanted: String) -> Bool {
        let (left, right) = (Array(given.utf8), Array(wanted.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
