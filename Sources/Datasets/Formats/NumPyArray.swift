import Files
import Words

/// One array in a file of NumPy's, known by its header until its numbers are wanted.
struct NumPyArray {
    /// The file that it is in.
    let path: String
    /// Its name in the archive, or that of the file where it is the only one.
    let name: String
    /// nil for texts and objects, which are no pictures and no labels.
    let header: NPYHeader?
    private let place: Place

    private enum Place {
        case file
        case entry(ZipReader, ZipReader.Entry)
    }

    /// Larger files, and arrays, are refused: in color and as 32-bit floats a set of MNIST's size has 660 MB.
    private static let largest = 1 << 30
    /// What NumPy calls arrays that were given no name.
    private static let unnamed = "arr_"

    /// The name of a file without `.npz` or `.npy`.
    static func stem(_ name: String) -> String {
        name.hasSuffix(".npz") || name.hasSuffix(".npy") ? String(name.dropLast(4)) : name
    }

    /// The arrays of a file, `.npz` or `.npy`, as its bytes tell.
    static func all(in path: String, _ reading: DataReading) throws(DatasetError) -> [NumPyArray] {
        let stem = stem(DataPlace.name(of: path))
        switch FileNature.of(path) {
        case .numpy:
            let (bytes, size) = try read(path) { () throws(FileFault) in
                try FileBytes.beginning(of: path, most: NPYHeader.bytesNeeded, limit: largest)
            }
            return [try NumPyArray(path: path, name: stem, beginning: bytes, size: size, place: .file)]
        case .npz, .zip:
            try reading.tell(path, fraction: nil)
            let archive = try read(path) { () throws(FileFault) in try FileBytes.read(path, limit: largest) }
            do {
                let reader = try ZipReader(archive)
                let entries = reader.entries.filter { $0.name.hasSuffix(".npy") }
                return try entries.map { entry in
                    let name = Self.stem(entry.name)
                    let start = try reader.beginning(of: entry, most: NPYHeader.bytesNeeded)
                    return try NumPyArray(
                        path: path, name: entries.count == 1 && name.hasPrefix(unnamed) ? stem : name, beginning: start,
                        size: entry.size, place: .entry(reader, entry))
                }
            } catch let fault as ZipReader.Fault {
                throw Self.error(fault, in: path)
            } catch let error as DatasetError {
                throw error
            } catch {
                throw .badArchive(path: path, "\(error)")
            }
        case let nature?: throw .otherFile(path: path, nature: nature, wanted: "a file of NumPy arrays")
        case nil: throw .unknownFile(path: path)
        }
    }

    private init(path: String, name: String, beginning: [UInt8], size: Int, place: Place) throws(DatasetError) {
        let name = Self.oneLine(name)
        (self.path, self.name, self.place) = (path, name, place)
        do {
            let header = try NPYHeader(beginning)
            guard header.fileSize == size else {
                let words = "says it has \(Self.sizes(header.shape)) numbers of \(Format.count(header.width, "byte"))"
                throw DatasetError.badArray(
                    path: path, array: name, "\(words), and its file has \(Format.count(size, "byte"))")
            }
            self.header = header
        } catch let error as DatasetError {
            throw error
        } catch NPYFile.Fault.type {
            header = nil
        } catch let fault as NPYFile.Fault {
            throw .badArray(path: path, array: name, Self.oneLine(fault.words))
        } catch {
            throw .badArray(path: path, array: name, "\(error)")
        }
    }

    /// What a file says, without the ends of lines and other signs that show nothing.
    private static func oneLine(_ text: String) -> String {
        String(text.map { letter in letter.isNewline || letter.unicodeScalars.contains { $0.value < 32 } ? "?" : letter })
    }

    /// `60000×28×28`.
    static func sizes(_ shape: [Int]) -> String { shape.map { "\($0)" }.joined(separator: "×") }

    var shape: [Int] { header?.shape ?? [] }

    /// All its bytes.
    func bytes() throws(DatasetError) -> [UInt8] {
        switch place {
        case .file: return try Self.read(path) { () throws(FileFault) in try FileBytes.read(path, limit: Self.largest) }
        case .entry(let reader, let entry):
            do { return try reader.bytes(of: entry, limit: Self.largest) } catch { throw Self.error(error, in: path) }
        }
    }

    /// Its numbers.
    func numbers() throws(DatasetError) -> NPYFile {
        let bytes = try bytes()
        do { return try NPYFile(bytes) } catch { throw fault(error.words) }
    }

    /// What is wrong with it.
    func fault(_ reason: String) -> DatasetError { .badArray(path: path, array: name, reason) }

    private static func error(_ fault: ZipReader.Fault, in path: String) -> DatasetError {
        let words = oneLine(fault.words)
        if case .damaged = fault { return .badArchive(path: path, "\(words): download it again, or save it again with numpy.savez") }
        return .badArchive(path: path, "\(words): save it again with numpy.savez, with fewer pictures if there are many")
    }

    private static func read<Result>(_ path: String, _ read: () throws(FileFault) -> Result) throws(DatasetError) -> Result {
        do { return try read() } catch {
            switch error {
            case .missing: throw .missing(path: path)
            case .special: throw .special(path: path)
            case .tooLarge(let limit): throw .badArchive(path: path, "has more than \(limit) bytes, more than are read")
            default: throw .unreadable(path: path, code: error.code)
            }
        }
    }
}
