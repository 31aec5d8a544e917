import Files
import Testing

@testable import Jupyter

/// Messages as frames and back, and what is dropped.
@Suite struct WireTests {
    private let sender = Wire(key: Array("key".utf8))
    private var receiver = Wire(key: Array("key".utf8))

    private var frames: [[UInt8]] {
        sender.frames("execute_request", to: [[1, 2], [3]], parent: #"{"msg_id":"p"}"#, content: #"{"code":"7 é \"x\""}"#)
    }

    @Test mutating func `a message comes back as it was sent`() throws {
        let message = try receiver.read(frames + [[9]])
        #expect(message.identities == [[1, 2], [3]])
        #expect(message.type == "execute_request" && message.replyType == "execute_reply")
        #expect(message.parent["msg_id"]?.text == "p")
        #expect(message.content["code"]?.text == "7 é \"x\"")
        #expect(message.header["session"]?.text == sender.session)
        #expect(message.header["version"]?.text == "5.3")
        let date = try #require(message.header["date"]?.text)
        #expect(date.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/) != nil)
        #expect(try JSON(Array(message.headerText.utf8)[...]) == message.header)
    }

    @Test mutating func `the signature is that of the four parts by the key`() throws {
        let frames = frames
        #expect(String(decoding: frames[3], as: UTF8.self) == HMAC.digits(of: Array(frames[4...7]), key: Array("key".utf8)))
        var stranger = Wire(key: Array("other".utf8))
        #expect(throws: MessageFault.badSignature) { try stranger.read(frames) }
    }

    @Test mutating func `any part that was changed is refused`() {
        for part in 3...7 {
            var changed = frames
            changed[part].append(UInt8(ascii: " "))
            #expect(throws: MessageFault.badSignature) { try receiver.read(changed) }
        }
        var unsigned = frames
        unsigned[3] = []
        #expect(throws: MessageFault.badSignature) { try receiver.read(unsigned) }
    }

    @Test mutating func `a message that comes again is refused`() throws {
        let frames = frames
        _ = try receiver.read(frames)
        #expect(throws: MessageFault.replayed) { try receiver.read(frames) }
    }

    @Test mutating func `frames that are no message are refused`() {
        let frames = frames
        #expect(throws: MessageFault.noDelimiter) { try receiver.read([]) }
        #expect(throws: MessageFault.noDelimiter) { try receiver.read(Array(frames[..<2])) }
        #expect(throws: MessageFault.tooShort(frames: 0)) { try receiver.read(Array(frames[..<3])) }
        #expect(throws: MessageFault.tooShort(frames: 4)) { try receiver.read(Array(frames[..<7])) }
    }

    @Test(arguments: [
        (0, "{", MessageFault.noJSON(part: "header")), (0, "[]", .noJSON(part: "header")), (0, "{}", .noType),
        (1, "7", .noJSON(part: "parent header")), (2, "", .noJSON(part: "metadata")), (3, "{\"a\":\u{1}}", .noJSON(part: "content")),
        (3, String(repeating: "[", count: 100_000), .noJSON(part: "content")),
    ]) func `parts that are no JSON objects are refused, signed or not`(_ part: Int, _ text: String, _ fault: MessageFault) {
        let key = Array("key".utf8)
        var parts = [#"{"msg_type":"a"}"#, "{}", "{}", "{}"].map { Array($0.utf8) }
        parts[part] = Array(text.utf8)
        let signature = Array(HMAC.digits(of: parts, key: key).utf8)
        var signed = Wire(key: key)
        #expect(throws: fault) { try signed.read([Array("<IDS|MSG>".utf8), signature] + parts) }
        var open = Wire(key: [])
        #expect(throws: fault) { try open.read([Array("<IDS|MSG>".utf8), []] + parts) }
    }

    @Test func `without a key nothing is signed and nothing is counted`() throws {
        var open = Wire(key: [])
        let frames = Wire(key: []).frames("a", to: [], content: "{}")
        #expect(frames[1].isEmpty)
        for _ in 0..<2 { #expect(try open.read(frames).type == "a") }
    }

    @Test func `signatures are remembered for long but not for ever`() {
        var seen = SeenSignatures()
        var answers = [seen.isNew("first")]
        let fresh = (0..<(1 << 16)).count { seen.isNew("\($0)") }
        answers.append(seen.isNew("first"))
        for number in 0..<(1 << 17) { _ = seen.isNew("later \(number)") }
        answers.append(seen.isNew("first"))
        #expect(fresh == 1 << 16)
        #expect(answers == [true, false, true])
    }
}
