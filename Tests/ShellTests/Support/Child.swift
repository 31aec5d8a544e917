import Glibc

/// The built program, and C copies of what it is started with: between fork and exec nothing may be allocated.
struct Child {
    /// The products lie beside the test bundle.
    static let program: String = {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { readlink("/proc/self/exe", $0, 4096) } ?? 0 }
        }
        let path = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        return path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/convo"
    }()

    let arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    let environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    init(_ words: [String], of program: String = program, environment: [String: String]) {
        arguments = Self.copy([program] + words)
        self.environment = Self.copy(environment.map { "\($0)=\($1)" })
    }

    private static func copy(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() { (copies + index).initialize(to: strdup(text)) }
        (copies + texts.count).initialize(to: nil)
        return copies
    }

    func free() {
        for list in [arguments, environment] {
            var next = list
            while let text = next.pointee {
                Glibc.free(text)
                next += 1
            }
            list.deallocate()
        }
    }
}

/// How a child ended.
enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)

    init(waitingFor pid: pid_t) {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        self = status & 0x7f == 0 ? .exit((status >> 8) & 0xff) : .signal(status & 0x7f)
    }
}
