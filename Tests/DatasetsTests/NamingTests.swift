import Raster
import Testing
@testable import Datasets

/// What sets are known by, what their classes are called, and which way up their pictures stand.
@Suite struct NamingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func load(_ name: String) throws -> Dataset {
        try DatasetLoader(environment: [:], mirrors: []).load(folder.path + "/" + name)
    }

    /// Writes a set of 2×2 pictures with these labels, for training and test alike.
    private func write(_ name: String, labels: [UInt8]) throws {
        for part in ["train", "test"] {
            try folder.write("\(name)-\(part)-images-idx3-ubyte", IDXBytes.images(count: labels.count, height: 2, width: 2))
            try folder.write("\(name)-\(part)-labels-idx1-ubyte", IDXBytes.labels(labels))
        }
    }

    @Test(arguments: [
        ("emnist-letters", 1...26, "A", "Z"), ("emnist-balanced", 0...46, "0", "t"), ("emnist-bymerge", 0...46, "0", "t"),
        ("emnist-byclass", 0...61, "0", "z"), ("emnist", 0...61, "0", "z"), ("emnist-digits", 0...9, "0", "9"),
        ("k49", 0...48, "a", "repeat"), ("kmnist", 0...9, "o", "wo"), ("fashion-mnist", 0...9, "T-shirt/top", "ankle boot"),
    ])
    func `the names of files tell the names of classes`(
        _ name: String, _ labels: ClosedRange<UInt8>, _ first: String, _ last: String
    ) throws {
        try write("all/\(name)", labels: Array(labels))
        let set = try load("all/\(name)")
        #expect(set.name == name && set.classNames.first == first && set.classNames.last == last)
        #expect(set.classNames.count == labels.count && set.train.labels == (0..<UInt8(labels.count)).map { $0 })
        #expect(set.notes.contains(.turned) == name.hasPrefix("emnist"))
    }

    @Test func `one of several sets in a folder is named by the beginning of its files`() throws {
        try write("gzip/emnist-letters", labels: [1, 26])
        try write("gzip/emnist-digits", labels: [1, 9])
        #expect(try load("gzip/emnist-digits").train.labels == [1, 9] && load("gzip/emnist-letters").train.labels == [0, 25])
        do {
            _ = try load("gzip")
            Issue.record("it was read")
        } catch {
            #expect("\(error)".hasSuffix("or name the beginning of its files: load \(folder.path)/gzip/emnist-letters"))
        }
        #expect(throws: DatasetError.ambiguousFolder(
            path: folder.path + "/gzip", first: "emnist-digits-train-images-idx3-ubyte", second: "emnist-letters-train-images-idx3-ubyte")
        ) { try load("gzip/emnist") }
        #expect(throws: DatasetError.missing(path: folder.path + "/gzip/emnist-let")) { try load("gzip/emnist-let") }
    }

    @Test func `tissue is no EMNIST, and photographs are not inverted`() throws {
        #expect(KnownSet(names: ["tissuemnist.npz"])?.isTurned == false)
        #expect(KnownSet(names: ["tissuemnist.npz"])?.isPhotograph == true && KnownSet(names: ["my-mnist"]) == nil)
        let light = ArrayBytes.npy([UInt8](repeating: 250, count: 16), [4, 2, 2])
        let labels = ArrayBytes.npy([0, 1, 0, 1], [4])
        let arrays = ArrayBytes.npz(["train_images": light, "train_labels": labels, "test_images": light, "test_labels": labels])
        try folder.write("breastmnist.npz", arrays)
        try folder.write("paper.npz", arrays)
        #expect(try load("breastmnist.npz").train.images.allSatisfy { $0 == 250 })
        #expect(try load("paper.npz").notes == [.inverted])
    }

    @Test func `labels that number the alphabet are letters, and others keep their numbers`() throws {
        try write("a/x", labels: (0..<26).map { $0 })
        #expect(try load("a").classNames == NamedClasses.letters && load("a").notes == [.letters(count: 26, first: 0)])
        try write("b/x", labels: (1...26).map { $0 })
        #expect(try load("b").train.labels.first == 0 && load("b").notes == [.letters(count: 26, first: 1)])
        try write("c/x", labels: (0..<25).filter { $0 != 9 })
        #expect(try load("c").classNames == NamedClasses.letters)
        try write("d/x", labels: (1...12).map { $0 })
        #expect(try load("d").classNames == (1...12).map { "\($0)" } && load("d").notes == [.fromOne(last: 12)])
        try write("e/x", labels: (0...16).map { $0 })
        #expect(try load("e").classNames == (0...16).map { "\($0)" } && load("e").notes == [])
    }

    @Test func `one high label among digits is a fault of the file`() throws {
        try write("x/mine", labels: [0, 1, 47, 3])
        #expect(throws: DatasetError.badLabel(path: "x, train", index: 2, label: 47, limit: 9)) { try load("x") }
    }

    @Test func `digits with rows and columns exchanged are known by their look, dark on light too`() throws {
        let digits = SyntheticDigits.dataset(seed: 3, train: 300, test: 20)
        for (name, isLying, isInverted) in [("lying", true, false), ("paper", true, true), ("upright", false, false)] {
            for (part, split) in [("train", digits.train), ("t10k", digits.test)] {
                var turned = split
                if isLying { turned.exchangeRowsAndColumns() }
                let images = turned.images.map { isInverted ? 255 - $0 : $0 }
                try folder.write("\(name)/\(part)-images-idx3-ubyte", IDXBytes.header(3, [split.count, 28, 28]) + images)
                try folder.write("\(name)/\(part)-labels-idx1-ubyte", IDXBytes.labels(split.labels))
            }
            let set = try load(name)
            #expect(set.notes == (isLying ? [.turned] : []) + (isInverted ? [.inverted] : []))
            #expect(set.train.images == digits.train.images && set.test.images == digits.test.images)
        }
    }

    @Test func `QMNIST's labels have several numbers, the class first`() throws {
        for part in ["train", "test"] {
            let labels = [7, 2].flatMap { label in [0, 0, 0, label, 0, 0, 1, 200] as [UInt8] }
            try folder.write("q/qmnist-\(part)-images-idx3-ubyte", IDXBytes.images(count: 2, height: 2, width: 2), gzipped: true)
            try folder.write("q/qmnist-\(part)-labels-idx2-int.gz", [0, 0, 12, 2, 0, 0, 0, 2, 0, 0, 0, 2] + labels, gzipped: true)
        }
        let set = try load("q")
        #expect(set.train.labels == [7, 2] && set.notes == [.firstNumber(of: 2)])
        let path = try folder.write("q/qmnist-test-labels-idx2-int.gz", [0, 0, 12, 2, 0, 0, 0, 2, 0, 0, 0, 1] + [1, 0, 0, 0, 0, 0, 0, 1])
        #expect(throws: DatasetError.badLabel(path: path, index: 0, label: 1 << 24, limit: 99)) { try load("q") }
        try folder.write("q/qmnist-test-labels-idx2-int.gz", [0, 0, 12, 2, 0, 0, 0, 1, 0, 1, 0, 0] + [UInt8](repeating: 0, count: 64))
        #expect(throws: DatasetError.self) { try load("q") }
    }

    @Test func `folders of letters are classes of letters, and numbers count as numbers`() throws {
        var picture = Picture(width: 5, height: 5)
        picture[2, 2] = 255
        for name in ["A", "B", "c"] { for place in 0..<2 { try folder.write("l/\(name)/\(place).png", PNG.encode(picture)) } }
        #expect(try load("l").classNames == ["A", "B", "c"])
        for name in 0..<12 { for place in 0..<2 { try folder.write("n/\(name)/\(place).png", PNG.encode(picture)) } }
        #expect(try load("n").classNames == (0..<12).map { "\($0)" })
    }

    @Test func `two tables in a folder are for training and test`() throws {
        let table = "label,a,b,c,d\n7,0,10,20,255\n12,9,8,7,6\n"
        try folder.write("t/letters_train.csv", Array(table.utf8))
        try folder.write("t/letters_test.csv", Array("label,a,b,c,d\n1,0,10,20,255\n".utf8))
        #expect(throws: DatasetError.badLabel(path: "t, train", index: 1, label: 12, limit: 9)) { try load("t") }
        try folder.write("t/letters_train.csv", Array(table.replacing("12,", with: "2,").utf8))
        let set = try load("t")
        #expect(set.train.labels == [7, 2] && set.test.labels == [1])
        #expect(set.source == "letters_train.csv and letters_test.csv in \(folder.path)/t")
        try folder.write("t/letters_test.csv", Array("a,b,c,d\n0,10,20,255\n".utf8))
        #expect(try load("t").notes == [.unlabeled("letters_test.csv")] && load("t").train.count == 1)
    }

    @Test func `a table without a header may have more classes than ten`() throws {
        let rows = (0..<52).map { "\($0 % 26),0,\($0),0,9\n" }.joined()
        try folder.write("az.csv", Array(rows.utf8))
        let set = try load("az.csv")
        #expect(set.train.labels.prefix(27).map { Int($0) } == Array(0..<26) + [0] && set.classNames.count == 26)
        let last = (0..<52).map { "0,\($0),0,9,\($0 % 47)\n" }.joined()
        try folder.write("emnist-balanced.csv", Array(last.utf8))
        #expect(try load("emnist-balanced.csv").classNames == NamedClasses.mergedSigns)
    }
}
