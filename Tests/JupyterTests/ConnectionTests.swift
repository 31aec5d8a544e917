import Files
import Testing

@testable import Jupyter

/// Connection files, good and hostile.
@Suite struct ConnectionTests {
    private static let ports = #""shell_port":1,"control_port":2,"stdin_port":3,"iopub_port":4,"hb_port":5"#

    private func connection(_ text: String) throws(ConnectionError.Fault) -> Connection { try Connection(Array(text.utf8)) }

    @Test func `the addresses are those of the file`() throws {
        let tcp = try connection("{\(Self.ports),\"ip\":\"127.0.0.1\",\"key\":\"k\",\"signature_scheme\":\"hmac-sha256\"}")
        #expect(tcp.address(of: .iopub) == "tcp://127.0.0.1:4")
        #expect(tcp.key == Array("k".utf8))
        let ipc = try connection("{\(Self.ports),\"transport\":\"ipc\",\"ip\":\"/tmp/k\"}")
        #expect(ipc.address(of: .heartbeat) == "ipc:///tmp/k-5")
        #expect(ipc.key.isEmpty)
    }

    private static let faults: [(String, ConnectionError.Fault)] = [
        ("{", .noJSON(offset: 1)),
        ("[1]", .noObject),
        (#"{"shell_port":1}"#, .missing("control_port")),
        (with(port: "65536"), .badPort("shell_port", 1...65535)),
        (with(port: "0"), .badPort("shell_port", 1...65535)),
        (with(port: "\"1\""), .badPort("shell_port", 1...65535)),
        (with(port: "1.5"), .badPort("shell_port", 1...65535)),
        (with(more: #""transport":"udp""#), .unknownTransport("udp")),
        (with(more: #""key":"k","signature_scheme":"hmac-md5""#), .unknownScheme("hmac-md5")),
        (with(more: #""key":7"#), .noText("key")),
        (with(more: #""ip":"a\u0000b""#), .noText("ip")),
    ]

    private static func with(port: String = "1", more: String = #""key":"""#) -> String {
        "{" + ports.replacing(#""shell_port":1"#, with: "\"shell_port\":" + port) + "," + more + "}"
    }

    @Test(arguments: faults) func `what is wrong with a file is said in one line`(_ text: String, _ fault: ConnectionError.Fault) {
        #expect(throws: fault) { try connection(text) }
        let line = ConnectionError(file: "k.json", fault: fault).description
        #expect(line.contains("k.json") && !line.contains("\n"))
    }

    @Test func `a file that is not there is named`() {
        let fault = ConnectionError.Fault.unreadable("No such file or directory")
        #expect(throws: ConnectionError(file: "/nonexistent/k.json", fault: fault)) {
            try Connection(file: "/nonexistent/k.json")
        }
    }
}
