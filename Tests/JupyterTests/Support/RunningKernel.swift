import Files
import Foundation
import Testing

@testable import Jupyter

/// A kernel in a process of its own, and a client that speaks to it as a front end does.
final class RunningKernel {
    static let key = "a key"

    let process: Process
    let home: TemporaryPlace
    private var wire: Wire
    private let library: ZeroMQ
    private let sockets: [Channel: Socket]
    private let quiet: Int32

    /// - Parameter channels: those that the client uses.
    init(
        transport: String = "ipc", environment: [String: String] = [:], channels: [Channel] = Channel.allCases
    ) throws {
        home = try TemporaryPlace()
        let members = try Channel.allCases.enumerated().map { index, channel in
            "\"\(channel.rawValue)_port\":\(transport == "tcp" ? try Self.freePort() : index + 1)"
        }
        let place = transport == "tcp" ? "127.0.0.1" : home.file("socket")
        try home.write("""
            {"transport":"\(transport)","ip":"\(place)","key":"\(Self.key)","signature_scheme":"hmac-sha256",\(members.joined(separator: ","))}
            """, to: "kernel.json")
        process = Program.process(["kernel", "run", home.file("kernel.json")], home: home, environment: environment)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: "/dev/null")
        try process.run()
        wire = Wire(key: Array(Self.key.utf8))
        let library = try ZeroMQ()
        self.library = library
        let connection = try Connection(file: home.file("kernel.json"))
        let kinds: [Channel: Socket.Kind] = [
            .shell: .dealer, .control: .dealer, .stdin: .dealer, .iopub: .subscribe, .heartbeat: .request,
        ]
        var sockets: [Channel: Socket] = [:]
        for (channel, kind) in kinds where channels.contains(channel) {
            // Answers on stdin find the one who asked on shell by the name that both sockets have.
            let socket = try Socket(kind, library, name: kind == .dealer ? "the client" : "")
            try socket.connect(connection.address(of: channel))
            sockets[channel] = socket
        }
        self.sockets = sockets
        quiet = Bell().descriptor
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// A port that nobody listens at now.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        return try #require(isBound ? Int(UInt16(bigEndian: address.sin_port)) : nil)
    }

    /// Sends a request, of which any frame may be changed on the way.
    func send(
        _ type: String, _ content: String, on channel: Channel = .shell, changing change: (inout [[UInt8]]) -> Void = { _ in }
    ) {
        var frames = wire.frames(type, to: [], content: content)
        change(&frames)
        sockets[channel]?.send(frames)
    }

    /// Sends a code to be run.
    func execute(_ code: String, mayAsk: Bool = false, silent: Bool = false) {
        send("execute_request", """
            {"code":\(JSONText.string(code)),"silent":\(silent),"store_history":true,"user_expressions":{},\
            "allow_stdin":\(mayAsk),"stop_on_error":true}
            """)
    }

    /// The next message of a channel; nil after some seconds without one.
    func next(on channel: Channel, seconds: Double = 20) -> Message? {
        guard let socket = sockets[channel] else { return nil }
        let end = ContinuousClock.now + .seconds(seconds)
        while .now < end {
            if let frames = socket.receive() { return try? wire.read(frames) }
            library.wait(for: [socket], or: quiet, milliseconds: 50)
        }
        return nil
    }

    /// The next reply on shell or control, once the kernel listens.
    func reply(on channel: Channel = .shell) throws -> Message { try #require(next(on: channel)) }

    /// Waits until what the kernel says to everybody will be heard.
    func begin() throws {
        while let message = next(on: .iopub) { if message.type == "iopub_welcome" { return } }
        Issue.record("the kernel does not welcome")
    }

    /// What is said to everybody until a request is done.
    func outputs() -> [Message] {
        var outputs: [Message] = []
        while let message = next(on: .iopub) {
            outputs.append(message)
            if message.content["execution_state"]?.text == "idle" { return outputs }
        }
        return outputs
    }

    /// What comes back of bytes that are sent to show that somebody is there.
    func beat() -> [[UInt8]]? {
        sockets[.heartbeat]?.send([Array("beat".utf8)])
        for _ in 0..<200 {
            if let frames = sockets[.heartbeat]?.receive() { return frames }
            usleep(20_000)
        }
        return nil
    }

    /// Whether the process ends by itself within some seconds.
    func ends(within seconds: Double = 10) -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while process.isRunning, .now < end { usleep(10_000) }
        return !process.isRunning
    }
}
