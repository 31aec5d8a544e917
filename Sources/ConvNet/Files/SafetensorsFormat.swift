import Files

/// Networks as safetensors with everything that is needed to go on training.
///
/// The bytes depend on the network alone: no time, no speed, no path. A checksum over the whole file stands in it, so
/// that one changed byte anywhere is noticed.
public struct SafetensorsFormat: WeightReading, WeightWriting {
    static let format = "convo.network"
    static let version = "1"
    private static let blankChecksum = String(repeating: "0", count: 64)

    public let name = "safetensors"
    public let endings = ["safetensors"]

    /// The format; it has no settings.
    public init() {}

    /// A file of another program is left to whoever reads these; where nobody does, it is measured by this format.
    public func recognizes(_ bytes: [UInt8]) -> Bool { Safetensors.isOwn(bytes) }

    /// Reads a network out of the bytes of a file; `name` is what errors call it.
    public func read(_ bytes: [UInt8], named name: String) throws(WeightFileError) -> Network {
        let file = try Safetensors.parse(bytes, file: name)
        try Self.check(file, bytes, named: name)
        return try NetworkFields(file, file: name).network(from: bytes)
    }

    /// Refuses a file whose header is none of a network: it need not be read whole.
    public func check(beginning bytes: [UInt8], size: Int, named name: String) throws(WeightFileError) {
        let file = try Safetensors(beginning: bytes, size: size, file: name)
        guard file.fields["format"] == Self.format else { throw .foreign(file: name) }
        try Self.checkVersion(file.fields, named: name)
        try NetworkFields(file, file: name).checkTensors()
    }

    /// The bytes of a network's file.
    public func bytes(of network: Network) -> [UInt8] {
        Self.signed(metadata: NetworkFields.metadata(of: network), entries: NetworkFields.entries(of: network))
    }

    /// A file with its checksum: the SHA-256 of the same file with 64 zeros in the checksum's place.
    static func signed(metadata: [(key: String, value: String)], entries: [Safetensors.Entry]) -> [UInt8] {
        let blank = Safetensors.bytes(metadata: metadata + [("sha256", blankChecksum)], entries: entries)
        return Safetensors.bytes(metadata: metadata + [("sha256", SHA256.sum(of: blank))], entries: entries)
    }

    private static func check(_ file: Safetensors, _ bytes: [UInt8], named name: String) throws(WeightFileError) {
        let fields = file.fields
        guard fields["format"] == format else { throw .foreign(file: name) }
        guard let checksum = fields["sha256"], let place = file.textPlaces["sha256"], place.count == blankChecksum.count
        else { throw .foreign(file: name) }
        // Piece by piece: a copy of the file with zeros in it would take as much memory again.
        var sum = SHA256()
        for piece in [bytes[..<place.lowerBound], Array(blankChecksum.utf8)[...], bytes[place.upperBound...]] { sum.add(piece) }
        guard sum.digits == checksum else { throw .badChecksum(file: name) }
        try checkVersion(fields, named: name)
    }

    private static func checkVersion(_ fields: [String: String], named name: String) throws(WeightFileError) {
        guard fields["version"] == version else { throw .version(file: name, got: fields["version"] ?? "none") }
    }
}
