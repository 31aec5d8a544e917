import Testing
@testable import Datasets

@Suite struct CIFARTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func load(_ name: String = "c") throws -> Dataset {
        try DatasetLoader(environment: [:], mirrors: []).load(folder.path + "/" + name)
    }

    /// One record: a label, then a plane each of red, green and blue whose pixels count up from a number.
    private func record(_ label: UInt8, _ first: (red: Int, green: Int, blue: Int)) -> [UInt8] {
        [label] + [first.red, first.green, first.blue].flatMap { first in (0..<1024).map { UInt8((first + $0) % 256) } }
    }

    /// Six batches of two pictures, into a folder.
    private func writeBatches(in name: String = "c", gzipped: Bool = false) throws {
        for (number, file) in (CIFAR.trainingBatches + [CIFAR.testBatch]).enumerated() {
            let records = record(UInt8(number), (number, 100, 200)) + record(9, (7, 8, 9))
            try folder.write("\(name)/\(file)" + (gzipped ? ".gz" : ""), records, gzipped: gzipped)
        }
    }

    @Test(arguments: [false, true])
    func `planes of red, green and blue become pixels, batch after batch`(_ gzipped: Bool) throws {
        try writeBatches(gzipped: gzipped)
        let dataset = try load()
        let train = dataset.train
        #expect(dataset.name == "c" && dataset.source == "CIFAR-10 batches in \(folder.path)/c")
        #expect((train.count, dataset.test.count) == (10, 2))
        #expect((train.height, train.width, train.channels) == (32, 32, 3) && train.size == "32×32×3")
        #expect(train.labels == [0, 9, 1, 9, 2, 9, 3, 9, 4, 9] && dataset.test.labels == [5, 9])
        let picture = train.picture(4)
        #expect(picture.channels == 3)
        // Row 1, column 3 is pixel 35 of each plane.
        #expect((0..<3).map { picture[1, 3, $0] } == [37, 135, 235])
        #expect((0..<3).map { picture[31, 31, $0] } == [2 + 1023, 100 + 1023, 200 + 1023].map { UInt8($0 % 256) })
        #expect(train.slice(4..<5).picture(0) == picture)
    }

    @Test func `the folder that the archive unpacks to is found`() throws {
        try writeBatches(in: "d/cifar-10-batches-bin")
        #expect(try load("d").train.count == 10)
        #expect(try load("d/cifar-10-batches-bin/").name == "cifar-10-batches-bin")
    }

    @Test func `classes have their usual names, or those of the set`() throws {
        try writeBatches()
        #expect(try load().classNames.first == "airplane")
        let names = (0..<10).map { "class \($0)" }
        try folder.write("c/batches.meta.txt", Array((names.joined(separator: "\n") + "\n\n").utf8))
        #expect(try load().classNames == names)
        try folder.write("c/batches.meta.txt", Array("one\ntwo\n".utf8))
        #expect(throws: DatasetError.badClassNames(path: folder.path + "/c/batches.meta.txt", found: 2)) { try load() }
    }

    @Test func `files that are cut short, empty or full of nonsense are refused`() throws {
        let path = folder.path + "/c/data_batch_2.bin"
        let whole = record(1, (0, 0, 0)) + record(2, (0, 0, 0))
        let faults: [([UInt8], DatasetError)] = [
            (Array(whole.dropLast()), .truncated(path: path, expected: 6146, found: 6145)),
            (Array(whole.prefix(3073)) + [1], .truncated(path: path, expected: 6146, found: 3074)),
            ([], .truncated(path: path, expected: 3073, found: 0)),
            (whole + record(10, (0, 0, 0)), .badLabel(path: path, index: 2, label: 10)),
        ]
        for (bytes, error) in faults {
            try writeBatches()
            try folder.write("c/data_batch_2.bin", bytes)
            #expect(throws: error) { try load() }
            #expect(!error.description.contains("\n"))
        }
    }

    @Test(arguments: ["test_batch.bin", "data_batch_4.bin"])
    func `a batch that is missing is named`(_ file: String) throws {
        try writeBatches()
        for (number, name) in (CIFAR.trainingBatches + [CIFAR.testBatch]).enumerated() where name != file {
            try folder.write("e/\(name)", record(UInt8(number), (0, 0, 0)))
        }
        let error = #expect(throws: DatasetError.self) { try load("e") }
        #expect(error?.description
            == "\(folder.path)/e holds no \(file): expected CIFAR-10's six batches, gzipped or not")
    }

    @Test func `a gzipped batch that is damaged is refused`() throws {
        try writeBatches(gzipped: true)
        let path = folder.path + "/c/test_batch.bin.gz"
        try folder.write("c/test_batch.bin.gz", Array(try RawBytes.of(path).dropLast(20)))
        #expect(throws: DatasetError.damagedGzip(path: path)) { try load() }
    }

    @Test func `a web page in place of a batch is called one`() throws {
        try writeBatches()
        let path = try folder.write("c/test_batch.bin", Array("<!DOCTYPE html><html></html>".utf8))
        #expect(throws: DatasetError.otherFile(path: path, nature: .webPage, wanted: "a batch of CIFAR-10")) { try load() }
    }
}
