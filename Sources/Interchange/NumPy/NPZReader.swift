import Files
import Translation

/// Reads the arrays of an archive.
struct NPZReader {
    private static let largestText = 1 << 16
    /// What data sets call their arrays.
    private static let data: Set = ["x_train", "x_test", "train_images", "test_images", "images"]

    private let file: String
    private let archive: ZipReader

    init(_ bytes: [UInt8], file: String) throws(InterchangeError) {
        self.file = file
        guard bytes.starts(with: Array("PK".utf8)) else {
            throw .otherKind(file: file, bytes, remedy: "expected what np.savez('weights.npz', …) writes")
        }
        do { archive = try ZipReader(bytes) } catch { throw .archive(file: file, error) }
    }

    func tensors() throws(InterchangeError) -> TensorFile {
        let entries = archive.entries.filter { $0.name.hasSuffix(".npy") }
        if let data = entries.first(where: { Self.data.contains(String($0.name.dropLast(4))) }) {
            throw .foreign(file: file, what: "data (\(data.name)) and no weights", remedy: "`load` reads data")
        }
        var (tensors, room, left) = ([NamedTensor](), 16 * TensorFile.mostNumbers, TensorFile.mostNumbers)
        for entry in entries where !Self.isNote(entry) {
            room -= entry.size
            guard room >= 0 else { throw .tooMany(file: file) }
            let name = String(entry.name.dropLast(4))
            guard let array = try array(entry, named: name) else { continue }
            left -= array.count
            guard left >= 0 else { throw .tooMany(file: file) }
            tensors.append(NamedTensor(name: name, shape: array.shape, values: array.floats))
        }
        var result = TensorFile(tensors, file: file)
        if let layers = try text(NPZFormat.architecture), let input = try text(NPZFormat.input) {
            result.order = .keras
            result.layers = try TensorFile.told(layers: layers, input: input, file: file)
        }
        return result
    }

    private static func isNote(_ entry: ZipReader.Entry) -> Bool {
        [NPZFormat.architecture, NPZFormat.input].contains(String(entry.name.dropLast(4)))
    }

    private func bytes(_ entry: ZipReader.Entry, limit: Int) throws(InterchangeError) -> [UInt8] {
        do { return try archive.bytes(of: entry, limit: limit) } catch { throw .archive(file: file, error) }
    }

    private func text(_ name: String) throws(InterchangeError) -> String? {
        guard let entry = archive["\(name).npy"] else { return nil }
        return NPYText.text(try bytes(entry, limit: Self.largestText))
    }

    /// Nil for texts, which are no weights.
    private func array(_ entry: ZipReader.Entry, named name: String) throws(InterchangeError) -> NPYFile? {
        let bytes = try bytes(entry, limit: 8 * TensorFile.mostNumbers + Self.largestText)
        do { return try NPYFile(bytes) } catch {
            guard case .type(let type) = error else {
                throw .damaged(
                    file: file, part: "the array \(name)", expected: "numbers as NumPy writes them", got: "one that \(error.words)")
            }
            if type.contains("U") || type.contains("S") { return nil }
            throw .foreign(
                file: file, what: "the array \(name) of elements of type '\(type)'",
                remedy: "expected numbers; write each array by itself: np.savez('weights.npz', *model.get_weights())")
        }
    }
}
