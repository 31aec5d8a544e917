import Files

/// The formats in which weight files are read and written.
public struct WeightFormats: Sendable {
    /// All of them, the usual one first.
    public let all: [any WeightFormat]
    private let usual: any WeightReading & WeightWriting

    /// The largest file that is read, in bytes.
    static let largestFile = 1 << 30

    /// - Parameters:
    ///   - usual: the one that texts name and that a file which is like none of them is measured by
    ///   - others: in the order in which they are asked about a file
    public init(usual: any WeightReading & WeightWriting, others: [any WeightFormat] = []) {
        self.usual = usual
        all = [usual] + others
    }

    /// The format of this module alone.
    public static let own = WeightFormats(usual: SafetensorsFormat())

    /// The ending that a new file is given, with its dot: ".safetensors".
    public var usualEnding: String { "." + (usual.endings.first ?? usual.name) }

    /// The endings of the files that can be opened, with their dots.
    public var openedEndings: [String] { Self.endings(all.filter { $0 is any WeightReading }) }

    /// The endings under which networks can be saved, with their dots.
    public var savedEndings: [String] { Self.endings(all.filter { $0 is any WeightWriting }) }

    /// Reads a network from a file, in the format that its bytes begin like; where they begin like none, in that which its
    /// name tells.
    ///
    /// - Throws: one line that names the file
    public func read(_ path: String) throws -> Network { try open(path).network }

    /// Reads a network as ``read(_:)`` does, with what the user says of the file, and tells what was assumed.
    ///
    /// - Throws: one line that names the file
    public func open(_ path: String, _ hints: WeightHints = WeightHints()) throws -> OpenedNetwork {
        let beginning = try Self.reading(path) { () throws(FileFault) in
            try FileBytes.beginning(of: path, most: Safetensors.longestBeginning, limit: Self.largestFile)
        }
        let format = try format(of: path, beginning: beginning.bytes)
        guard beginning.bytes.count < beginning.size else { return try format.open(beginning.bytes, named: path, hints) }
        try format.check(beginning: beginning.bytes, size: beginning.size, named: path)
        let bytes = try Self.reading(path) { () throws(FileFault) in
            try FileBytes.read(path, limit: Self.largestFile)
        }
        return try format.open(bytes, named: path, hints)
    }

    private func format(of path: String, beginning bytes: [UInt8]) throws(WeightFileError) -> any WeightReading {
        let readers = all.compactMap { $0 as? any WeightReading }
        if let format = readers.first(where: { $0.recognizes(bytes) }) { return format }
        let named = readers.first { $0.name != usual.name && Self.tells(path.lowercased(), $0) }
        let nature = FileNature(bytes: bytes)
        switch nature {
        // What the bytes do not tell is measured by the format that the name tells, else by the usual one: it says what is missing.
        case nil, .empty, .safetensors: return named ?? usual
        case .hdf5, .keras, .pyTorch, .pickle, .npz, .zip, .tar, .text, .json: if let named { return named }
        default: break
        }
        throw .otherKind(file: path, kind: nature?.words ?? "", remedy: nature?.remedy, endings: openedEndings)
    }

    private static func reading<Result>(
        _ path: String, _ body: () throws(FileFault) -> Result
    ) throws(WeightFileError) -> Result {
        do { return try body() } catch { throw .cannotRead(file: path, reason: error.reason) }
    }

    /// Writes a network to a file, at once or not at all, in the format that its name tells; the usual one if it tells none.
    ///
    /// - Throws: one line that names the file
    public func write(_ network: Network, to path: String) throws {
        let writers = all.compactMap { $0 as? any WeightWriting }
        // What stood there must not make way for a file that nobody could open.
        if let tensor = network.firstBadTensor {
            throw WeightFileError.unsound(file: path, tensor: tensor.name, problem: tensor.problem)
        }
        let bytes = try (writers.first { Self.tells(path, $0) } ?? usual).bytes(of: network)
        do { try FileBytes.write(bytes, to: path) } catch {
            throw WeightFileError.cannotWrite(file: path, reason: error.reason)
        }
    }

    /// Whether a file under that name holds all of a network, its history and optimizer state too; those for other programs hold
    /// layers and weights alone.
    public func keepsTraining(_ path: String) -> Bool {
        let writer = all.first { $0 is any WeightWriting && Self.tells(path, $0) }
        return writer.map { $0.name == usual.name } ?? true
    }

    private static func endings(_ formats: [any WeightFormat]) -> [String] { formats.flatMap(\.endings).map { "." + $0 } }

    /// Whether a path ends as the format's files do.
    private static func tells(_ path: String, _ format: any WeightFormat) -> Bool {
        endings([format]).contains { path.hasSuffix($0) }
    }
}
