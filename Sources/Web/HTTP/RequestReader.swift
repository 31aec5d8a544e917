/// Reads the head of a request, and no more of it than a browser sends, and not for long.
struct RequestReader {
    /// A browser sends its head at once; one byte after the other is somebody else.
    static let patience = Duration.seconds(10)

    /// The request, and what came behind it.
    static func read(from stream: ByteStream) -> (request: HTTPRequest?, rest: [UInt8])? {
        let deadline = ContinuousClock.now + patience
        var bytes: [UInt8] = []
        while bytes.count <= HTTPRequest.limit {
            guard let more = stream.read(atMost: 4096, by: deadline) else { return nil }
            let from = max(0, bytes.count - 3)
            bytes += more
            if let end = end(of: bytes, from: from) {
                guard end <= HTTPRequest.limit else { return (nil, []) }
                return (HTTPRequest(Array(bytes[..<end])), Array(bytes[(end + 4)...]))
            }
        }
        return (nil, [])
    }

    private static func end(of bytes: [UInt8], from: Int) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (from...bytes.count - 4).first { bytes[$0] == 13 && bytes[$0 + 1] == 10 && bytes[$0 + 2] == 13 && bytes[$0 + 3] == 10 }
    }
}
