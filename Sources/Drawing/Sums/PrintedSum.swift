import Words

/// Numbers and their sum, written so that what is printed adds up.
///
/// All are rounded to as many digits after the point. Where the rounded parts do not add up to the rounded total, more
/// digits are tried; if that does not help, `rounding` says what is missing.
struct PrintedSum {
    let decimals: Int
    let parts: [String]
    let total: String
    /// What is to be added to the parts to give the total; nil where they add up.
    let rounding: String?

    /// Attempts with more digits, so many at most.
    private static let attempts = 3

    init(_ parts: [Double], total: Double) {
        let first = Self.decimals(for: (parts + [total]).reduce(0) { max($0, abs($1)) })
        let tried = (first..<first + Self.attempts).map { Self.attempt(parts, total, decimals: $0) }
        let chosen = tried.first { $0.missing == 0 } ?? tried[0]
        (decimals, self.parts, self.total) = (chosen.decimals, chosen.parts, chosen.total)
        rounding = chosen.missing.flatMap { missing in
            missing == 0 ? nil : Self.text(missing, decimals: chosen.decimals)
        }
    }

    /// As many as leave five significant digits of the largest number.
    private static func decimals(for largest: Double) -> Int {
        guard largest > 0, largest.isFinite else { return 4 }
        var (decimals, scaled) = (4, largest)
        while scaled < 0.1, decimals < 14 { (decimals, scaled) = (decimals + 1, scaled * 10) }
        while scaled >= 10, decimals > 1 { (decimals, scaled) = (decimals - 1, scaled / 10) }
        return decimals
    }

    private struct Attempt {
        let decimals: Int
        let parts: [String]
        let total: String
        /// In units of the last digit; nil where the numbers are too large to be counted so.
        let missing: Int?
    }

    private static func attempt(_ parts: [Double], _ total: Double, decimals: Int) -> Attempt {
        let words = parts.map { Format.fixed($0, decimals: decimals) }
        let sum = Format.fixed(total, decimals: decimals)
        var missing = units(sum)
        for word in words {
            guard let part = units(word), let rest = missing else { missing = nil; break }
            let (difference, overflow) = rest.subtractingReportingOverflow(part)
            missing = overflow ? nil : difference
        }
        return Attempt(decimals: decimals, parts: words, total: sum, missing: missing)
    }

    /// A printed number in units of its last digit.
    private static func units(_ text: String) -> Int? { Int(text.filter { $0 != "." }) }

    private static func text(_ units: Int, decimals: Int) -> String {
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return (units < 0 ? "-" : "") + padded.dropLast(decimals) + (decimals > 0 ? "." + padded.suffix(decimals) : "")
    }
}
