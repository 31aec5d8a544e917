/// Pictures as text: one character for each of ten grays, two columns a pixel, so that a pixel is about square on a
/// terminal and a digit is not squeezed.
///
/// What ``encode(_:)`` prints can be edited by hand, and ``decode(_:)`` reads it back:
/// decoding an encoded picture gives its grays rounded to the ten levels, and encoding that gives the same text.
package enum ASCIIArt {
    /// The characters from the background to full ink, in the order of how much of their cell they cover.
    package static let ramp = " .:-=+*#%@"

    static let characters = Array(ramp)

    /// The place in ``ramp`` of a gray value: 0 for the background, 9 for full ink.
    package static func level(of gray: UInt8) -> Int {
        (Int(gray) * (characters.count - 1) * 2 + 255) / 510
    }

    /// The gray value that a place in ``ramp`` stands for.
    package static func gray(ofLevel level: Int) -> UInt8 {
        let last = characters.count - 1
        return UInt8((min(max(level, 0), last) * 510 + last) / (2 * last))
    }

    /// One line for each row of the picture, `2 · width` characters each, blanks at the end included.
    package static func encode(_ picture: Picture) -> [String] {
        (0..<picture.height).map { row in
            var line = ""
            for column in 0..<picture.width {
                let character = characters[level(of: picture[row, column])]
                line.append(character)
                line.append(character)
            }
            return line
        }
    }
}
