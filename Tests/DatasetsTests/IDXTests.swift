import Testing
import Words
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

    @Test(arguments: [[1 << 31, 1 << 31, 1 << 31], [0, 28, 28], [60000, 0, 28]])
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

    @Test func `a label that is no class is named by its index`() throws {
        let path = try folder.write("letters", IDXBytes.labels([3, 126]))
        #expect(throws: DatasetError.badLabel(path: path, index: 1, label: 126, limit: 99)) {
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

    @Test func `bytes after the gzipped data are refused, zeros that fill a block are not`() throws {
        let path = try folder.write("whole.gz", IDXBytes.images(count: 2, height: 4, width: 3), gzipped: true)
        let whole = try RawBytes.of(path)
        #expect(try failure(images: whole + [1, 2, 3]) == .afterGzip(path: folder.path + "/images"))
        #expect(try failure(images: whole + [UInt8](repeating: 0, count: 70_000)) == nil)
        #expect(try failure(images: whole + whole) == .trailing(path: folder.path + "/images", expected: 40))
    }

    @Test func `a file in several gzipped parts is one file`() throws {
        let bytes = IDXBytes.images(count: 2, height: 4, width: 3)
        let parts = try [bytes.prefix(9), bytes.dropFirst(9)].map { part in
            try RawBytes.of(try folder.write("part", Array(part), gzipped: true))
        }
        #expect(try failure(images: parts[0] + parts[1]) == nil)
    }

    @Test func `what a file is instead is said by name`() throws {
        let path = folder.path + "/images"
        let page = Array("<!DOCTYPE html><html><title>Sign in</title></html>".utf8)
        #expect(try failure(images: page)?.description
            == "\(path) is a web page, not an IDX file: download the file again, past any page that asks to sign in")
        #expect(try failure(images: page, gzipped: true) == .otherFile(path: path, nature: .webPage))
        let inner = try RawBytes.of(try folder.write("inner", IDXBytes.labels([1, 2]), gzipped: true))
        #expect(try failure(images: inner, gzipped: true)?.description
            == "\(path) is gzipped twice: unpack it once with gunzip")
        #expect(try failure(images: [0x89] + Array("HDF\r\n\u{1A}\n".utf8) + [0, 0])
            == .otherFile(path: path, nature: .hdf5))
    }

    @Test func `pictures and sets larger than memory are refused by what the header says`() throws {
        let path = folder.path + "/images"
        let large = IDXBytes.header(3, [2, 2000, 2000]) + [UInt8](repeating: 0, count: 8_000_000)
        #expect(try failure(images: large, gzipped: true)
            == .pictureTooLarge(path: path, sides: [2000, 2000], limit: Dataset.mostBytesOfPicture))
        let many = try folder.write("many", IDXBytes.header(3, [600_000, 1, 1]) + [UInt8](repeating: 0, count: 600_000))
        #expect(throws: DatasetError.tooLarge(path: many, limit: Dataset.mostBytes)) {
            try IDX.read(many, dimensions: 3, DataReading(limit: 500_000))
        }
    }

    @Test func `reading tells how far it has come and can be stopped`() throws {
        let path = try folder.write("big", IDXBytes.labels([UInt8](repeating: 0, count: 5 << 20)), gzipped: true)
        var shares: [Double] = []
        _ = try IDX.read(path, dimensions: 1, DataReading(quietBytes: 0) { file, share in
            #expect(file == path)
            shares.append(share ?? -1)
        })
        #expect(shares.count >= 5 && shares == shares.sorted() && (shares.last ?? 0) > 0.9 && (shares.first ?? -1) >= 0)
        #expect(throws: DatasetError.interrupted(download: nil)) {
            try IDX.read(path, dimensions: 1, DataReading(quietBytes: 0) { _, _ in throw Interrupted() })
        }
    }
}
