/// How many columns of a terminal text takes.
///
/// A character (grapheme cluster) is as wide as its widest part: East Asian wide and full-width
/// characters and emoji take two columns, combining marks none. Widths follow Unicode's
/// EastAsianWidth.txt; ambiguous characters count as one column.
package enum DisplayWidth {
    /// The columns that a text on one line takes.
    package static func of(_ text: String) -> Int { sum(text) }

    /// The columns that a part of a text on one line takes.
    package static func of(_ text: Substring) -> Int { sum(text) }

    // Everything that is laid out asks for widths: a generic function would not be specialised for other modules.
    @inline(__always)
    private static func sum(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The columns that a character takes: 0, 1 or 2.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        var width = 0
        for scalar in scalars {
            if scalar == "\u{FE0F}" { return 2 }
            width = max(width, of(scalar))
        }
        return scalars.count > 1 && scalars.allSatisfy { isRegionalIndicator($0) } ? 2 : width
    }

    /// The columns that a scalar takes on its own: 0, 1 or 2.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    private static func isWide(_ code: UInt32) -> Bool {
        guard code >= 0x1100 else { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            if code > wideRanges[middle].upperBound { low = middle + 1 } else { high = middle }
        }
        return low < wideRanges.count && wideRanges[low].contains(code)
    }
}
