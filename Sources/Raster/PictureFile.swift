import Files

/// Pictures in files: PNG, JPEG and PGM, told apart by their first bytes, whatever the file is called.
package enum PictureFile {
    /// The largest picture that is read, in pixels.
    package static let pixelLimit = 64 << 20
    /// The largest file that is read, in bytes.
    static let byteLimit = 256 << 20

    /// Reads a file, turned as its Exif data say; transparent parts are laid on white, as on paper, but gray ones on black
    /// where the ink is light.
    ///
    /// - Parameter channels: 1 for gray, which colors are turned into, or 3 for red, green and blue.
    package static func read(_ path: String, channels: Int = 1) throws(PictureError) -> Picture {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes.read(path, limit: byteLimit)
        } catch {
            throw switch error {
            case .missing: .missing(name: path)
            case .folder: .folder(name: path)
            case .tooLarge: .fileTooLarge(name: path, limit: byteLimit)
            case .refused(let code): .unreadable(name: path, code: code)
            case .special: .special(name: path)
            }
        }
        return try read(bytes: bytes, named: path, channels: channels)
    }

    /// Reads the bytes of a picture file; errors call it `name`.
    package static func read(bytes: [UInt8], named name: String, channels: Int = 1) throws(PictureError) -> Picture {
        let inColor = channels == 3
        return switch format(of: bytes) {
        case .png: ExifOrientation(png: bytes).upright(try PNG.decode(bytes, named: name, inColor: inColor))
        case .jpeg: ExifOrientation(jpeg: bytes).upright(try JPEG.decode(bytes, named: name, inColor: inColor))
        case .pgm where inColor: try PGM.decode(bytes, named: name).inColor
        case .pgm: try PGM.decode(bytes, named: name)
        case nil: throw fault(of: bytes, named: name)
        }
    }

    /// What a file is instead, as far as it can be told.
    private static func fault(of bytes: [UInt8], named name: String) -> PictureError {
        switch FileNature(bytes: bytes) {
        case .text:
            guard let text = NumberText(bytes) else { return .unknownFormat(name: name) }
            return .numbers(name: name, rows: text.rows, columns: text.columns, most: text.most)
        case .empty, nil: return .unknownFormat(name: name)
        case .some(let nature): return .otherKind(name: name, kind: nature.words)
        }
    }

    /// The format that bytes begin like, or nil.
    package static func format(of bytes: [UInt8]) -> PictureFormat? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: Array("P2".utf8)) || bytes.starts(with: Array("P5".utf8)) { return .pgm }
        return nil
    }

    /// Refuses a size that no digit needs, before memory is asked for.
    static func check(width: Int, height: Int, named name: String) throws(PictureError) {
        let (area, overflow) = width.multipliedReportingOverflow(by: height)
        if overflow || width < 1 || height < 1 || area > pixelLimit {
            throw .badSize(name: name, width: width, height: height, limit: pixelLimit)
        }
    }
}
