import Testing
@testable import Datasets

@Suite struct CSVTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String, gzipped: Bool = false) throws -> Split {
        try CSV.read(try folder.write("t.csv", Array(text.utf8), gzipped: gzipped))
    }

    private func dataset(_ path: String) throws -> Dataset {
        try CSV.dataset(at: try #require(try DataPlace(path)), DataReading())
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

    @Test func `a bad field in the first row is no header`() throws {
        #expect(try failure("7,0,1 2,20,255\n1,9,8,7,6\n") == .badLine(path: path, line: 1, .field(3, limit: 255)))
    }

    @Test func `a table without labels is refused with the reason`() throws {
        #expect(try failure("pixel0,pixel1,pixel2,pixel3\n0,1,2,3\n") == .unlabeled(path: path))
        #expect(try failure("0,1,2,3\n") == .unlabeled(path: path))
        #expect(try failure("0,1,2,3\n")?.description.contains("expected “label”") == true)
    }

    @Test func `pixels that make no square, an empty table and another file are refused`() throws {
        #expect(try failure("label,a,b,c\n1,2,3,4\n") == .badLine(path: path, line: 1, .notSquare(pixels: 3)))
        #expect(try failure("") == .tooFew(path: path, count: 0))
        #expect(try failure("label,a,b,c,d\n") == .tooFew(path: path, count: 0))
        #expect(try failure("PK\u{3}\u{4}\0\0,\n") == .unknownFile(path: path, nature: .zip))
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

    @Test(arguments: [
        "7;0;10;20;255\n1;9;8;7;6\n", "7\t0\t10\t20\t255\n1\t9\t8\t7\t6\n", "7 0 10  20 255\n 1 9 8 7 6 \n",
        "7|0|10|20|255\r\n1|9|8|7|6\r\n", "7,0,10,20,255\r1,9,8,7,6\r", "# made by hand\n\n7,0,10,20,255\n#,,\n1,9,8,7,6\n",
        "7.0,0.0,10.00,20,255.\n1.000,9,8,7,6", "7.000e+00 0.000e+00 1.0e1 2e+01 2.550e+02\n1e0 9 8 70e-1 .6e1\n",
        "'7','0','10','20','255'\n'1','9','8','7','6'\n", "number_label,a,b,c,d\n7,0,10,20,255\n1,9,8,7,6\n",
        "'1x1','1x2','2x1','2x2','class'\n0,10,20,255,7\n9,8,7,6,1\n", ",label,a,b,c,d\n0,7,0,10,20,255\n1,1,9,8,7,6\n",
        "label;a;b;c;d\n7;0;10;20;255\n1;9;8;7;6",
    ])
    func `tables are read as programs write them`(_ text: String) throws {
        let split = try read(text)
        #expect(split.labels == [7, 1] && split.images == [0, 10, 20, 255, 9, 8, 7, 6] && split.height == 2)
    }

    @Test(arguments: ["1 2", "1.5", "0x1", "1e-1", "--1", "1.2.3", "1e", ".", "1 \"", "0.", "+1"])
    func `a field is a whole number or refused`(_ field: String) throws {
        let error = try failure("1,2,3,4,5\n1,2,\(field),4,5\n")
        let isRead = ["1 \"", "0."].contains(field)
        #expect(error == (isRead ? nil : .badLine(path: path, line: 2, .field(3, limit: 255))), "\(field)")
    }

    @Test func `without a header the label is taken from the last column where the first holds none`() throws {
        let reading = DataReading()
        let file = try folder.write("last.csv", Array("0,200,10,20,7\n0,9,8,7,1\n0,1,1,1,7\n".utf8))
        let split = try CSV.read(file, reading)
        #expect(split.labels == [7, 1, 7] && split.images == [0, 200, 10, 20, 0, 9, 8, 7, 0, 1, 1, 1])
        #expect(reading.notes == [.lastColumn(5)])
        let other = try read("90,200,10,20,7\n0,9,8,7,1\n")
        #expect(other.labels == [7, 1] && other.images == [90, 200, 10, 20, 0, 9, 8, 7])
        #expect(try failure("1,2,3,4,50\n#\n90,2,3,4,51\n") == .badLine(path: path, line: 3, .field(1, limit: 9)))
    }

    @Test(arguments: ["", ","])
    func `a header that only counts its columns is no picture`(_ numbered: String) throws {
        let header = numbered + (0...400).map { "\($0)" }.joined(separator: ",")
        let row = (numbered.isEmpty ? "" : "0,") + "7," + (0..<400).map { "\($0 % 200)" }.joined(separator: ",")
        let split = try read(header + "\n" + row + "\n")
        #expect(split.labels == [7] && split.height == 20 && split.images[399] == 199)
    }

    @Test func `columns that were guessed are noted, and a header without a label says what was looked for`() throws {
        let reading = DataReading()
        _ = try CSV.read(try folder.write("n.csv", Array("id,Number_Label,a,b,c,d\n0,7,1,2,3,4\n".utf8)), reading)
        #expect(reading.notes == [.labelColumn("Number_Label"), .rowNumbers("id")])
        #expect(try failure("what,a,b,c,d\n1,2,3,4,5\n")?.description
            == "\(path): no column is called label, class, digit, target or y; its header begins with “what”, “a”, “b”")
    }

    @Test func `a file of another kind is called what it is`() throws {
        let loader = DatasetLoader(environment: [:], mirrors: [])
        func said(_ name: String, _ bytes: [UInt8]) throws -> String {
            let path = try folder.write(name, bytes)
            do { return "\(try loader.load(path).name) was read" } catch { return "\(error)".replacing(path, with: "F") }
        }
        #expect(try said("a.csv", Array("<html><body>".utf8)).hasPrefix("F is a web page, not a data set: download the file again"))
        #expect(try said("a.h5", [0x89] + Array("HDF\r\n\u{1A}\n".utf8)).hasPrefix("F is an HDF5 file (Keras), not a data set: expected"))
        #expect(try said("a.zip", [0x50, 0x4B, 3, 4, 0, 0]) == "F is a zip archive, not a data set: unpack it first")
        #expect(try said("images", IDXBytes.labels([1])) == "F is one file of a data set: load the folder that holds all four")
    }

    @Test func `rows beyond what fits into memory are refused`() throws {
        let rows = Array(String(repeating: "1,2,3,4,5\n", count: 100).utf8)
        let file = try folder.write("many.csv", rows)
        #expect(try CSV.read(file, DataReading(limit: 400)).count == 100)
        #expect(throws: DatasetError.tooLarge(path: file, limit: Dataset.mostBytes)) {
            try CSV.read(file, DataReading(limit: 399))
        }
    }
}
