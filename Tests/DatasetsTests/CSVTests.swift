import Testing
@testable import Datasets

@Suite struct CSVTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String, gzipped: Bool = false) throws -> Split {
        try CSV.read(try folder.write("t.csv", Array(text.utf8), gzipped: gzipped))
    }

    private func dataset(_ path: String) throws -> Dataset {
        try CSV.dataset(at: try #require(try DataPlace(path)))
    }

    private func failure(_ text: String) throws -> DatasetError? {
        do {
            _ = try read(text)
            return nil
        } catch let error as DatasetError {
            #expect(error.description.hasPrefix(folder.path + "/t.csv") && !error.description.contains("\n"))
            return error
        }
    }

    private var path: String { folder.path + "/t.csv" }

    @Test(arguments: [
        "label,pixel0,pixel1,pixel2,pixel3\n7,0,10,20,255\n1,9,8,7,6\n",
        "7,0,10,20,255\n1,9,8,7,6",
        "\u{FEFF}\"label\",\"1x1\",\"1x2\",\"2x1\",\"2x2\"\r\n\"7\",0,10,20,255\r\n1, 9,8,7,6\r\n\r\n",
        "pixel1,pixel2,pixel3,pixel4,class\n0,10,20,255,7\n9,8,7,6,1\n",
    ])
    func `a table is read with or without header, wherever its label stands`(_ text: String) throws {
        for gzipped in [false, true] {
            let split = try read(text, gzipped: gzipped)
            #expect(split.labels == [7, 1] && split.images == [0, 10, 20, 255, 9, 8, 7, 6])
            #expect(split.height == 2 && split.width == 2)
        }
    }

    @Test func `a short row is named by its line`() throws {
        let error = try failure("label,a,b,c,d\n1,2,3,4,5\n1,2,3\n")
        #expect(error == .badLine(path: path, line: 3, .fieldCount(found: 3, expected: 5)))
        #expect(error?.description == "\(path), line 3: expected a label and 4 pixels, 5 fields, found 3")
        #expect(try failure("1,2,3,4,5\n1,2,3,4,") == .badLine(path: path, line: 2, .field(5, limit: 255)))
        #expect(try failure("1,2,3,4,5\n1,2,3,4,5,6\n") == .badLine(path: path, line: 2, .fieldCount(found: 6, expected: 5)))
    }

    @Test(arguments: [
        ("1,2,3,4,256", 5, 255), ("10,2,3,4,5", 1, 9), ("1,,3,4,5", 2, 255), ("1,2,3,x,5", 4, 255),
        ("1,2,-3,4,5", 3, 255), ("1,2,3,4,0.5", 5, 255), ("1,2,99999999999999999999,4,5", 3, 255),
    ])
    func `a field that is no pixel is named by line and place`(_ row: String, _ field: Int, _ limit: Int) throws {
        #expect(try failure("1,2,3,4,5\n\(row)\n") == .badLine(path: path, line: 2, .field(field, limit: limit)))
    }

    @Test func `a table without labels is refused with the reason`() throws {
        #expect(try failure("pixel0,pixel1,pixel2,pixel3\n0,1,2,3\n") == .unlabelled(path: path))
        #expect(try failure("0,1,2,3\n") == .unlabelled(path: path))
        #expect(try failure("0,1,2,3\n")?.description.contains("expected “label”") == true)
    }

    @Test func `pixels that make no square, an empty table and another file are refused`() throws {
        #expect(try failure("label,a,b,c\n1,2,3,4\n") == .badLine(path: path, line: 1, .notSquare(pixels: 3)))
        #expect(try failure("") == .tooFew(path: path, count: 0))
        #expect(try failure("label,a,b,c,d\n") == .tooFew(path: path, count: 0))
        #expect(try failure("PK\u{3}\u{4}\0\0,\n") == .unknownFile(path: path))
        #expect(try failure("name,age\nAda,36\n") == .unknownFile(path: path))
        #expect(try failure(String(repeating: "1", count: 3 << 20)) == .unknownFile(path: path))
    }

    @Test func `the last seventh of the rows is for the test`() throws {
        let rows = (0..<70).map { "\($0 % 10),\($0),0,0,0\n" }.joined()
        let dataset = try dataset(try folder.write("mine.csv", Array(rows.utf8)))
        #expect(dataset.name == "mine.csv" && dataset.train.count == 60 && dataset.test.count == 10)
        #expect(dataset.test.name == "test" && dataset.test.images[0] == 60 && dataset.test.labels[9] == 9)
        #expect(dataset.source.contains("the first 60 pictures to train with, the last 10 for the test"))
    }

    @Test func `one row is too few to set some apart`() throws {
        let path = try folder.write("one.csv", Array("1,2,3,4,5\n".utf8))
        #expect(throws: DatasetError.tooFew(path: path, count: 1)) { try dataset(path) }
    }

    @Test func `ten thousand rows of 28×28 take a fraction of a second`() throws {
        let row = Array("3".utf8) + (0..<784).flatMap { Array(",\($0 % 256)".utf8) } + [10]
        var bytes: [UInt8] = []
        for _ in 0..<10_000 { bytes += row }
        let path = try folder.write("large.csv", bytes)
        var count = 0
        let time = try ContinuousClock().measure { count = try CSV.read(path).count }
        #expect(count == 10_000 && time < .seconds(2))
        print("10,000 rows of CSV: \(time)")
    }
}
