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
        if let format = readers.first(where: { Self.tells(path.lowercased(), $0) }), format.name != usual.name { return format }
        // What cannot be told is measured by the usual format, whose reader says what is missing.
        switch FileNature(bytes: bytes) {
        case .empty, .text, .safetensors, nil: return usual
        case .some(let nature): throw .otherKind(file: path, kind: nature.words, formats: readers.map(\.name))
        }
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

    /// Whether what ``write(_:to:)`` puts under that name can be opened again; source code, for one, cannot.
    public func canOpenAgain(_ path: String) -> Bool {
        let writer = all.first { $0 is any WeightWriting && Self.tells(path, $0) }
        return writer.map { $0 is any WeightReading } ?? true
    }

    private static func endings(_ formats: [any WeightFormat]) -> [String] { formats.flatMap(\.endings).map { "." + $0 } }

    /// Whether a path ends as the format's files do.
    private static func tells(_ path: String, _ format: any WeightFormat) -> Bool {
        endings([format]).contains { path.hasSuffix($0) }
    }
}
