import Files

/// Networks as files: safetensors with everything that is needed to go on training.
///
/// The bytes depend on the network alone: no time, no speed, no path. A checksum over the whole file stands in it, so
/// that one changed byte anywhere is noticed.
public enum WeightFile {
    static let format = "convo.network"
    static let version = "1"
    static let longestHeader = 4 << 20
    static let largestFile = 1 << 30
    private static let blankChecksum = String(repeating: "0", count: 64)

    /// Writes a network to `path`, at once or not at all.
    public static func write(_ network: Network, to path: String) throws(WeightFileError) {
        do { try FileBytes.write(bytes(of: network), to: path) } catch {
            throw .cannotWrite(file: path, reason: error.reason)
        }
    }

    /// Reads a network that `write` wrote.
    public static func read(_ path: String) throws(WeightFileError) -> Network {
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path, limit: largestFile, isRegular: true) } catch {
            throw .cannotRead(file: path, reason: error.reason)
        }
        return try read(bytes: bytes, named: path)
    }

    /// Reads a network out of the bytes of a file; `name` is what errors call it.
    public static func read(bytes: [UInt8], named name: String) throws(WeightFileError) -> Network {
        let file = try checked(bytes, named: name)
        return try NetworkFields(file, file: name).network()
    }

    /// On what kind of build a file was made, "x86-64 fma": only the same kind makes the same bytes from its seed.
    public static func buildTarget(bytes: [UInt8], named name: String) throws(WeightFileError) -> String {
        try checked(bytes, named: name).metadata.first { $0.key == "target" }?.value ?? ""
    }

    /// The bytes of a network's file.
    public static func bytes(of network: Network) -> [UInt8] {
        signed(metadata: NetworkFields.metadata(of: network), entries: NetworkFields.entries(of: network))
    }

    /// A file with its checksum: the SHA-256 of the same file with 64 zeros in the checksum's place.
    static func signed(metadata: [(key: String, value: String)], entries: [Safetensors.Entry]) -> [UInt8] {
        let blank = Safetensors.bytes(metadata: metadata + [("sha256", blankChecksum)], entries: entries)
        return Safetensors.bytes(metadata: metadata + [("sha256", SHA256.sum(of: blank))], entries: entries)
    }

    private static func checked(_ bytes: [UInt8], named name: String) throws(WeightFileError) -> Safetensors {
        let file = try Safetensors.parse(bytes, file: name)
        let fields = Dictionary(file.metadata.map { ($0.key, $0.value) }) { first, _ in first }
        guard fields["format"] == format else { throw .foreign(file: name) }
        guard let checksum = fields["sha256"], let place = file.places["sha256"], place.count == blankChecksum.count
        else { throw .foreign(file: name) }
        var blank = bytes
        blank.replaceSubrange(place, with: blankChecksum.utf8)
        guard SHA256.sum(of: blank) == checksum else { throw .badChecksum(file: name) }
        guard fields["version"] == version else { throw .version(file: name, got: fields["version"] ?? "none") }
        return file
    }
}
