/// Pen strokes in the UNIPEN format (Guyon, Schomaker, Plamondon, Liberman and Janet, "UNIPEN project of on-line data
/// exchange and recognizer benchmarks", 1994): lines of text that begin with a key word after a dot.
///
///     .SEGMENT DIGIT 12-13 ? "8"     the strokes 12 and 13 of this file are one digit, labeled 8
///     .COMMENT 8 12 224              here: of writer 12
///     .PEN_DOWN                      a stroke begins; its points follow, one a line, as `.COORD` says
///      267  333
///     .PEN_UP
///
/// Of the key words only these, `.COORD`, `.X_DIM` and `.Y_DIM` say anything about digits; all others are passed over.
struct UNIPEN {
    /// What was written as one thing.
    struct Segment: Equatable {
        /// What its label says, without the quotes.
        var label: String
        /// The numbers behind `.COMMENT`, as they stand.
        var comment: [Substring] = []
        /// x, y of every point, as in the file.
        var strokes: [[SIMD2<Float>]] = []
    }

    private(set) var segments: [Segment] = []
    /// The tablet's sides, where the file says them.
    private(set) var sides: SIMD2<Float>?

    private var order = Coordinates(x: 0, y: 1)
    private var isDown = false
    private let path: String
    private var lineNumber = 0

    /// At which place of a line a coordinate stands.
    private struct Coordinates { var x, y: Int }

    /// Reads the text of a file.
    ///
    /// - Throws: a line that cannot be read, or that there is nothing to be read.
    init(_ text: String, path: String, most: Int = 2_000_000) throws(DatasetError) {
        self.path = path
        var points = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            lineNumber += 1
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard let first = words.first else { continue }
            if first.hasPrefix(".") {
                try take(keyword: first.dropFirst().uppercased(), words.dropFirst(), line)
            } else if isDown {
                points += 1
                guard points <= most else { throw .tooLarge(path: path, limit: most) }
                try take(point: words, line)
            }
        }
        for place in segments.indices { segments[place].strokes.removeAll(where: \.isEmpty) }
        segments.removeAll { $0.strokes.isEmpty }
        guard !segments.isEmpty else { throw fault("no .SEGMENT with points behind it") }
    }

    private mutating func take(
        keyword: String, _ words: ArraySlice<Substring>, _ line: Substring
    ) throws(DatasetError) {
        switch keyword {
        case "SEGMENT":
            isDown = false
            guard let label = Self.quoted(line) else { throw fault("a .SEGMENT without a label in quotes") }
            segments.append(Segment(label: label))
        case "COMMENT":
            guard let last = segments.indices.last, segments[last].comment.isEmpty else { return }
            segments[last].comment = Array(words)
        case "PEN_DOWN":
            guard let last = segments.indices.last else { throw fault("a .PEN_DOWN before any .SEGMENT") }
            segments[last].strokes.append([])
            isDown = true
        case "PEN_UP": isDown = false
        case "COORD": try take(coordinates: Array(words))
        case "X_DIM", "Y_DIM":
            guard let size = words.first.flatMap({ Float($0) }), size > 0, size.isFinite else {
                throw fault("a side that is no number above 0")
            }
            var known = sides ?? SIMD2(0, 0)
            if keyword == "X_DIM" { known.x = size } else { known.y = size }
            sides = known
        default: break
        }
    }

    private mutating func take(coordinates words: [Substring]) throws(DatasetError) {
        guard let x = words.firstIndex(of: "X"), let y = words.firstIndex(of: "Y") else {
            throw fault("a .COORD without X and Y")
        }
        order = Coordinates(x: x, y: y)
    }

    private mutating func take(point words: [Substring], _ line: Substring) throws(DatasetError) {
        guard words.count > max(order.x, order.y), let x = Float(words[order.x]), let y = Float(words[order.y]),
            x.isFinite, y.isFinite
        else { throw fault("'\(line.prefix(40))', which is no point: two numbers were expected") }
        let segment = segments.count - 1
        segments[segment].strokes[segments[segment].strokes.count - 1].append(SIMD2(x, y))
    }

    private func fault(_ what: String) -> DatasetError { .badStrokes(path: path, line: lineNumber, what) }

    /// What stands between the first and the last quote of a line.
    private static func quoted(_ line: Substring) -> String? {
        guard let first = line.firstIndex(of: "\""), let last = line.lastIndex(of: "\""), first < last else { return nil }
        return String(line[line.index(after: first)..<last])
    }
}
