/// The words under a tile: on one line if they fit, else broken where parts are set off, then cut.
enum Caption {
    private static let separators = [" · ", " - "]

    /// The parts of a caption that may stand on lines of their own.
    static func parts(_ caption: String) -> [String] {
        for separator in separators {
            let parts = split(caption, separator)
            if parts.count > 1 { return parts }
        }
        return [caption]
    }

    /// At most two lines of `width` columns.
    static func lines(_ caption: String, width: Int, ellipsis: String) -> [String] {
        guard !caption.isEmpty else { return [] }
        if DisplayWidth.of(caption) <= width { return [caption] }
        let parts = parts(caption)
        guard parts.count > 1 else { return [Wrapping.cut(caption, width: width, ellipsis: ellipsis)] }
        let rest = String(caption.dropFirst(parts[0].count + 3))
        return [parts[0], rest].map { Wrapping.cut($0, width: width, ellipsis: ellipsis) }
    }

    private static func split(_ text: String, _ separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(text)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
