import Files
import Translation

extension InterchangeError {
    /// An archive that cannot be read.
    package static func archive(file: String, _ fault: ZipReader.Fault) -> InterchangeError {
        .badArchitecture(file: file, problem: "the archive \(fault.words)")
    }

    /// A file of another kind, told by its beginning.
    package static func otherKind(file: String, _ bytes: [UInt8], remedy: String) -> InterchangeError {
        .foreign(file: file, what: FileNature(bytes: bytes)?.words ?? "bytes of no kind that is known", remedy: remedy)
    }

    /// More numbers than any network here has.
    package static func tooMany(file: String) -> InterchangeError {
        .foreign(
            file: file, what: "more than \(TensorFile.mostNumbers) numbers", remedy: "expected the weights of a smaller network")
    }
}
