import Glibc

/// A place where browsers connect.
///
/// Unsafe code: addresses are C structures that live until the socket is bound.
struct Listener: Sendable {
    /// Where it really listens: 0 asks the system for a free one.
    let port: Int
    private let descriptor: Int32

    /// - Throws: in one line, for an address that is none of this machine's, and for a port that is taken.
    init(host: String, port: Int) throws(ServeError) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else { throw .noAddress(host) }
        defer { freeaddrinfo(found) }
        let place = found.pointee
        descriptor = socket(place.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, place.ai_addr, place.ai_addrlen) == 0, listen(descriptor, 64) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EADDRNOTAVAIL ? .noAddress(host) : .closed(host: host, port: port, reason: String(cString: strerror(code)))
        }
        self.port = Self.port(of: descriptor) ?? port
    }

    private static func port(of descriptor: Int32) -> Int? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard getsockname(descriptor, address, &length) == 0 else { return nil }
                // Both kinds of address have the port at the same place.
                return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { Int(UInt16(bigEndian: $0.pointee.sin_port)) }
            }
        }
    }

    /// The next browser; nil once it is ended.
    func accept() -> ByteStream? {
        while true {
            let client = Glibc.accept(descriptor, nil, nil)
            if client >= 0 {
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                return ByteStream(client)
            }
            switch errno {
            case EINTR, ECONNABORTED, EAGAIN: continue
            // As many files are open as may be: some will close.
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: usleep(50_000)
            default:
                // Not before: its number may be another's at once.
                close(descriptor)
                return nil
            }
        }
    }

    /// Lets nobody in any more, and ends the waiting for one.
    func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}
