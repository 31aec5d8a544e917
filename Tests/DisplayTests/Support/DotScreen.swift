import CPNG

/// A picture that a terminal would show dot by dot; dots that were never drawn are nil.
struct Dots: Equatable {
    struct RGB: Hashable {
        var red: Int
        var green: Int
        var blue: Int
    }

    var width: Int
    var height: Int
    var rows: [[RGB?]]

    /// The grays, where all three parts of every dot are the same.
    var grays: [[Int]]? {
        func gray(_ dot: RGB?) -> Int? {
            dot.flatMap { $0.red == $0.green && $0.green == $0.blue ? $0.red : nil }
        }
        let flat = rows.map { $0.compactMap(gray) }
        return flat.allSatisfy { $0.count == width } ? flat : nil
    }

    /// One dot of each square of `factor · factor`, if all dots of each square are the same.
    func reduced(by factor: Int) -> Dots? {
        guard width % factor == 0, height % factor == 0 else { return nil }
        for row in 0..<height {
            for column in 0..<width
            where rows[row][column] != rows[row / factor * factor][column / factor * factor] { return nil }
        }
        let kept = stride(from: 0, to: height, by: factor).map { row in
            stride(from: 0, to: width, by: factor).map { rows[row][$0] }
        }
        return Dots(width: width / factor, height: height / factor, rows: kept)
    }
}

/// Sixels read back by the rules of the VT340; nil for what is none.
enum SixelDecoder {
    static func decode(_ body: some Sequence<UInt8>) -> Dots? {
        var bytes = Array(body)[...]
        guard let start = bytes.firstIndex(of: UInt8(ascii: "q")) else { return nil }
        bytes = bytes[(start + 1)...]
        guard bytes.popFirst() == UInt8(ascii: "\"") else { return nil }
        let size = numbers(&bytes)
        guard size.count == 4, size[0] == size[1] else { return nil }
        var dots = Dots(
            width: size[2], height: size[3],
            rows: [[Dots.RGB?]](repeating: [Dots.RGB?](repeating: nil, count: size[2]), count: size[3]))
        var colors: [Int: Dots.RGB] = [:]
        var (color, row, column) = (0, 0, 0)
        func draw(_ character: UInt8, _ count: Int) -> Bool {
            for _ in 0..<count {
                for bit in 0..<6 where (character - 63) >> UInt8(bit) & 1 == 1 {
                    guard row + bit < dots.height, column < dots.width, let ink = colors[color] else { return false }
                    dots.rows[row + bit][column] = ink
                }
                column += 1
            }
            return true
        }
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "#"):
                let parts = numbers(&bytes)
                color = parts[0]
                guard parts.count > 1 else { continue }
                guard parts.count == 5, parts[1] == 2, parts.max() ?? 0 <= 255,
                    parts[2...].allSatisfy({ (0...100).contains($0) })
                else { return nil }
                colors[color] = Dots.RGB(red: parts[2], green: parts[3], blue: parts[4])
            case UInt8(ascii: "!"):
                let count = numbers(&bytes)[0]
                guard let character = bytes.popFirst(), (63...126).contains(character), draw(character, count)
                else { return nil }
            case UInt8(ascii: "$"): column = 0
            case UInt8(ascii: "-"): (row, column) = (row + 6, 0)
            case 63...126: guard draw(byte, 1) else { return nil }
            default: return nil
            }
        }
        return dots
    }

    private static func numbers(_ bytes: inout ArraySlice<UInt8>) -> [Int] {
        var result = [0]
        while let byte = bytes.first, byte == UInt8(ascii: ";") || (48...57).contains(byte) {
            bytes.removeFirst()
            if byte == UInt8(ascii: ";") {
                result.append(0)
            } else {
                result[result.count - 1] = result[result.count - 1] * 10 + Int(byte) - 48
            }
        }
        return result
    }
}

/// PNG files in kitty's pieces read back, by libpng.
enum KittyDecoder {
    /// - Parameter pieces: the bodies of the sequences between `ESC _` and `ESC \`.
    static func decode(_ pieces: [String]) -> Dots? {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            guard piece.first == "G", let mark = piece.firstIndex(of: ";") else { return nil }
            let keys = Set(piece[..<mark].dropFirst().split(separator: ",").map(String.init))
            let payload = piece[piece.index(after: mark)...]
            guard keys.contains("q=2"), keys.contains(index == pieces.count - 1 ? "m=0" : "m=1") else { return nil }
            guard index > 0 || keys.isSuperset(of: ["a=T", "f=100", "C=1"]) else { return nil }
            guard payload.utf8.count <= 4096, payload.utf8.count % 4 == 0 else { return nil }
            text += payload
        }
        return base64(text).flatMap(png)
    }

    static func base64(_ text: String) -> [UInt8]? {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let values = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, $0.offset) })
        guard text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        var (bits, count) = (0, 0)
        for character in text where character != "=" {
            guard let value = values[character] else { return nil }
            (bits, count) = (bits << 6 | value, count + 6)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 255))
            }
        }
        return bytes
    }

    private static func png(_ bytes: [UInt8]) -> Dots? {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        return bytes.withUnsafeBytes { memory -> Dots? in
            guard png_image_begin_read_from_memory(&image, memory.baseAddress, memory.count) != 0 else { return nil }
            image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
            let (width, height) = (Int(image.width), Int(image.height))
            var parts = [UInt8](repeating: 0, count: 3 * width * height)
            guard png_image_finish_read(&image, nil, &parts, 0, nil) != 0 else { return nil }
            let rows = (0..<height).map { row in
                (0..<width).map { column -> Dots.RGB? in
                    let at = 3 * (row * width + column)
                    return Dots.RGB(red: Int(parts[at]), green: Int(parts[at + 1]), blue: Int(parts[at + 2]))
                }
            }
            return Dots(width: width, height: height, rows: rows)
        }
    }
}

/// A terminal with graphics: where its cursor is, what bitmaps it shows, and the text of its cells.
struct DotScreen {
    struct Placed: Equatable {
        var row: Int
        var column: Int
        var dots: Dots
    }

    private(set) var placed: [Placed] = []
    /// Rows of text, as many as were needed.
    private(set) var lines: [[Character]] = [[]]
    /// Cells that something was written to.
    private(set) var written: Set<[Int]> = []
    /// Sequences that could not be read.
    private(set) var errors: [String] = []

    private var (row, column) = (0, 0)
    private var saved = (0, 0)
    private var pieces: [String] = []

    init(_ text: String) {
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\n": (row, column) = (row + 1, 0)
            case "\u{1B}": sequence(&rest)
            default: put(Character(scalar))
            }
        }
    }

    var text: [String] { lines.map { String($0) } }

    private mutating func put(_ character: Character) {
        while lines.count <= row { lines.append([]) }
        while lines[row].count <= column { lines[row].append(" ") }
        lines[row][column] = character
        written.insert([row, column])
        column += 1
    }

    private mutating func sequence(_ rest: inout ArraySlice<Unicode.Scalar>) {
        switch rest.popFirst() {
        case "7": saved = (row, column)
        case "8": (row, column) = saved
        case "[":
            var digits = ""
            while let next = rest.popFirst() {
                guard !("A"..."z").contains(next) else { return move(next, max(Int(digits) ?? 1, 1)) }
                digits.unicodeScalars.append(next)
            }
        case "P": show(SixelDecoder.decode(body(&rest).utf8))
        case "_":
            pieces.append(body(&rest))
            guard pieces.last?.contains("m=0;") == true else { return }
            show(KittyDecoder.decode(pieces))
            pieces = []
        default: errors.append("an unknown sequence")
        }
    }

    private mutating func move(_ final: Unicode.Scalar, _ count: Int) {
        switch final {
        case "A": row = max(row - count, 0)
        case "C": column += count
        case "m": break
        default: errors.append("an unknown final \(final)")
        }
    }

    private mutating func show(_ dots: Dots?) {
        if let dots { placed.append(Placed(row: row, column: column, dots: dots)) } else { errors.append("no picture") }
    }

    private func body(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        while let next = rest.popFirst(), next != "\u{1B}" { result.append(next) }
        return rest.popFirst() == "\\" ? String(result) : ""
    }
}
