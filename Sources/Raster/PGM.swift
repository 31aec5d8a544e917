/// Netpbm's gray pictures: P5 with bytes, P2 with decimal numbers.
///
///     P5 ⎵ width ⎵ height ⎵ maximum ⎵ pixels…      ⎵ is white space, or a comment from # to the end of its line;
///                                                  pixels have one byte, or two, high first, if maximum > 255
package enum PGM {
    /// A picture as a P5 file.
    package static func encode(_ picture: Picture) -> [UInt8] {
        Array("P5\n\(picture.width) \(picture.height)\n255\n".utf8) + picture.pixels
    }

    /// The picture in the bytes of a PGM file.
    static func decode(_ bytes: [UInt8], named name: String) throws(PictureError) -> Picture {
        var reader = Reader(bytes: bytes, name: name)
        let width = try reader.number("its width")
        let height = try reader.number("its height")
        let maximum = try reader.number("its largest value")
        try PictureFile.check(width: width, height: height, named: name)
        guard (1...65535).contains(maximum) else {
            throw reader.damaged("its largest value is \(maximum), expected 1 to 65535")
        }
        let isBinary = bytes.starts(with: Array("P5".utf8))
        let pixels = isBinary
            ? try reader.binary(count: width * height, maximum: maximum)
            : try reader.decimal(count: width * height, maximum: maximum)
        return Picture(width: width, height: height, pixels: pixels)
    }

    private struct Reader {
        let bytes: [UInt8]
        let name: String
        var position = 2

        func damaged(_ detail: String) -> PictureError { .damaged(name: name, format: .pgm, detail: detail) }

        mutating func number(_ what: String) throws(PictureError) -> Int {
            skipSpace()
            var value = 0
            let start = position
            while position < bytes.count, (48...57).contains(bytes[position]) {
                value = value * 10 + Int(bytes[position] - 48)
                guard value <= 1 << 40 else { throw damaged("\(what) is no number of a picture") }
                position += 1
            }
            if position == start {
                throw damaged(position >= bytes.count ? "it ends before \(what)" : "\(what) is no number")
            }
            return value
        }

        mutating func skipSpace() {
            var inComment = false
            while position < bytes.count {
                let byte = bytes[position]
                if byte == UInt8(ascii: "#") { inComment = true }
                if inComment {
                    inComment = byte != 10 && byte != 13
                } else if byte != 32 && !(9...13).contains(byte) {
                    return
                }
                position += 1
            }
        }

        func scaled(_ value: Int, maximum: Int, index: Int) throws(PictureError) -> UInt8 {
            guard value <= maximum else { throw damaged("pixel \(index) is \(value), above its largest value, \(maximum)") }
            return UInt8((value * 510 + maximum) / (2 * maximum))
        }

        mutating func binary(count: Int, maximum: Int) throws(PictureError) -> [UInt8] {
            position += 1
            let size = maximum > 255 ? 2 : 1
            guard bytes.count - position >= count * size else {
                throw damaged("expected \(count * size) bytes of pixels, found \(max(0, bytes.count - position))")
            }
            if maximum == 255 { return Array(bytes[position..<position + count]) }
            var pixels = [UInt8]()
            pixels.reserveCapacity(count)
            for index in 0..<count {
                let at = position + index * size
                let value = size == 1 ? Int(bytes[at]) : Int(bytes[at]) << 8 | Int(bytes[at + 1])
                pixels.append(try scaled(value, maximum: maximum, index: index))
            }
            return pixels
        }

        mutating func decimal(count: Int, maximum: Int) throws(PictureError) -> [UInt8] {
            guard bytes.count - position >= count else {
                throw damaged("expected \(count) pixels, found fewer")
            }
            var pixels = [UInt8]()
            pixels.reserveCapacity(count)
            for index in 0..<count {
                let value = try number("pixel \(index)")
                pixels.append(try scaled(value, maximum: maximum, index: index))
            }
            return pixels
        }
    }
}
