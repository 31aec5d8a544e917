import Testing
@testable import Datasets

@Suite struct DatasetLoaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func loader(_ environment: [String: String] = [:]) -> DatasetLoader {
        DatasetLoader(environment: ["HOME": folder.path].merging(environment) { $1 }, mirrors: [])
    }

    @Test(arguments: [true, false])
    func `a folder of IDX files is loaded`(_ gzipped: Bool) throws {
        try folder.writeSet(in: "mine", gzipped: gzipped)
        for name in [folder.path + "/mine", folder.path + "/mine/", "~/mine"] {
            let dataset = try loader().load(name)
            #expect(dataset.name == "mine" && dataset.train.count == 6 && dataset.test.count == 2)
            #expect(dataset.source == "IDX files in \(folder.path)/mine" && dataset.classNames == Dataset.digitNames)
        }
    }

    @Test func `files under other usual names are found`() throws {
        for (name, bytes) in try folder.writeSet(in: "a") {
            let other = name.replacing("-idx", with: ".idx").replacing("t10k", with: "emnist-digits-test")
            try folder.write("b/" + other, bytes)
        }
        #expect(try loader().load(folder.path + "/b").test.count == 2)
    }

    @Test func `a folder that lacks a file says which, and names a table in it`() throws {
        try folder.write("d/readme.txt", [])
        let path = folder.path + "/d"
        #expect(throws: DatasetError.incompleteFolder(path: path, expected: "train-images-idx3-ubyte", csv: nil)) {
            try loader().load(path)
        }
        try folder.write("d/digits.csv", [])
        #expect(throws: DatasetError.incompleteFolder(
            path: path, expected: "train-images-idx3-ubyte", csv: "digits.csv")
        ) { try loader().load(path) }
    }

    @Test func `two sets in one folder are refused`() throws {
        try folder.writeSet(in: "two")
        for name in ["a", "b"] { try folder.write("e/\(name)-train-images-idx3-ubyte", [1]) }
        #expect(throws: DatasetError.ambiguousFolder(
            path: folder.path + "/e", first: "a-train-images-idx3-ubyte", second: "b-train-images-idx3-ubyte")
        ) { try loader().load(folder.path + "/e") }
    }

    @Test func `training and test pictures must have one size`() throws {
        try folder.writeSet(in: "f")
        try folder.write("f/t10k-images-idx3-ubyte", IDXBytes.images(count: 2, height: 3, width: 3))
        #expect(throws: DatasetError.sizesDisagree(train: [4, 3], test: [3, 3])) { try loader().load(folder.path + "/f") }
    }

    @Test func `a named set is looked for in CONVO_DATA, then in the cache`() throws {
        try folder.writeSet(in: "cache/convo/mnist", train: 9)
        let cached = ["XDG_CACHE_HOME": folder.path + "/cache"]
        #expect(try loader(cached).load("mnist").train.count == 9)
        try folder.writeSet(in: "data/mnist", train: 5)
        let own = cached.merging(["CONVO_DATA": folder.path + "/data"]) { $1 }
        #expect(try loader(own).load("mnist").train.count == 5)
        try folder.writeSet(in: ".cache/convo/fashion-mnist", train: 7)
        for name in ["fashion", "fashion-mnist"] {
            let fashion = try loader().load(name)
            #expect(fashion.name == "fashion" && fashion.train.count == 7 && fashion.classNames[9] == "ankle boot")
        }
    }

    /// Pictures of one white stroke on black: row 1 of the rows 0 to 5 in the columns 0 to 2, or the same with other levels.
    private func writeStrokes(in name: String, labels: [UInt8], _ level: (_ isInk: Bool) -> UInt8) throws {
        for (prefix, split) in [("", "train"), ("", "test")] {
            let pictures = labels.flatMap { _ in (0..<24).map { level((4..<8).contains($0)) } }
            try folder.write("\(name)/\(prefix)\(split)-images-idx3-ubyte", IDXBytes.header(3, [labels.count, 6, 4]) + pictures)
            try folder.write("\(name)/\(prefix)\(split)-labels-idx1-ubyte", IDXBytes.labels(labels))
        }
    }

    @Test func `EMNIST is turned upright and says so, unless its ones stand`() throws {
        try writeStrokes(in: "emnist-digits", labels: [1, 2]) { $0 ? 255 : 0 }
        let set = try loader().load(folder.path + "/emnist-digits")
        #expect((set.train.height, set.train.width) == (4, 6) && set.notes == [.turned])
        #expect(set.train.picture(0).pixels == (0..<24).map { $0 % 6 == 1 ? 255 : 0 } && set.test.images == set.train.images)
        try writeStrokes(in: "mine", labels: [1, 2]) { $0 ? 255 : 0 }
        #expect(try loader().load(folder.path + "/mine").notes.isEmpty)
        let upright = [1, 2].flatMap { _ in (0..<24).map { UInt8($0 % 4 == 1 ? 255 : 0) } }
        for split in ["train", "test"] {
            try folder.write("emnist-digits/\(split)-images-idx3-ubyte", IDXBytes.header(3, [2, 6, 4]) + upright)
        }
        #expect(try loader().load(folder.path + "/emnist-digits").train.images == upright)
    }

    @Test func `dark ink on light paper is turned round, few levels are spread, and both are said`() throws {
        try writeStrokes(in: "paper", labels: [1, 2]) { $0 ? 10 : 250 }
        let paper = try loader().load(folder.path + "/paper")
        #expect(paper.notes == [.inverted] && Set(paper.train.images) == [5, 245] && paper.train.picture(0)[1, 0] == 245)
        try writeStrokes(in: "bits", labels: [1, 2]) { $0 ? 1 : 0 }
        let bits = try loader().load(folder.path + "/bits")
        #expect(bits.notes == [.brightened(largest: 1)] && Set(bits.test.images) == [0, 255])
        try writeStrokes(in: "both", labels: [1, 2]) { $0 ? 0 : 16 }
        let both = try loader().load(folder.path + "/both")
        #expect(both.notes == [.brightened(largest: 16), .inverted] && both.train.picture(1)[1, 0] == 255)
    }

    @Test func `one label throughout is said`() throws {
        try writeStrokes(in: "same", labels: [UInt8](repeating: 3, count: 10)) { $0 ? 255 : 0 }
        #expect(try loader().load(folder.path + "/same").notes == [.oneLabel(3)])
    }

    @Test func `an incomplete folder is passed over, a damaged file is not`() throws {
        try folder.writeSet(in: ".cache/convo/mnist")
        try folder.write("data/mnist/train-images-idx3-ubyte", [])
        #expect(try loader(["CONVO_DATA": folder.path + "/data"]).load("mnist").train.count == 6)
        let damaged = try folder.write(".cache/convo/mnist/t10k-labels-idx1-ubyte", [0, 0, 8])
        #expect(throws: DatasetError.truncated(path: damaged, expected: 8, found: 3)) { try loader().load("mnist") }
    }

    @Test func `absent and offline names every place and the ways out`() throws {
        do {
            _ = try loader(["CONVO_DATA": folder.path]).load("mnist")
            Issue.record("it was found")
        } catch {
            let text = error.description
            for part in [
                "\(folder.path)/mnist,", "\(folder.path)/.cache/convo/mnist", "/usr/share/datasets/mnist",
                "put its files into \(folder.path)/mnist", "load synthetic",
            ] { #expect(text.contains(part), "\(text)") }
            #expect(!text.contains("\n"))
        }
    }

    @Test(arguments: [("minst", "mnist"), ("fashon", "fashion"), ("synth", "synthetic"), ("MNIST", "mnist")])
    func `a misspelt name is answered with the nearest`(_ name: String, _ nearest: String) {
        #expect(throws: DatasetError.unknownName(name, suggestion: nearest)) { try loader().load(name) }
    }

    @Test func `a name like nothing else lists what there is, and a path is a missing file`() {
        #expect(throws: DatasetError.unknownName("banana", suggestion: nil)) { try loader().load("banana") }
        #expect(throws: DatasetError.missing(path: "./banana")) { try loader().load("./banana") }
        #expect(throws: DatasetError.missing(path: "train.csv")) { try loader().load("train.csv") }
    }
}
