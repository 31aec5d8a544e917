import Files
import Testing
@testable import Datasets

@Suite struct SavingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func load(_ path: String) throws -> Dataset { try DatasetLoader(environment: [:], mirrors: []).load(path) }

    /// Three and two pictures, light for the most part, which nothing may invert.
    private func set(channels: Int, classNames: [String]) -> Dataset {
        func split(_ name: String, _ labels: [UInt8]) -> Split {
            let bytes = labels.count * 6 * channels
            return Split(
                name: name, images: (0..<bytes).map { UInt8(255 - $0 % 40) }, labels: labels, height: 2, width: 3, channels: channels)
        }
        return Dataset(
            name: "mine", train: split("train", [0, 2, 1]), test: split("test", [2, 0]), classNames: classNames, source: "the tests")
    }

    @Test(arguments: [1, 3], ["emnist-mine.npz", "emnist-mine"])
    func `what is saved is read back as it was`(_ channels: Int, _ name: String) throws {
        for names in [["Äpfel", "bean", "ear of corn"], Dataset.digitNames] {
            let data = set(channels: channels, classNames: names)
            let path = folder.path + "/\(channels)\(names.count)/" + name
            try Folder.make(folder.path + "/\(channels)\(names.count)")
            try data.save(to: path)
            let read = try load(path)
            #expect(read.train.images == data.train.images && read.train.labels == data.train.labels && read.train.size == data.train.size)
            #expect(read.test.images == data.test.images && read.test.labels == data.test.labels && read.test.name == "test")
            #expect(read.classNames == names && read.notes == [] && read.fingerprint == data.fingerprint)
        }
    }

    @Test func `a file of NumPy has the arrays of Keras's mnist.npz, byte by byte`() throws {
        let data = set(channels: 1, classNames: ["a", "b", "c"])
        let archive = try ZipReader(data.npz)
        #expect(archive.entries.map(\.name) == ["x_train.npy", "y_train.npy", "x_test.npy", "y_test.npy", "class_names.npy", "form.npy"])
        let bytes = try archive.bytes(of: try #require(archive["x_test.npy"]), limit: 1000)
        let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3), }"
        #expect(bytes.count == 128 + 12 && String(decoding: bytes[10...].prefix(header.utf8.count), as: UTF8.self) == header)
        #expect(Array(bytes.suffix(12)) == data.test.images)
    }

    @Test func `a folder has MNIST's four files, those of color with a dimension more`() throws {
        try set(channels: 1, classNames: ["a", "b", "c"]).save(to: folder.path + "/g")
        try set(channels: 3, classNames: ["a", "b", "c"]).save(to: folder.path + "/c")
        #expect(try Folder.names(in: folder.path + "/g") == ["class-names.txt"] + IDXFolder.usualNames.sorted())
        #expect(try RawBytes.of(folder.path + "/g/t10k-labels-idx1-ubyte") == [0, 0, 8, 1, 0, 0, 0, 2, 2, 0])
        let start = try RawBytes.of(folder.path + "/c/train-images-idx4-ubyte").prefix(20)
        #expect(Array(start) == [0, 0, 8, 4, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 3])
    }

    @Test func `a folder with another set is left alone, and a place that cannot be is named`() throws {
        let data = set(channels: 3, classNames: ["a", "b", "c"])
        try folder.writeSet(in: "other")
        #expect(throws: DatasetError.self) { try data.save(to: folder.path + "/other") }
        #expect(try Folder.names(in: folder.path + "/other") == IDXFolder.usualNames.sorted())
        let file = try folder.write("file", [1])
        #expect(throws: DatasetError.notSaved(path: file, reason: "Not a directory")) { try data.save(to: file) }
        let nowhere = "/nowhere/x.npz"
        #expect(throws: DatasetError.notSaved(path: nowhere, reason: "No such file or directory")) { try data.save(to: nowhere) }
    }
}
