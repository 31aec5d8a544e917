import Words

/// Why a kernel cannot begin to listen.
struct ConnectionError: ReportedError, Equatable {
    enum Fault: Error, Equatable {
        case unreadable(String)
        case noJSON(offset: Int)
        case noObject
        case missing(String)
        case noText(String)
        case badPort(String, ClosedRange<Int>)
        case unknownTransport(String)
        case unknownScheme(String)
        /// There is no libzmq, for this reason.
        case noLibrary(String)
        /// The system, or libzmq, does not let it listen there.
        case closed(address: String, reason: String)
    }

    /// The connection file.
    let file: String
    let fault: Fault

    var description: String {
        switch fault {
        case .unreadable(let reason): "\(file): \(reason)"
        case .noJSON(let offset): "\(file) is not a connection file: no JSON at byte \(offset)"
        case .noObject: "\(file) is not a connection file: expected a JSON object"
        case .missing(let name): "\(file) has no \(name)"
        case .noText(let name): "\(file): \(name) expects a text"
        case .badPort(let name, let known):
            "\(file): \(name) expects a number from \(known.lowerBound) to \(known.upperBound)"
        case .unknownTransport(let name): "\(file): there is no transport '\(name)' here; expected tcp or ipc"
        case .unknownScheme(let name): "\(file): signatures of '\(name)' are unknown here; expected hmac-sha256"
        case .noLibrary(let reason): "a kernel cannot start: \(reason)"
        case .closed(let address, let reason): "cannot listen at \(address): \(reason)"
        }
    }
}
