import Files

/// Where a kernel listens, and the key of its signatures: what a connection file says.
struct Connection: Equatable {
    enum Transport: String { case tcp, ipc }

    let transport: Transport
    /// An address of this machine; for ipc the beginning of the sockets' paths.
    let place: String
    let ports: [Channel: Int]
    /// Empty where nothing is signed.
    let key: [UInt8]

    /// The largest file that is read.
    private static let limit = 1 << 20

    /// - Throws: `ConnectionError` in one line.
    init(file: String) throws(ConnectionError) {
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(file, limit: Self.limit) } catch {
            throw ConnectionError(file: file, fault: .unreadable(error.reason))
        }
        do { try self.init(bytes) } catch { throw ConnectionError(file: file, fault: error) }
    }

    init(_ bytes: [UInt8]) throws(ConnectionError.Fault) {
        let json: JSON
        do { json = try JSON(bytes[...]) } catch { throw .noJSON(offset: error.offset) }
        guard case .object = json else { throw .noObject }
        let named = try Self.text("transport", in: json, usual: "tcp")
        guard let transport = Transport(rawValue: named) else { throw .unknownTransport(named) }
        let key = try Self.text("key", in: json, usual: "")
        let scheme = try Self.text("signature_scheme", in: json, usual: "hmac-sha256")
        guard scheme == "hmac-sha256" || key.isEmpty else { throw .unknownScheme(scheme) }
        var ports: [Channel: Int] = [:]
        for channel in Channel.allCases { ports[channel] = try Self.port(channel, in: json, transport) }
        self.transport = transport
        self.key = Array(key.utf8)
        self.ports = ports
        place = try Self.text("ip", in: json, usual: transport == .tcp ? "127.0.0.1" : "kernel-ipc")
    }

    /// Where a channel listens.
    func address(of channel: Channel) -> String {
        let port = ports[channel] ?? 0
        return switch transport {
        case .tcp: "tcp://\(place):\(port)"
        case .ipc: "ipc://\(place)-\(port)"
        }
    }

    private static func text(_ name: String, in json: JSON, usual: String) throws(ConnectionError.Fault) -> String {
        guard let value = json[name] else { return usual }
        guard let text = value.text, !text.utf8.contains(0) else { throw .noText(name) }
        return text
    }

    private static func port(
        _ channel: Channel, in json: JSON, _ transport: Transport
    ) throws(ConnectionError.Fault) -> Int {
        let name = channel.rawValue + "_port"
        guard let value = json[name] else { throw .missing(name) }
        // Those of ipc are endings of file names.
        let known = 1...(transport == .tcp ? 65535 : Int(Int32.max))
        guard let port = value.integer, known.contains(port) else { throw .badPort(name, known) }
        return port
    }
}
