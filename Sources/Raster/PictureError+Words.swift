import Glibc

extension PictureError: CustomStringConvertible {
    /// One line: the thing, what came, what to do.
    package var description: String {
        switch self {
        case .missing(let name):
            "\(name): there is no such file"
        case .folder(let name):
            "\(name) is a folder: name a picture file in it (PNG, JPEG or PGM)"
        case .special(let name):
            "\(name) is a pipe or a device: expected a file, or - for standard input"
        case .unreadable(let name, let code):
            "\(name) cannot be read: \(String(cString: strerror(code)))"
        case .fileTooLarge(let name, let limit):
            "\(name) is larger than \(limit >> 20) MB, too large for a picture: scale it down first"
        case .unknownFormat(let name):
            "\(name) is not a picture that can be read: expected PNG, JPEG or PGM (P2 or P5)"
        case .otherKind(let name, let kind):
            "\(name) is \(kind): expected PNG, JPEG or PGM (P2 or P5); save the picture as one of them"
        case .numbers(let name, let rows, let columns, let most):
            "\(name) is no picture yet: its \(rows) lines of \(columns) numbers are a PGM under a first line "
                + "“P2 \(columns) \(rows) \(most)”"
        case .damaged(let name, let format, let detail):
            "\(name) is a damaged \(format.rawValue) file: \(detail): save it again as PNG, JPEG or PGM"
        case .badSize(let name, let width, let height, let limit):
            "\(name) says it is \(width)×\(height) pixels: expected at least 1×1 and at most \(limit >> 20) megapixels"
        case .blank:
            "the picture is blank: nothing in it differs from its background, so there is no digit to read"
        case .tooFaint(let levels):
            "the picture is too faint: what is written differs from its background by \(levels) of 255 gray levels: "
                + "raise its contrast"
        case .noArt:
            "no ASCII art found: expected lines drawn with the characters “\(ASCIIArt.ramp)”, two to a pixel"
        case .unknownCharacter(let character, let line, let column):
            "line \(line), column \(column): “\(character)” is no shade of ASCII art: "
                + "draw one picture with the characters “\(ASCIIArt.ramp)”"
        case .artTooLarge(let columns, let rows, let limit):
            "ASCII art of \(columns) columns and \(rows) rows is too large: expected at most \(limit) of each"
        case .artTooLong(let limit):
            "the text is longer than any ASCII art that is read: expected at most \(limit >> 20) MB, "
                + "one picture of at most \(ASCIIArt.sideLimit) rows and columns"
        }
    }
}
