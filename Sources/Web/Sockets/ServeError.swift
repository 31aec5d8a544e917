import Words

/// Why the page cannot be served.
enum ServeError: ReportedError, Equatable {
    case noAddress(String)
    case closed(host: String, port: Int, reason: String)
    case badPort(Int)

    var exitStatus: Int32 {
        switch self {
        case .noAddress, .closed: 1
        case .badPort: 64
        }
    }

    var description: String {
        switch self {
        case .noAddress(let host): "there is no address '\(host)' on this machine; use one of its own, such as 127.0.0.1 or 0.0.0.0"
        case .closed(let host, let port, let reason):
            "cannot listen on \(host), port \(port): \(reason); choose another port, as in `convo serve --port \(port == 8087 ? 8088 : 8087)`"
        case .badPort(let port): "a port is a number from 0 to 65535, not \(port); 0 takes a free one"
        }
    }
}
