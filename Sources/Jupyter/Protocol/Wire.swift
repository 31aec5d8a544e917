import Files
import FoundationEssentials

/// Writes messages as frames and reads them, with signatures.
struct Wire {
    /// What the kernel speaks. Clients of 5.4 also get a welcome on iopub, which those of 5.3 pass over.
    static let version = "5.3"
    private static let delimiter = Array("<IDS|MSG>".utf8)

    private let key: [UInt8]
    /// Tells this kernel's messages, and its history, from those of another.
    let session = UUID().uuidString.lowercased()
    private var seen = SeenSignatures()

    /// - Parameter key: empty where nothing is signed.
    init(key: [UInt8]) { self.key = key }

    /// The message that frames hold.
    mutating func read(_ frames: [[UInt8]]) throws(MessageFault) -> Message {
        guard let place = frames.firstIndex(of: Self.delimiter) else { throw .noDelimiter }
        let rest = frames[(place + 1)...]
        guard rest.count >= 5, let signature = rest.first else { throw .tooShort(frames: rest.count) }
        let parts = Array(rest.dropFirst().prefix(4))
        if !key.isEmpty {
            let given = String(decoding: signature, as: UTF8.self)
            guard HMAC.isSame(given, HMAC.digits(of: parts, key: key)) else { throw .badSignature }
            guard seen.isNew(given) else { throw .replayed }
        }
        var values: [JSON] = []
        for (part, name) in zip(parts, ["header", "parent header", "metadata", "content"]) {
            guard let value = try? JSON(part[...]), case .object = value else { throw .noJSON(part: name) }
            values.append(value)
        }
        guard let header = parts.first, values[0]["msg_type"]?.text != nil else { throw .noType }
        return Message(
            identities: Array(frames[..<place]), headerText: String(decoding: header, as: UTF8.self), header: values[0],
            parent: values[1], content: values[3])
    }

    /// The frames of a message.
    ///
    /// - Parameters:
    ///   - identities: whom it goes to; on iopub its topic.
    ///   - parent: the header of the message that it answers.
    ///   - content: a JSON object, as is `metadata`.
    func frames(
        _ type: String, to identities: [[UInt8]], parent: String = "{}", metadata: String = "{}", content: String
    ) -> [[UInt8]] {
        let header = JSONText.object([
            ("msg_id", JSONText.string(UUID().uuidString.lowercased())), ("session", JSONText.string(session)),
            ("username", JSONText.string("convo")), ("date", JSONText.string(Self.now)),
            ("msg_type", JSONText.string(type)), ("version", JSONText.string(Self.version)),
        ])
        let parts = [header, parent, metadata, content].map { Array($0.utf8) }
        let signature = key.isEmpty ? "" : HMAC.digits(of: parts, key: key)
        return identities + [Self.delimiter, Array(signature.utf8)] + parts
    }

    /// `2026-11-23T12:00:00.123Z`.
    private static var now: String { Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }
}

/// Signatures that have come: a second message with one of them was recorded and sent again.
struct SeenSignatures {
    private var current: Set<String> = []
    private var older: Set<String> = []
    private static let most = 1 << 16

    /// Whether it comes for the first time, as far as the last 65,536 and more can tell.
    mutating func isNew(_ signature: String) -> Bool {
        guard !older.contains(signature), current.insert(signature).inserted else { return false }
        if current.count >= Self.most { (older, current) = (current, []) }
        return true
    }
}
