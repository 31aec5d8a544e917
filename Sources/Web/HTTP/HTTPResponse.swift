import NIOHTTP1

/// An answer to a request, with all that a browser is to hold the page to.
struct HTTPResponse: Sendable {
    var status = HTTPResponseStatus.ok
    var fields = HTTPHeaders()
    var body: [UInt8] = []

    /// A refusal, in a line of words.
    static func refusal(_ status: HTTPResponseStatus, _ words: String) -> HTTPResponse {
        HTTPResponse(status: status, fields: ["Content-Type": "text/plain; charset=utf-8"], body: Array((words + "\n").utf8))
    }

    /// Nothing comes from elsewhere, nothing goes elsewhere, no other page may frame this one. Pictures stand in the page, and
    /// what commands show has styles of its own.
    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let always: HTTPHeaders = [
        "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp", "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cache-Control": "no-store", "Connection": "close",
    ]

    /// As it is sent.
    var head: HTTPResponseHead {
        var headers = fields
        headers.add(contentsOf: Self.always)
        headers.add(name: "Content-Length", value: "\(body.count)")
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }
}
