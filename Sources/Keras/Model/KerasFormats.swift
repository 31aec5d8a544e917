import ConvNet
import Files
import Translation

/// Keras models in HDF5 files, as Keras 2 wrote them and Keras 3 still does.
package struct KerasHDF5Format: WeightReading {
    package let name = "Keras HDF5"
    package let endings = ["h5", "hdf5"]

    package init() {}

    package func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: HDF5.signature) }

    package func check(beginning bytes: [UInt8], size: Int, named name: String) throws {
        try KerasFile(name).checkSize(size)
    }

    package func read(_ bytes: [UInt8], named name: String) throws -> Network { try open(bytes, named: name, WeightHints()).network }

    package func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork {
        let file = KerasFile(name)
        let tree = try file.tree(bytes)
        guard let text = tree.text("model_config") else { return try KerasFitting(tree, file: name, hints).network() }
        guard hints.layers == nil else {
            throw WeightFileError.needlessHint(file: name, hint: "--layers", format: self.name)
        }
        guard let weights = tree.group(["model_weights"]) else {
            throw InterchangeError.damaged(file: name, part: "the model", expected: "a group 'model_weights'", got: "none")
        }
        let model = try KerasModel(try file.json(Array(text.utf8), part: "model_config"), file: name)
        let opened = try KerasTranslation.network(model, KerasNamedWeights(file: name, group: weights), file: name, hints)
        let training = try tree.text("training_config").map { try file.json(Array($0.utf8), part: "training_config") }
        let arrays = tree.group(["optimizer_weights"])?.arrays(listed: "weight_names") ?? []
        return KerasOptimizer(training?["optimizer_config"], arrays)?.added(to: opened) ?? opened
    }
}

/// Keras models in the archives of Keras 3.
package struct KerasFormat: WeightReading {
    package let name = "Keras"
    package let endings = ["keras"]

    package init() {}

    package func recognizes(_ bytes: [UInt8]) -> Bool { FileNature(bytes: bytes) == .keras }

    package func check(beginning bytes: [UInt8], size: Int, named name: String) throws {
        try KerasFile(name).checkSize(size)
    }

    package func read(_ bytes: [UInt8], named name: String) throws -> Network { try open(bytes, named: name, WeightHints()).network }

    package func open(_ bytes: [UInt8], named name: String, _ hints: WeightHints) throws -> OpenedNetwork {
        guard hints.layers == nil else {
            throw WeightFileError.needlessHint(file: name, hint: "--layers", format: self.name)
        }
        let file = KerasFile(name)
        let parts = try file.parts(["config.json", "model.weights.h5"], of: bytes)
        let config = try file.json(parts[0], part: "config.json")
        let model = try KerasModel(config, file: name)
        let tree = try file.tree(parts[1])
        let opened = try KerasTranslation.network(model, KerasStoredWeights(file: name, root: tree), file: name, hints)
        let arrays = tree.group(["optimizer", "vars"])?.numberedArrays ?? []
        let name = tree.group(["optimizer", "vars"])?.text("name").map { JSON.string($0, at: 0..<0) }
        return KerasOptimizer(config["compile_config"]?["optimizer"] ?? name, arrays)?.added(to: opened) ?? opened
    }
}

/// What is read out of a file, and what errors call it.
struct KerasFile {
    private let name: String

    init(_ name: String) { self.name = name }

    func checkSize(_ size: Int) throws(InterchangeError) {
        guard size <= HDF5.largestFile else {
            throw .foreign(
                file: name, what: "\(size >> 20) MB, more than \(HDF5.largestFile >> 20)",
                remedy: "save the model without its optimizer")
        }
    }

    func tree(_ bytes: [UInt8]) throws(InterchangeError) -> HDF5Group {
        do { return try HDF5.read(bytes) } catch {
            switch error {
            case .unavailable(let remedy): throw .foreign(file: name, what: "a Keras model", remedy: remedy)
            case .damaged(let part):
                throw .damaged(file: name, part: part, expected: "sound HDF5 (Keras)", got: "what libhdf5 cannot read")
            case .refused(let what): throw .foreign(file: name, what: what, remedy: "take a file as Keras writes it")
            case .notWritten: throw .damaged(file: name, part: "its beginning", expected: "HDF5", got: "something else")
            }
        }
    }

    /// The value of a configuration.
    func json(_ bytes: [UInt8], part: String) throws(InterchangeError) -> JSON {
        guard bytes.count <= 1 << 24 else {
            throw .damaged(file: name, part: part, expected: "at most 16 MB", got: "\(bytes.count) bytes")
        }
        do { return try JSON(bytes[...], deepest: 64) } catch {
            throw .damaged(file: name, part: part, expected: "JSON", got: "something else at its byte \(error.offset)")
        }
    }

    /// The files of those names in an archive.
    func parts(_ names: [String], of bytes: [UInt8]) throws(InterchangeError) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        do {
            let archive = try ZipReader(bytes)
            for part in names {
                guard let entry = archive[part] else {
                    throw InterchangeError.foreign(
                        file: name, what: "no \(part)", remedy: "expected a Keras model; take a file that Keras' model.save wrote")
                }
                parts.append(try archive.bytes(of: entry, limit: HDF5.largestFile))
            }
        } catch let fault as ZipReader.Fault {
            throw .damaged(file: name, part: "the archive", expected: "a sound one", got: "one that \(fault.words)")
        } catch let error as InterchangeError {
            throw error
        } catch {
            throw .damaged(file: name, part: "the archive", expected: "a sound one", got: "another")
        }
        return parts
    }
}
