/// How a camera was held, as Exif (CIPA DC-008) numbers it: where the first row and the first column of the stored
/// picture belong when it is looked at.
///
///     1 top, left     2 top, right      3 bottom, right   4 bottom, left
///     5 left, top     6 right, top      7 right, bottom   8 left, bottom
enum ExifOrientation: Int, CaseIterable {
    case topLeft = 1, topRight, bottomRight, bottomLeft, leftTop, rightTop, rightBottom, leftBottom

    /// What a JPEG file says in its Exif segment; as it is stored where that is missing or broken.
    ///
    ///     FF D8  (FF marker  length, high first, counting itself  data)…  FF DA …
    init(jpeg bytes: [UInt8]) {
        self = .topLeft
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            // Fill bytes may stand before a marker; the pixels begin at DA, after which nothing is to be found.
            if marker == 0xFF { position += 1; continue }
            if marker == 0xDA { return }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            let end = position + 2 + length
            guard length >= 2, end <= bytes.count else { return }
            let data = bytes[position + 4..<end]
            if marker == 0xE1, data.starts(with: Array("Exif\0\0".utf8)) {
                self = Self(tiff: data.dropFirst(6)) ?? .topLeft
                return
            }
            position = end
        }
    }

    /// What a PNG file says in its eXIf chunk; as it is stored where that is missing or broken.
    ///
    ///     signature of 8 bytes  (length of the data  kind  data  checksum of 4 bytes)…
    init(png bytes: [UInt8]) {
        self = .topLeft
        var position = 8
        while position + 12 <= bytes.count {
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = position + 8 + length
            guard end + 4 <= bytes.count else { return }
            if bytes[position + 4..<position + 8].elementsEqual("eXIf".utf8) {
                self = Self(tiff: bytes[position + 8..<end]) ?? .topLeft
                return
            }
            position = end + 4
        }
    }

    /// The entry 0x0112 in the first directory of a TIFF structure; nil where there is none.
    ///
    ///     II or MM  42  offset of the directory;  count  (tag  type  count of values  value)…   numbers of 2 or 4 bytes
    private init?(tiff bytes: ArraySlice<UInt8>) {
        let isLittle = bytes.starts(with: Array("II".utf8))
        guard isLittle || bytes.starts(with: Array("MM".utf8)) else { return nil }
        func number(at offset: Int, size: Int) -> Int? {
            let start = bytes.startIndex + offset
            guard offset >= 0, start + size <= bytes.endIndex else { return nil }
            let digits = bytes[start..<start + size]
            return isLittle ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
        }
        guard number(at: 2, size: 2) == 42, let directory = number(at: 4, size: 4),
            let entries = number(at: directory, size: 2)
        else { return nil }
        for entry in 0..<entries {
            let start = directory + 2 + 12 * entry
            guard let tag = number(at: start, size: 2) else { return nil }
            guard tag == 0x0112 else { continue }
            // A short; some programs write a long.
            let size = number(at: start + 2, size: 2) == 4 ? 4 : 2
            guard let value = number(at: start + 8, size: size) else { return nil }
            self.init(rawValue: value)
            return
        }
        return nil
    }

    /// Whether rows become columns.
    private var isTurned: Bool { rawValue >= 5 }

    /// The picture as it is meant to be looked at.
    func upright(_ picture: Picture) -> Picture {
        guard self != .topLeft else { return picture }
        let (width, height) = isTurned ? (picture.height, picture.width) : (picture.width, picture.height)
        let (lastRow, lastColumn) = (picture.height - 1, picture.width - 1)
        let stored = picture.pixels
        var pixels: [UInt8] = []
        pixels.reserveCapacity(stored.count)
        for row in 0..<height {
            for column in 0..<width {
                let (storedRow, storedColumn) = switch self {
                case .topLeft: (row, column)
                case .topRight: (row, lastColumn - column)
                case .bottomRight: (lastRow - row, lastColumn - column)
                case .bottomLeft: (lastRow - row, column)
                case .leftTop: (column, row)
                case .rightTop: (lastRow - column, row)
                case .rightBottom: (lastRow - column, lastColumn - row)
                case .leftBottom: (column, lastColumn - row)
                }
                let index = (storedRow * picture.width + storedColumn) * picture.channels
                for channel in 0..<picture.channels { pixels.append(stored[index + channel]) }
            }
        }
        return Picture(width: width, height: height, channels: picture.channels, pixels: pixels)
    }
}
