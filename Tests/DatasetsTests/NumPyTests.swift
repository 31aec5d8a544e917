import Files
import Testing
@testable import Datasets

@Suite struct NumPyTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func load(_ name: String) throws -> Dataset {
        try DatasetLoader(environment: [:], mirrors: []).load(folder.path + "/" + name)
    }

    private func load(_ arrays: KeyValuePairs<String, [UInt8]>, as name: String = "set.npz") throws -> Dataset {
        try folder.write(name, ArrayBytes.npz(arrays))
        return try load(name)
    }

    /// What is said against a file, `F` in place of its path.
    private func failure(_ bytes: [UInt8], as name: String = "set.npz") throws -> String {
        let path = try folder.write(name, bytes)
        do {
            return "read \(try load(name).source)"
        } catch {
            let text = "\(error)".replacing(path, with: "F")
            #expect(!text.contains("\n"))
            return text
        }
    }

    private let x = ArrayBytes.npy(ArrayBytes.pictures(4), [4, 2, 3])
    private let y = ArrayBytes.npy([7, 1, 0, 3], [4])
    private let xTest = ArrayBytes.npy(ArrayBytes.pictures(2), [2, 2, 3])
    private let yTest = ArrayBytes.npy([2, 9], [2])

    @Test func `mnist.npz as Keras ships it is read`() throws {
        let set = try load(["x_test": xTest, "x_train": x, "y_train": y, "y_test": yTest])
        #expect(set.train.images == ArrayBytes.pictures(4) && set.train.labels == [7, 1, 0, 3] && set.train.size == "2×3")
        #expect(set.test.labels == [2, 9] && set.test.name == "test" && set.classNames == Dataset.digitNames && set.notes == [])
        #expect(set.source == "x_train, y_train, x_test, y_test in \(folder.path)/set.npz")
    }

    @Test(arguments: [
        [4, 2, 3, 1], [4, 1, 2, 3],
    ])
    func `a side of one is no channel`(_ shape: [Int]) throws {
        let set = try load([
            "trainX": ArrayBytes.npy(ArrayBytes.pictures(4), shape), "trainY": ArrayBytes.npy([7, 1, 0, 3], [4, 1]), "testX": xTest,
            "testY": yTest,
        ])
        #expect(set.train.images == ArrayBytes.pictures(4) && set.train.channels == 1 && set.train.labels == [7, 1, 0, 3])
    }

    @Test func `rows of numbers are squares, and color may come in planes`() throws {
        let rows = try load(["data": ArrayBytes.npy(ArrayBytes.pictures(6), [4, 9]), "target": y])
        #expect(rows.train.size == "3×3" && rows.train.count == 3 && rows.test.labels == [3])
        #expect(rows.source.hasSuffix("data, target in \(folder.path)/set.npz: the first 3 pictures to train with, the last for the test"))
        let planes: [UInt8] = [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16, 21, 22, 23, 24, 25, 26]
        let pixels = (0..<6).flatMap { [planes[$0], planes[6 + $0], planes[12 + $0]] }
        for (numbers, shape) in [(planes, [2, 3, 3, 2]), (pixels, [2, 3, 2, 3])] {
            let set = try load(["images": ArrayBytes.npy(numbers + numbers, shape), "labels": ArrayBytes.npy([1, 0], [2])])
            #expect(set.train.size == "3×2×3" && set.train.images == pixels && set.test.images == pixels)
        }
    }

    @Test func `NumPy's column order and big numbers first are read`() throws {
        let columns: [UInt8] = [1, 7, 2, 8, 3, 9, 4, 10, 5, 11, 6, 12]
        let set = try load([
            "x": ArrayBytes.npy(columns.reduce(into: []) { $0 += [0, $1] }, [2, 3, 2], type: ">i2", isFortran: true),
            "y": ArrayBytes.npy([0, 3, 0, 4], [2], type: ">i2"),
        ])
        #expect(set.train.images == [1, 4, 2, 5, 3, 6] && set.test.images == [7, 10, 8, 11, 9, 12])
        #expect(set.train.labels == [3] && set.test.labels == [4])
    }

    @Test func `MedMNIST's validation pictures come last of those to train with, and its classes have names`() throws {
        let val = ArrayBytes.npy([0, 50, 0, 51, 0, 52], [1, 2, 3])
        let set = try load([
            "train_images": x, "train_labels": ArrayBytes.npy([0, 1, 0, 1], [4, 1]), "val_images": val,
            "val_labels": ArrayBytes.npy([1], [1, 1]), "test_images": xTest, "test_labels": ArrayBytes.npy([0, 1], [2, 1]),
        ], as: "pneumoniamnist.npz")
        #expect(set.train.count == 5 && set.train.images.suffix(6) == [0, 50, 0, 51, 0, 52] && set.train.labels == [0, 1, 0, 1, 1])
        #expect(set.classNames == ["normal", "pneumonia"])
        #expect(set.notes == [.validation(count: 1, part: "last of those to train with"), .known("PneumoniaMNIST")])
    }

    @Test func `floats are scaled by their range, one scale for training and test`() throws {
        func levels(_ train: [Float], _ test: [Float]) throws -> (images: [UInt8], notes: [DatasetNote]) {
            let set = try load([
                "x_train": ArrayBytes.npy(train, [2, 1, 2, 1]), "y_train": ArrayBytes.npy([0, 1], [2]),
                "x_test": ArrayBytes.npy(test, [1, 1, 2, 1]), "y_test": ArrayBytes.npy([1], [1]),
            ])
            return (set.train.images + set.test.images, set.notes)
        }
        let shares = try levels([0, 0.5, 0.25, 0], [0, 0.75])
        #expect(shares.images == [0, 128, 64, 0, 0, 191] && shares.notes == [.levels(low: 0, high: 1)])
        let normalized = try levels([-1, 1, -1, 0], [-1, 0.5])
        #expect(normalized.images == [0, 255, 0, 128, 0, 191] && normalized.notes == [.levels(low: -1, high: 1)])
        let bytes = try levels([0, 255, 0, 19], [0, 200])
        #expect(bytes.images == [0, 255, 0, 19, 0, 200] && bytes.notes == [])
        let sixteenths = try levels([0, 16, 0, 8], [0, 1])
        #expect(sixteenths.images == [0, 255, 0, 128, 0, 16] && sixteenths.notes == [.brightened(largest: 16)])
    }

    @Test func `one-hot labels are classes, several ones are none`() throws {
        let rows: [Float] = [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1]
        let set = try load(["x": x, "y": ArrayBytes.npy(rows, [4, 3])])
        #expect(set.train.labels == [2, 0, 1] && set.test.labels == [2] && set.notes == [.oneHot])
        let several = ArrayBytes.npz(["x": x, "y": ArrayBytes.npy([0, 1, 1, 0, 1, 1, 1, 0], [4, 2])])
        #expect(try failure(several) == "F: y has 2 numbers for each picture, and those of picture 2 are not one 1 among zeros: "
            + "expected one class for each picture")
    }

    @Test func `arrays without names are told apart by their shapes`() throws {
        let set = try load(["arr_0": x, "arr_1": y, "arr_2": xTest, "arr_3": yTest])
        #expect(set.train.count == 4 && set.test.labels == [2, 9])
        #expect(set.notes == [.arrays(["arr_0", "arr_1", "arr_2", "arr_3"])])
        let pair = try load(["a": ArrayBytes.npy([UInt8](repeating: 3, count: 64), [4, 16]), "b": y])
        #expect(pair.train.size == "4×4" && pair.train.labels == [7, 1, 0] && pair.notes == [.arrays(["a", "b"])])
    }

    @Test func `a folder of arrays is one set`() throws {
        for (name, bytes) in [("train-imgs", x), ("train-labels", y), ("test-imgs", xTest), ("test-labels", yTest)] {
            try folder.write("k/kmnist-\(name).npz", ArrayBytes.npz(["arr_0": bytes]))
        }
        let set = try load("k")
        #expect(set.train.count == 4 && set.test.labels == [2, 9] && set.classNames[1] == "ki" && set.notes == [.known("KMNIST")])
        for (name, bytes) in [("X_train", x), ("Y_train", y), ("X_test", xTest), ("Y_test", yTest)] {
            try folder.write("n/\(name).npy", bytes)
        }
        #expect(try load("n").train.images == set.train.images)
        #expect(try failure(x, as: "x_train.npy") == "F holds no pictures with labels beside them: expected arrays such as x_train, "
            + "y_train, x_test and y_test, found x_train")
    }

    @Test func `pictures in the order of their labels give every seventh to the test`() throws {
        let labels = (0..<28).map { UInt8($0 / 14) }
        let set = try load(["x": ArrayBytes.npy(ArrayBytes.pictures(28), [28, 2, 3]), "y": ArrayBytes.npy(labels, [28])])
        #expect(set.test.labels == [0, 0, 1, 1] && set.train.count == 24 && set.notes == [.sorted])
        #expect(set.test.picture(0).pixels == Array(ArrayBytes.pictures(7).suffix(6)))
        #expect(set.train.picture(6).pixels == Array(ArrayBytes.pictures(8).suffix(6)))
    }

    @Test func `what is missing or does not fit is named`() throws {
        func said(_ arrays: KeyValuePairs<String, [UInt8]>) throws -> String { try failure(ArrayBytes.npz(arrays)) }
        #expect(try said(["x_train": x, "x_test": xTest]) == "F holds no labels: expected arrays such as x_train, y_train, x_test and "
            + "y_test, found x_train, x_test")
        #expect(try said(["x": x, "y": yTest]) == "F: x holds 4 images but y holds 2 labels: take both from one data set")
        #expect(try said(["x": ArrayBytes.npy([UInt8](repeating: 0, count: 16), [1, 2, 2, 4]), "y": y])
            == "F: x has the shape 1×2×2×4: expected pictures as N×28×28, N×784, N×28×28×1 or N×28×28×3, or channels first")
        #expect(try said(["x": x, "y": ArrayBytes.npy([7, 255, 0, 3], [4], type: "|i1")])
            == "F: y: label 1 is -1, expected a number from 0 to 99")
        #expect(try said(["x": x, "y": ArrayBytes.npy([Float](repeating: 0.5, count: 4), [4])])
            == "F: y holds labels that are no whole numbers")
        #expect(try said(["x": ArrayBytes.npy([Float.nan, 0, 0, 0], [2, 1, 2, 1]), "y": yTest]) == "F: x holds numbers that are not finite")
        #expect(try said(["x": ArrayBytes.npy([UInt8](repeating: 0, count: 8), [1], type: "|O"), "y": y]).hasPrefix("F holds no pictures"))
        #expect(try said(["x_train": x, "y_train": y, "x_test": ArrayBytes.npy([1, 2], [2, 1, 1]), "y_test": yTest])
            == "the training pictures are 2×3 but the test pictures 1×1: expected one size")
        #expect(try failure(Array("MATLAB 5.0 MAT-file".utf8), as: "digits.mat").hasPrefix(
            "F is a MATLAB file, not a data set: in Python, `import numpy, scipy.io; numpy.savez('F.npz', **{"))
    }

    @Test func `sizes that lie, bombs and cut files are refused before memory is asked for`() throws {
        func said(_ array: [UInt8]) throws -> String { try failure(ArrayBytes.npz(["x": array, "y": y])) }
        let lie = try said(ArrayBytes.npy([0, 0] as [UInt8], [1 << 40, 28, 28]))
        #expect(lie.hasPrefix("F: x says it has 1099511627776×28×28 numbers of 1 byte, and its file has "), "\(lie)")
        #expect(try said(ArrayBytes.npy([0, 0], [1 << 40, 1 << 40])).hasPrefix("F: x says it has"))
        #expect(try said(ArrayBytes.npy([0, 0], [-2])) == "F: x is no NumPy array: expected a shape of sizes, got (-2,)")
        #expect(try said([1, 2, 3]).hasPrefix("F: x is no NumPy array"))
        let whole = ArrayBytes.npz(["x_train": x, "y_train": y, "x_test": xTest, "y_test": yTest])
        for count in stride(from: 1, to: whole.count, by: 7) {
            #expect(try !failure(Array(whole.prefix(count))).hasPrefix("read"), "\(count)")
        }
        for place in stride(from: 40, to: whole.count, by: 11) {
            var bytes = whole
            bytes[place] ^= 0x55
            _ = try failure(bytes)
        }
        let limited = try folder.write("limited.npz", whole)
        let place = try #require(try DataPlace(limited))
        #expect(throws: DatasetError.tooLarge(path: limited, limit: Dataset.mostBytes)) {
            try NumPy.dataset(at: place, DataReading(limit: 20))
        }
    }
}
