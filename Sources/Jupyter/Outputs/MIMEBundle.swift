import Display
import Files
import FoundationEssentials
import Painting

/// An output in all the forms that a notebook may show; it takes the richest that it knows.
struct MIMEBundle: Equatable {
    /// Types with their JSON.
    private(set) var data: [String: String] = [:]
    private(set) var metadata: [String: String] = [:]

    /// A text and nothing else.
    init(text: String) { data["text/plain"] = JSONText.string(text) }

    /// - Parameters:
    ///   - look: how it is drawn as text.
    ///   - isText: whether somebody has asked for characters, as by `--as braille`.
    init(_ output: Output, look: RenderContext, isText: Bool = false) {
        self.init(text: TextRenderer(look).render(output))
        guard !isText else { return }
        let room = Room(columns: look.width, rows: look.height)
        if output.hasPictures {
            addPicture(output, in: room)
        } else if output.hasFigures, let bytes = try? SaveFormat.svg.encode(output, in: room) {
            data["image/svg+xml"] = JSONText.string(String(decoding: bytes, as: UTF8.self))
        } else if !output.tables.isEmpty {
            data["text/html"] = JSONText.string(HTMLRenderer().render(output))
        }
    }

    /// The page as `--save x.png` keeps it, words and scales included.
    private mutating func addPicture(_ output: Output, in room: Room) {
        guard let bytes = try? SaveFormat.png.encode(output, in: room) else { return }
        data["image/png"] = "\"\(Data(bytes).base64EncodedString())\""
        // It has two dots for one of the page, for sharp screens; width and height stand at byte 16 of the file.
        guard bytes.count >= 24 else { return }
        let sides = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } / 2 }
        metadata["image/png"] = JSONText.object([("width", "\(sides[0])"), ("height", "\(sides[1])")])
    }

    /// The members of a message that shows it.
    var members: [(key: String, json: String)] {
        [("data", Self.object(data)), ("metadata", Self.object(metadata))]
    }

    private static func object(_ values: [String: String]) -> String {
        JSONText.object(values.sorted { $0.key < $1.key }.map { (key: $0.key, json: $0.value) })
    }
}
