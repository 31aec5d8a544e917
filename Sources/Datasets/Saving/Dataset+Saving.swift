import Files

extension Dataset {
    /// The ending of a file of NumPy arrays.
    package static let npzEnding = ".npz"

    /// The data as NumPy's arrays in one file: `x_train`, `y_train`, `x_test` and `y_test` as in Keras's `mnist.npz`,
    /// `class_names` and the form of the pictures. ``DatasetLoader`` reads the same data back.
    var npz: [UInt8] {
        var archive = ZipArchive()
        for split in splits {
            archive.add(NPYArray.bytes(of: split.images, shape: [split.count] + split.sides), named: "x_\(split.name).npy")
            archive.add(NPYArray.bytes(of: split.labels, shape: [split.count]), named: "y_\(split.name).npy")
        }
        archive.add(NPYText.bytes(classNames), named: SavedNames.array + ".npy")
        archive.add(NPYText.bytes([SavedNames.form]), named: SavedNames.formArray + ".npy")
        return archive.bytes
    }

    /// The names of the files of images and labels in a folder, to train with first.
    package var idxNames: [String] {
        ["train", "t10k"].flatMap { ["\($0)-images-idx\(1 + train.sides.count)-ubyte", "\($0)-labels-idx1-ubyte"] }
    }

    /// The data as MNIST's four files, and one with the names of the classes.
    var idxFiles: [(name: String, bytes: [UInt8])] {
        let files = splits.flatMap { split in
            [IDX.bytes(of: split.images, [split.count] + split.sides), IDX.bytes(of: split.labels, [split.count])]
        }
        return Array(zip(idxNames, files)).map { (name: $0.0, bytes: $0.1) } + [(SavedNames.file, SavedNames.file(of: classNames))]
    }

    /// Writes the data to a file whose name ends in `.npz`, or as IDX files into a folder, which is made where there is none.
    package func save(to path: String) throws(DatasetError) {
        if path.hasSuffix(Self.npzEnding) { return try Self.write(npz, to: path) }
        do { try Folder.make(path) } catch { throw .notSaved(path: error.path, reason: FileFault.refused(code: error.code).reason) }
        if let other = try DataPlace.names(in: path).first(where: { $0.contains("ubyte") && !idxNames.contains($0) }) {
            throw .notSaved(path: path, reason: "\(other) of another set is in that folder: name a folder of its own")
        }
        for file in idxFiles { try Self.write(file.bytes, to: "\(path)/\(file.name)") }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(DatasetError) {
        do { try FileBytes.write(bytes, to: path) } catch { throw .notSaved(path: path, reason: error.reason) }
    }
}

extension IDX {
    /// A file of bytes of these dimensions.
    fileprivate static func bytes(of numbers: [UInt8], _ dimensions: [Int]) -> [UInt8] {
        let head = dimensions.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
        return [0, 0, 8, UInt8(dimensions.count)] + head + numbers
    }
}
