import Testing
@testable import Datasets

@Suite struct IDXTests {
    private let folder: TemporaryFolder
    private let labels: String

    init() throws {
        folder = try TemporaryFolder()
        labels = try folder.write("labels", IDXBytes.labels([5, 0]))
    }

    private func failure(images: [UInt8], gzipped: Bool = false) throws -> DatasetError? {
        let path = try folder.write("images", images, gzipped: gzipped)
        do {
            _ = try IDX.split(name: "train", images: path, labels: labels)
            return nil
        } catch {
            #expect(error.description.contains(path) && !error.description.contains("\n"))
            return error
        }
    }

    @Test(arguments: [true, false])
    func `images and labels are read, gzipped or not, whatever the name`(_ gzipped: Bool) throws {
        let images = try folder.write("pictures.dat", IDXBytes.images(count: 2, height: 4, width: 3), gzipped: gzipped)
        let split = try IDX.split(name: "test", images: images, labels: labels)
        #expect(split.count == 2 && split.height == 4 && split.width == 3 && split.labels == [5, 0])
        #expect(split.picture(1).pixels == (12..<24).map { UInt8($0) })
        #expect(split.slice(1..<2).images == split.picture(1).pixels && split.slice(1..<2).labels == [0])
    }

    @Test func `a wrong magic says which was expected and which came`() throws {
        let error = try failure(images: IDXBytes.labels([1, 2, 3, 4, 5, 6, 7, 8, 9, 0]))
        #expect(error == .wrongMagic(path: folder.path + "/images", expected: 0x803, found: 0x801))
        #expect(error?.description.contains("expected it to begin with 0x00000803, found 0x00000801") == true)
    }

    @Test func `every truncated file is refused`() throws {
        let whole = IDXBytes.images(count: 2, height: 4, width: 3)
        for count in 0..<whole.count {
            let error = try failure(images: Array(whole.prefix(count)))
            guard case .truncated(_, _, let found) = error, found == count else {
                Issue.record("\(count) bytes gave \(String(describing: error))")
                return
            }
        }
    }

    @Test func `every truncated gzip file is refused`() throws {
        let path = try folder.write("whole.gz", IDXBytes.images(count: 2, height: 4, width: 3), gzipped: true)
        let stream = try RawBytes.of(path)
        for count in 20..<stream.count { #expect(try failure(images: Array(stream.prefix(count))) != nil, "\(count)") }
    }

    @Test func `a changed byte in gzipped data is noticed`() throws {
        let path = try folder.write("whole.gz", IDXBytes.images(count: 2, height: 4, width: 3), gzipped: true)
        var bytes = try RawBytes.of(path)
        bytes[bytes.count / 2] ^= 0x10
        #expect(try failure(images: bytes) != nil)
    }

    @Test func `bytes after the promised end are refused`() throws {
        let bytes = IDXBytes.images(count: 2, height: 4, width: 3)
        #expect(try failure(images: bytes + [0]) == .trailing(path: folder.path + "/images", expected: bytes.count))
        #expect(try failure(images: bytes + [0], gzipped: true) != nil)
    }

    @Test(arguments: [[1 << 31, 28, 28], [1 << 31, 1 << 31, 1 << 31], [0, 28, 28], [60000, 0, 28]])
    func `dimensions that no file can hold are refused before memory is asked for`(_ sizes: [Int]) throws {
        let bytes = IDXBytes.header(3, sizes) + [UInt8](repeating: 0, count: 84)
        let expected = DatasetError.badDimensions(path: folder.path + "/images", dimensions: sizes.map { UInt32($0) })
        #expect(try failure(images: bytes) == expected)
        #expect(try failure(images: bytes, gzipped: true) == expected)
    }

    @Test func `a gigabyte promised in a hundred bytes is refused, gzipped too`() throws {
        let bytes = IDXBytes.header(3, [1 << 20, 32, 32]) + [UInt8](repeating: 0, count: 84)
        for gzipped in [false, true] {
            let error = try failure(images: bytes, gzipped: gzipped)
            guard case .truncated(_, let expected, _) = error, expected == 16 + 1 << 30 else {
                Issue.record("it was not refused as cut short")
                return
            }
        }
    }

    @Test func `a label that is no digit is named by its index`() throws {
        let path = try folder.write("letters", IDXBytes.labels([3, 26]))
        #expect(throws: DatasetError.badLabel(path: path, index: 1, label: 26)) {
            try IDX.split(name: "train", images: path, labels: path)
        }
    }

    @Test func `counts that disagree name both files`() throws {
        let error = try failure(images: IDXBytes.images(count: 3, height: 4, width: 3))
        #expect(error == .countsDisagree(
            images: folder.path + "/images", imageCount: 3, labels: labels, labelCount: 2))
        #expect(error?.description.contains("holds 3 images but \(labels) holds 2 labels") == true)
    }

    @Test func `a missing file is told apart from a folder`() {
        #expect(throws: DatasetError.missing(path: "/nowhere")) { try IDX.read("/nowhere", dimensions: 1) }
        #expect(throws: DatasetError.unreadable(path: "/tmp", code: 21)) { try IDX.read("/tmp", dimensions: 1) }
    }
}
