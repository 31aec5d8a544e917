import Words

/// Why a weight file cannot be read or written; `file` is its name as the user gave it.
public enum WeightFileError: Error, Equatable {
    /// What is wrong with one tensor of the table.
    public enum TensorProblem: Sendable, Equatable {
        /// Its entry in the header is not one of a tensor.
        case entry
        /// Its numbers are of a type that is not read.
        case type(String)
        /// Its shape is no list of sizes.
        case shape
        /// Its shape and its bytes do not agree.
        case size(values: Int, bytes: Int)
        /// It begins or ends outside of the data.
        case offsets(Int, Int, available: Int)
        /// Bytes that belong to no tensor stand before it.
        case gap(at: Int, begins: Int)
        /// One of its numbers is infinite or not a number.
        case notFinite
        /// A variance below 0.
        case negative
    }

    /// The system does not let it be read.
    case cannotRead(file: String, reason: String)
    /// The system does not let it be written.
    case cannotWrite(file: String, reason: String)
    /// A file of another kind, in words (`a web page`), what to do about it where that is known, and what can be opened.
    case otherKind(file: String, kind: String, remedy: String?, endings: [String])
    /// An option that says what the file says itself.
    case needlessHint(file: String, hint: String, format: String)
    /// A network with a tensor that no file may hold.
    case unsound(file: String, tensor: String, problem: TensorProblem)
    /// Fewer bytes than the length of a header takes.
    case tooShort(file: String, bytes: Int)
    /// A length of the header that the file does not have.
    case headerLength(file: String, length: UInt64, available: Int)
    /// A header that is no JSON at this place, or names something twice.
    case badHeader(file: String, offset: Int, duplicate: String?)
    /// A tensor with something wrong.
    case badTensor(file: String, tensor: String, problem: TensorProblem)
    /// Bytes behind the last tensor.
    case trailingBytes(file: String, bytes: Int)
    /// A safetensors file that nothing in it calls a network of this kind.
    case foreign(file: String)
    /// A version of the format that is not read.
    case version(file: String, got: String)
    /// Another checksum than that of the bytes.
    case badChecksum(file: String)
    /// A field of the header with a value that it cannot have.
    case badField(file: String, field: String, value: String)
    /// Layers that make no network.
    case badArchitecture(file: String, ArchitectureError)
    /// A tensor that the network needs and the file does not have.
    case missingTensor(file: String, tensor: String, expected: [Int])
    /// A tensor that the network does not have.
    case surplusTensor(file: String, tensor: String)
    /// A tensor of another shape than the network's.
    case wrongShape(file: String, tensor: String, expected: [Int], got: [Int])
}

extension WeightFileError: CustomStringConvertible {
    /// Files may have put anything into names.
    public var description: String { Format.line(words) }

    private var words: String {
        switch self {
        case .cannotRead(let file, let reason):
            "cannot read '\(file)': \(reason); name a weight file that 'save' wrote"
        case .cannotWrite(let file, let reason):
            "cannot write '\(file)': \(reason); nothing was saved, choose another place"
        case .otherKind(let file, let kind, let remedy, let endings):
            "'\(file)' is \(kind); \(remedy ?? "`open` reads \(Format.alternatives(endings)) files")"
        case .needlessHint(let file, let hint, let format):
            "'\(file)' (\(format)) says all of its network itself; expected no \(hint), leave it out"
        case .unsound(let file, let tensor, let problem):
            "nothing was written to '\(file)': tensor '\(tensor)' of the network \(problem), and such a file could not be "
                + "opened; `undo`, or train it anew"
        case .tooShort(let file, let bytes):
            "'\(file)' has \(bytes) bytes; expected a safetensors file, which begins with 8 bytes of header length"
        case .headerLength(let file, let length, let available):
            "'\(file)' is no whole safetensors file: expected a header that fits into it and into "
                + "\(Safetensors.longestHeader) bytes, got one of \(length) with \(available) there; name a file that "
                + "'save' wrote"
        case .badHeader(let file, let offset, let duplicate):
            "'\(file)': expected a JSON header, got "
                + (duplicate.map { "the key '\($0)' twice" } ?? "something else at its byte \(offset)")
                + "; take a whole weight file"
        case .badTensor(let file, let tensor, let problem):
            "'\(file)': tensor '\(tensor)' \(problem); take a whole weight file"
        case .trailingBytes(let file, let bytes):
            "'\(file)': expected the file to end with its last tensor, got \(bytes) bytes more; take a whole weight "
                + "file"
        case .foreign(let file):
            "'\(file)' is a safetensors file of something else; expected one that 'save' wrote, with its architecture"
        case .version(let file, let got):
            "'\(file)' is in version \(got) of the format; expected version \(SafetensorsFormat.version); open it with a "
                + "newer convo"
        case .badChecksum(let file):
            "'\(file)' was changed after it was saved: its checksum differs; expected the bytes that 'save' wrote, "
                + "take an unchanged copy"
        case .badField(let file, let field, let value):
            "'\(file)': the header's \(field) is '\(value.prefix(60))', which is not what 'save' writes there"
        case .badArchitecture(let file, let error):
            "'\(file)': \(error)"
        case .missingTensor(let file, let tensor, let expected):
            "'\(file)' is for another network: expected tensor '\(tensor)' of \(Self.size(expected)), got none"
        case .surplusTensor(let file, let tensor):
            "'\(file)' is for another network: its architecture has no tensor '\(tensor)'"
        case .wrongShape(let file, let tensor, let expected, let got):
            "'\(file)' is for another network: expected tensor '\(tensor)' of \(Self.size(expected)), "
                + "got \(Self.size(got))"
        }
    }

    fileprivate static func size(_ shape: [Int]) -> String { shape.map { "\($0)" }.joined(separator: "×") }
}

extension WeightFileError.TensorProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .entry: "has no dtype, shape and data_offsets as safetensors expects them"
        case .type(let type): "is of type '\(type)', expected F32"
        case .shape: "has a shape beyond any file; expected sizes from 1 whose product fits the data"
        case .size(let values, let bytes): "has \(values) values in \(bytes) bytes, expected 4 bytes for each value"
        case .offsets(let begin, let end, let available):
            "stands at bytes \(begin) to \(end), expected a place inside the \(available) bytes of data"
        case .gap(let expected, let begins): "begins at byte \(begins), expected \(expected), where the one before ends"
        case .notFinite: "holds a value that is not a number"
        case .negative: "holds a value below 0, expected variances"
        }
    }
}
