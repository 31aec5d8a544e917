import Files

/// Texts of any length at an object: libhdf5 is not asked for them.
///
/// A text of any length stands in a heap of the whole file, and an attribute says its length and where it is. libhdf5 takes
/// the memory for it by that length and copies what the heap has, however long: a file that lies about it would write
/// beyond the memory. So the attribute's message and the heap are read here, from the format's specification
/// (HDF5 File Format Specification 3.0, III.E, IV.A.1, IV.A.2.m and IV.A.2.q).
///
///     attribute  ┌─────────┬───┬─────────┬─────────┬──────────┬──────┬──────┬───────┬──────────────────────────────┐
///                │ version │   │ size of │ size of │ size of  │ name │ type │ space │ for each text: length, heap, │
///                │ 1 to 3  │   │ name    │ type    │ space    │ \0   │      │       │ number in the heap           │
///                └─────────┴───┴─────────┴─────────┴──────────┴──────┴──────┴───────┴──────────────────────────────┘
///     heap       ┌──────┬─────────┬──────┬────────────────────────────────────────────┬───┐
///                │ GCOL │ version │ size │ number, count of users, length, text … \0 │ … │
///                └──────┴─────────┴──────┴────────────────────────────────────────────┴───┘
struct HDF5VariableTexts {
    private let bytes: [UInt8]
    private let fields: LittleEndianFields

    /// More parts of one object's header are not looked at.
    private static let mostParts = 256

    /// - Parameter bytes: the whole file
    init(_ bytes: [UInt8]) { (self.bytes, fields) = (bytes, LittleEndianFields(bytes)) }

    /// The texts of an attribute; nil where they are not to be found.
    ///
    /// - Parameter header: where the header of the attribute's object is
    func texts(named name: String, count: Int, header: Int) -> [String]? {
        let letters = Array(name.utf8) + [0]
        for message in attributes(header) {
            if let texts = texts(of: message, letters, count: count) { return texts }
        }
        return nil
    }

    private func begins(_ place: Int, with word: String) -> Bool {
        place >= 0 && place <= bytes.count - word.utf8.count && bytes[place..<place + word.utf8.count].elementsEqual(word.utf8)
    }

    // MARK: The header of an object

    /// Where the messages of attributes begin.
    private func attributes(_ header: Int) -> [Int] {
        let isNew = begins(header, with: "OHDR")
        guard let flags = fields.number(header + 5, 1), let first = isNew ? newPart(header, flags) : oldPart(header) else { return [] }
        var (parts, next, found) = ([first], 0, [Int]())
        while next < parts.count, parts.count <= Self.mostParts {
            var place = parts[next].lowerBound
            let end = parts[next].upperBound
            next += 1
            // The kind of a message, its size, and flags.
            let (kindSize, prefix) = isNew ? (1, flags & 4 == 0 ? 4 : 6) : (2, 8)
            while place + prefix <= end, let kind = fields.number(place, kindSize), let size = fields.number(place + kindSize, 2) {
                let data = place + prefix
                if kind == 0x0C { found.append(data) }
                if kind == 0x10, let start = fields.number(data, 8), let count = fields.number(data + 8, 8),
                    count >= 8, count <= bytes.count, start <= bytes.count - count {
                    parts.append(isNew ? start + 4..<start + count - 4 : start..<start + count)
                }
                place = data + size
            }
        }
        return found
    }

    private func oldPart(_ header: Int) -> Range<Int>? {
        guard fields.number(header, 1) == 1, let size = fields.number(header + 8, 4), header + 16 + size <= bytes.count else { return nil }
        return header + 16..<header + 16 + size
    }

    private func newPart(_ header: Int, _ flags: Int) -> Range<Int>? {
        // Times and limits stand before the size where the flags say so.
        let place = header + 6 + (flags & 0x20 == 0 ? 0 : 16) + (flags & 0x10 == 0 ? 0 : 4)
        let width = 1 << (flags & 3)
        guard let size = fields.number(place, width), size <= bytes.count - place - width else { return nil }
        return place + width..<place + width + size
    }

    // MARK: An attribute and its texts

    private func texts(of message: Int, _ name: [UInt8], count: Int) -> [String]? {
        guard let version = fields.number(message, 1), (1...3).contains(version), fields.number(message + 2, 2) == name.count,
            let type = fields.number(message + 4, 2), let space = fields.number(message + 6, 2)
        else { return nil }
        let start = message + (version == 3 ? 9 : 8)
        guard start + name.count <= bytes.count, bytes[start..<start + name.count].elementsEqual(name) else { return nil }
        // In the first version each part fills whole groups of eight bytes.
        let sizes = [name.count, type, space].map { version == 1 ? ($0 + 7) / 8 * 8 : $0 }
        let data = start + sizes.reduce(0, +)
        let texts = (0..<min(count, 1 << 16)).compactMap { text(at: data + 16 * $0) }
        return texts.count == count ? texts : nil
    }

    /// A text by its reference: length, 4 bytes; place of the heap, 8; number in it, 4.
    private func text(at place: Int) -> String? {
        guard let length = fields.number(place, 4), let heap = fields.number(place + 4, 8), let number = fields.number(place + 12, 4)
        else { return nil }
        if length == 0 { return "" }
        guard begins(heap, with: "GCOL"), let size = fields.number(heap + 8, 8), size <= bytes.count - heap else { return nil }
        var object = heap + 16
        while object + 16 <= heap + size, let own = fields.number(object, 2), own != 0, let count = fields.number(object + 8, 8),
            count <= heap + size - object - 16 {
            if own == number {
                guard length <= count else { return nil }
                return String(validating: bytes[object + 16..<object + 16 + length].prefix { $0 != 0 }, as: UTF8.self)
            }
            object += 16 + (count + 7) / 8 * 8
        }
        return nil
    }
}
