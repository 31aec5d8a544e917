import Files

/// A message as it came.
///
/// On the wire it is a row of frames:
///
///     names of the sender's sockets, put before it by ZeroMQ
///     <IDS|MSG>
///     signature, hexadecimal     HMAC-SHA-256 of the four below, or empty
///     header                     {"msg_id": …, "session": …, "msg_type": "execute_request", …}
///     parent header              that of the message that it answers, or {}
///     metadata                   {}
///     content                    what the type says
///     buffers                    any number, not signed
struct Message {
    /// Whom an answer goes to.
    let identities: [[UInt8]]
    /// As it stands in the frame: answers carry it as it is.
    let headerText: String
    let header: JSON
    let parent: JSON
    let content: JSON

    var type: String { header["msg_type"]?.text ?? "" }
    /// `execute_request` is answered by `execute_reply`.
    var replyType: String { type.hasSuffix("_request") ? type.dropLast("request".count) + "reply" : type + "_reply" }
}

/// Why a message is dropped.
enum MessageFault: Error, Equatable {
    case noDelimiter
    case tooShort(frames: Int)
    case badSignature
    case replayed
    case noJSON(part: String)
    case noType

    /// The rest of a sentence: a message was dropped, …
    var reason: String {
        switch self {
        case .noDelimiter: "it has no <IDS|MSG>"
        case .tooShort(let frames): "it has \(frames) frames of 5"
        case .badSignature: "its signature is wrong"
        case .replayed: "it came twice"
        case .noJSON(let part): "its \(part) is no JSON object"
        case .noType: "it does not say of which type it is"
        }
    }
}
