/// Why a picture could not be read, or not be made into a digit. Each error reads as one line.
package enum PictureError: Error, Equatable, Sendable {
    /// No file of this name.
    case missing(name: String)
    /// The name is a folder's.
    case folder(name: String)
    /// A pipe or a device.
    case special(name: String)
    /// The system refused to read the file; `code` is its `errno`.
    case unreadable(name: String, code: Int32)
    /// The file is larger than any picture that is read, in bytes.
    case fileTooLarge(name: String, limit: Int)
    /// The file is of none of the known formats.
    case unknownFormat(name: String)
    /// The file is of another kind, in words: `a BMP picture`, `a web page`.
    case otherKind(name: String, kind: String)
    /// A text of so many rows of so many numbers, and the largest of them.
    case numbers(name: String, rows: Int, columns: Int, most: Int)
    /// The file begins as its format does, but cannot be decoded; `detail` says where it fails.
    case damaged(name: String, format: PictureFormat, detail: String)
    /// A side is zero, or there are more pixels than the limit.
    case badSize(name: String, width: Int, height: Int, limit: Int)
    /// There is nothing in the picture that differs from its background.
    case blank
    /// What differs from the background does so by this many of 255 gray levels, too few to be told from chance.
    case tooFaint(levels: Int)
    /// The text holds no line of ASCII art.
    case noArt
    /// A line of ASCII art holds a character of no known gray; line and column are counted from 1.
    case unknownCharacter(Character, line: Int, column: Int)
    /// The ASCII art has more rows or columns than the limit.
    case artTooLarge(columns: Int, rows: Int, limit: Int)
    /// The text has more bytes than any ASCII art that is read.
    case artTooLong(limit: Int)
}

/// A format of picture files, told by the first bytes.
package enum PictureFormat: String, Sendable, CaseIterable {
    case png = "PNG"
    case jpeg = "JPEG"
    case pgm = "PGM"
}
