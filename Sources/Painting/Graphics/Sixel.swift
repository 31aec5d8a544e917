/// Sixels: six dots above each other in a character, one color at a time.
///
///     ESC P 0 ; 1 ; 0 q        graphics follow; dots that are not set keep what was there
///     " 1 ; 1 ; width ; height the dots are square, and so many
///     # n ; 2 ; r ; g ; b      color n, in hundredths of red, green and blue
///     # n                      what follows is drawn in color n
///     ? to ~                   six dots, the uppermost in the lowest bit of the code less 63
///     ! count character        the same character so many times
///     $                        back to the left edge, for the next color
///     -                        the next six rows
///     ESC \                    the end
///
/// Source: DEC, VT330/VT340 Programmer Reference Manual, volume 2, chapter 14.
package enum Sixel {
    /// The escape sequence that draws the bitmap with its upper left dot at the cursor.
    package static func encode(_ bitmap: Bitmap) -> String {
        var bytes = Array("\u{1B}P0;1;0q\"1;1;\(bitmap.width);\(bitmap.height)".utf8)
        let used = Set(bitmap.dots).sorted()
        for place in used { bytes += definition(place, bitmap.palette[Int(place)]) }
        for top in stride(from: 0, to: bitmap.height, by: 6) {
            if top > 0 { bytes.append(UInt8(ascii: "-")) }
            append(band(of: bitmap, from: top), to: &bytes)
        }
        bytes += Array("\u{1B}\\".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func definition(_ place: UInt8, _ color: MapColor) -> [UInt8] {
        let parts = [color.red, color.green, color.blue].map { String((Int($0) * 100 + 127) / 255) }
        return Array("#\(place);2;\(parts[0]);\(parts[1]);\(parts[2])".utf8)
    }

    /// For each color of six rows, which of the six dots of each column have it.
    private static func band(of bitmap: Bitmap, from top: Int) -> [(place: UInt8, bits: [UInt8])] {
        var slots = [Int](repeating: -1, count: 256)
        var colors: [(place: UInt8, bits: [UInt8])] = []
        for row in top..<min(top + 6, bitmap.height) {
            let bit = UInt8(1) << UInt8(row - top)
            for column in 0..<bitmap.width {
                let place = bitmap[row, column]
                if slots[Int(place)] < 0 {
                    slots[Int(place)] = colors.count
                    colors.append((place, [UInt8](repeating: 0, count: bitmap.width)))
                }
                colors[slots[Int(place)]].bits[column] |= bit
            }
        }
        return colors
    }

    private static func append(_ band: [(place: UInt8, bits: [UInt8])], to bytes: inout [UInt8]) {
        for (index, color) in band.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "$")) }
            bytes += Array("#\(color.place)".utf8)
            // Nothing is said of empty columns after the last dot.
            let end = (color.bits.lastIndex { $0 != 0 } ?? -1) + 1
            var column = 0
            while column < end {
                let bits = color.bits[column]
                let run = color.bits[column..<end].prefix { $0 == bits }.count
                append(bits, times: run, to: &bytes)
                column += run
            }
        }
    }

    private static func append(_ bits: UInt8, times count: Int, to bytes: inout [UInt8]) {
        let character = bits + 63
        if count > 3 {
            bytes += Array("!\(count)".utf8)
            bytes.append(character)
        } else {
            for _ in 0..<count { bytes.append(character) }
        }
    }
}
