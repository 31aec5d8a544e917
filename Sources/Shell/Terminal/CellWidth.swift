import Display
import Painting

/// How many columns a terminal gives to text, scalar by scalar, since the cursor may stand between any two.
enum CellWidth {
    /// 0 for combining marks and control characters, 2 for wide characters.
    static func of(_ scalar: Unicode.Scalar) -> Int { DisplayWidth.of(scalar) }

    static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// The longest beginning that fits, with an ellipsis in place of what is left out.
    static func clip(_ text: String, to columns: Int) -> String {
        guard of(text) > columns else { return text }
        var kept = String.UnicodeScalarView()
        var width = 1
        for scalar in text.unicodeScalars {
            width += of(scalar)
            if width > columns { break }
            kept.append(scalar)
        }
        return String(kept) + (columns > 0 ? "…" : "")
    }
}
