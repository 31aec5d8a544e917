import Testing
@testable import Raster

/// Cameras store pictures as their sensor lies, and say in Exif how to look at them.
@Suite struct ExifOrientationTests {
    /// What is to be seen, 3 wide and 2 high, and how a camera stores it for each orientation.
    private let upright = Picture(width: 3, height: 2, pixels: [1, 2, 3, 4, 5, 6])
    private let stored: [(width: Int, pixels: [UInt8])] = [
        (3, [1, 2, 3, 4, 5, 6]), (3, [3, 2, 1, 6, 5, 4]), (3, [6, 5, 4, 3, 2, 1]), (3, [4, 5, 6, 1, 2, 3]),
        (2, [1, 4, 2, 5, 3, 6]), (2, [3, 6, 2, 5, 1, 4]), (2, [6, 3, 5, 2, 4, 1]), (2, [4, 1, 5, 2, 6, 3]),
    ]

    @Test(arguments: 1...8) func `a PNG file is turned as its eXIf chunk says`(_ orientation: Int) throws {
        let (width, pixels) = stored[orientation - 1]
        let file = PNG.encode(Picture(width: width, height: 6 / width, pixels: pixels))
        for isLittle in [true, false] {
            let turned = Exif.png(file, Exif.tiff(orientation, isLittle: isLittle))
            #expect(try PictureFile.read(bytes: turned, named: "a.png") == upright)
            #expect(try PictureFile.read(bytes: turned, named: "a.png", channels: 3) == upright.inColor)
        }
    }

    @Test(arguments: 1...8) func `a JPEG file is turned as its Exif segment says`(_ orientation: Int) throws {
        // A black square in rows 4 to 11 and columns 8 to 15, 24 pixels wide and 16 high.
        let plain = try Samples.fixture("gray.jpg")
        for isLittle in [true, false] {
            let bytes = Exif.jpeg(plain, Exif.tiff(orientation, isLittle: isLittle))
            let picture = try PictureFile.read(bytes: bytes, named: "a.jpg")
            let isTurned = orientation >= 5
            #expect((picture.width, picture.height) == (isTurned ? (16, 24) : (24, 16)))
            let square = isTurned ? picture[12, 8] : picture[8, 12]
            #expect(square < 10 && picture[0, 0] > 245)
            let whole = try PictureFile.read(bytes: plain, named: "a.jpg")
            #expect(picture == ExifOrientation(rawValue: orientation)?.upright(whole))
        }
    }

    @Test func `an orientation may be a long number, and stand behind other entries and segments`() throws {
        let file = PNG.encode(Picture(width: 2, height: 3, pixels: stored[5].pixels))
        let long = Exif.tiff(6, isLittle: true, isLong: true, entriesBefore: 3)
        #expect(try PictureFile.read(bytes: Exif.png(file, long), named: "a.png") == upright)
        let jpeg = Exif.jpeg(try Samples.fixture("gray.jpg"), long, segmentsBefore: 2)
        #expect(try PictureFile.read(bytes: jpeg, named: "a.jpg").width == 16)
    }

    @Test func `Exif data that are cut off or make no sense leave a picture as it is stored`() throws {
        let plain = try Samples.fixture("gray.jpg")
        let whole = try PictureFile.read(bytes: plain, named: "a.jpg")
        let tiff = Exif.tiff(6, isLittle: true)
        var odd = (0..<tiff.count - 6).map { Array(tiff.prefix($0)) }
        odd += [0, 9, 65535].map { Exif.tiff($0, isLittle: true) }
        // A directory that lies outside, and one with more entries than there are bytes.
        odd += [Array("II".utf8) + [42, 0, 255, 255, 255, 127], Array("II".utf8) + [42, 0, 8, 0, 0, 0, 255, 255]]
        for tiff in odd {
            #expect(try PictureFile.read(bytes: Exif.jpeg(plain, tiff), named: "a.jpg") == whole)
        }
    }
}

/// Exif data byte by byte.
enum Exif {
    /// A TIFF structure with one directory.
    static func tiff(_ orientation: Int, isLittle: Bool, isLong: Bool = false, entriesBefore: Int = 0) -> [UInt8] {
        func number(_ value: Int, _ size: Int) -> [UInt8] {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return isLittle ? bytes : bytes.reversed()
        }
        let other = number(0x010F, 2) + number(2, 2) + number(3, 4) + Array("me\0\0".utf8)
        let value = isLong ? number(orientation, 4) : number(orientation, 2) + [0, 0]
        return Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(entriesBefore + 1, 2)
            + (0..<entriesBefore).flatMap { _ in other }
            + number(0x0112, 2) + number(isLong ? 4 : 3, 2) + number(1, 4) + value + number(0, 4)
    }

    /// A PNG file with an eXIf chunk after its header.
    static func png(_ file: [UInt8], _ tiff: [UInt8]) -> [UInt8] {
        Array(file.prefix(33)) + Chunks.chunk("eXIf", tiff) + file.dropFirst(33)
    }

    /// A JPEG file with an Exif segment at its beginning, perhaps behind comments.
    static func jpeg(_ file: [UInt8], _ tiff: [UInt8], segmentsBefore: Int = 0) -> [UInt8] {
        let data = Array("Exif\0\0".utf8) + tiff
        let length = data.count + 2
        let comment: [UInt8] = [0xFF, 0xFE, 0, 4, 0xFF, 0xE1]
        return Array(file.prefix(2)) + (0..<segmentsBefore).flatMap { _ in comment }
            + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + data + file.dropFirst(2)
    }
}
