import Files

/// The container format of weight files.
///
///     ┌──────────────┬──────────────────────────┬──────────────────────────────┐
///     │ 8 bytes      │ n bytes                  │ to the end of the file       │
///     │ n, little-   │ JSON: name → dtype,      │ the values of all tensors,   │
///     │ endian       │ shape, data_offsets      │ without gaps, little-endian  │
///     └──────────────┴──────────────────────────┴──────────────────────────────┘
///
/// `__metadata__` in the header maps strings to strings. Source: the safetensors format description (Hugging Face).
package struct Safetensors {
    struct Entry: Equatable {
        let name: String
        let shape: [Int]
        let values: [Float]
    }

    /// The bytes of one tensor, not yet read as numbers.
    package struct Place: Equatable {
        package let name: String
        package let shape: [Int]
        package let type: NumberType
        /// In the whole file.
        package let range: Range<Int>
    }

    /// The metadata in the file's order.
    let metadata: [(key: String, value: String)]
    /// Where the text of each metadata value stands in the file.
    let textPlaces: [String: Range<Int>]
    /// The tensors in the order of their bytes.
    package let places: [Place]

    /// The longest header that is read, in bytes.
    static let longestHeader = 4 << 20
    /// As many bytes from its beginning tell all about a file but its numbers.
    static let longestBeginning = 8 + longestHeader

    /// Whether bytes begin with the length of a header that they hold, and with its brace.
    package static func beginsLikeOne(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 10, bytes[8] == UInt8(ascii: "{") else { return false }
        return (2...UInt64(min(bytes.count - 8, longestHeader))).contains(headerLength(bytes))
    }

    /// Whether the header of a file that begins like one says that this program wrote it.
    package static func isOwn(_ bytes: [UInt8]) -> Bool {
        guard beginsLikeOne(bytes) else { return false }
        return bytes[8..<8 + Int(headerLength(bytes))].firstRange(of: Array("\"\(SafetensorsFormat.format)\"".utf8)) != nil
    }

    private static func headerLength(_ bytes: [UInt8]) -> UInt64 {
        (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
    }

    /// Reads what a file says of itself; nothing larger than its header is allocated.
    ///
    /// - Parameters:
    ///   - beginning: the file, or its first ``longestBeginning`` bytes
    ///   - size: how many bytes the file has
    ///   - types: those that its numbers may have
    init(
        beginning bytes: [UInt8], size: Int, file: String, types: [NumberType] = [.float32]
    ) throws(WeightFileError) {
        guard bytes.count >= 8 else { throw .tooShort(file: file, bytes: size) }
        let length = Self.headerLength(bytes)
        guard length >= 2, length <= UInt64(min(bytes.count - 8, Self.longestHeader)) else {
            throw .headerLength(file: file, length: length, available: size - 8)
        }
        let data = 8 + Int(length)
        let header: JSON
        do { header = try JSON(bytes[8..<data]) } catch {
            var duplicate: String?
            if case .duplicateKey(let key) = error.problem { duplicate = key }
            throw .badHeader(file: file, offset: error.offset, duplicate: duplicate)
        }
        guard case .object(let members) = header else { throw .badHeader(file: file, offset: 0, duplicate: nil) }
        var (metadata, texts, places) = ([(key: String, value: String)](), [String: Range<Int>](), [Place]())
        for member in members {
            if member.key == "__metadata__" {
                (metadata, texts) = try Self.strings(member.value, file: file)
            } else {
                let table = try TableEntry(member.value, name: member.key, available: size - data, types: types, file: file)
                places.append(Place(
                    name: member.key, shape: table.shape, type: table.type,
                    range: data + table.begin..<data + table.end))
            }
        }
        places.sort { $0.range.lowerBound < $1.range.lowerBound }
        var end = 0
        for place in places {
            guard place.range.lowerBound == data + end else {
                throw .badTensor(
                    file: file, tensor: place.name, problem: .gap(at: end, begins: place.range.lowerBound - data))
            }
            end = place.range.upperBound - data
        }
        guard data + end == size else { throw .trailingBytes(file: file, bytes: size - data - end) }
        (self.metadata, textPlaces, self.places) = (metadata, texts, places)
    }

    /// Reads a whole file of another program, its numbers of any type.
    package init(ofAnyType bytes: [UInt8], file: String) throws(WeightFileError) {
        try self.init(beginning: bytes, size: bytes.count, file: file, types: NumberType.allCases)
    }

    /// Reads a whole file; nothing larger than the file itself is allocated, whatever its header says.
    static func parse(_ bytes: [UInt8], file: String) throws(WeightFileError) -> Safetensors {
        try Safetensors(beginning: bytes, size: bytes.count, file: file)
    }

    /// Metadata by their keys, the first of two.
    var fields: [String: String] { Dictionary(metadata.map { ($0.key, $0.value) }) { first, _ in first } }

    private static func strings(_ value: JSON, file: String) throws(WeightFileError)
        -> ([(key: String, value: String)], [String: Range<Int>]) {
        guard case .object(let members) = value else { throw .foreign(file: file) }
        var (metadata, places) = ([(key: String, value: String)](), [String: Range<Int>]())
        for member in members {
            guard case .string(let text, let range) = member.value else { throw .foreign(file: file) }
            metadata.append((member.key, text))
            places[member.key] = range
        }
        return (metadata, places)
    }

    /// The bytes of a file with these metadata and tensors, in their order; the same for the same input.
    static func bytes(metadata: [(key: String, value: String)], entries: [Entry]) -> [UInt8] {
        var offset = 0
        let pairs = metadata.map { "\(JSONText.string($0.key)):\(JSONText.string($0.value))" }
        var header = "{\"__metadata__\":{" + pairs.joined(separator: ",") + "}"
        for entry in entries {
            let end = offset + 4 * entry.values.count
            let shape = entry.shape.map { "\($0)" }.joined(separator: ",")
            header += ",\(JSONText.string(entry.name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
                + "\"data_offsets\":[\(offset),\(end)]}"
            offset = end
        }
        header += "}"
        // The data begins at a multiple of 8, as readers that map the file expect.
        header += String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
        var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
        bytes.reserveCapacity(8 + header.utf8.count + offset)
        bytes += header.utf8
        for entry in entries { bytes.append(littleEndian: entry.values) }
        return bytes
    }
}

/// One tensor's line of the header, checked against the data that is really there.
private struct TableEntry {
    let shape: [Int]
    let type: NumberType
    let begin: Int
    let end: Int

    init(_ value: JSON, name: String, available: Int, types: [NumberType], file: String) throws(WeightFileError) {
        func problem(_ problem: WeightFileError.TensorProblem) -> WeightFileError {
            .badTensor(file: file, tensor: name, problem: problem)
        }
        guard let type = value["dtype"]?.text, let sizes = value["shape"]?.elements,
            let offsets = value["data_offsets"]?.elements, offsets.count == 2,
            let begin = offsets[0].integer, let end = offsets[1].integer
        else { throw problem(.entry) }
        guard let type = types.first(where: { $0.safetensorsName == type }) else { throw problem(.type(type)) }
        var (shape, count) = ([Int](), 1)
        guard sizes.count <= 8 else { throw problem(.shape) }
        for size in sizes {
            guard let size = size.integer, size >= 1 else { throw problem(.shape) }
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow, product <= available / type.width else { throw problem(.shape) }
            shape.append(size)
            count = product
        }
        guard begin >= 0, begin <= end, end <= available else {
            throw problem(.offsets(begin, end, available: available))
        }
        guard end - begin == type.width * count else { throw problem(.size(values: count, bytes: end - begin)) }
        (self.shape, self.type, self.begin, self.end) = (shape, type, begin, end)
    }
}

extension NumberType {
    /// What the header calls it.
    fileprivate var safetensorsName: String {
        switch self {
        case .float16: "F16"
        case .bfloat16: "BF16"
        case .float32: "F32"
        case .float64: "F64"
        case .int8: "I8"
        case .int16: "I16"
        case .int32: "I32"
        case .int64: "I64"
        case .uint8: "U8"
        case .uint16: "U16"
        case .uint32: "U32"
        case .uint64: "U64"
        case .boolean: "BOOL"
        }
    }
}
