import Display
import Explorer
import Words

/// A text with values of an output in the place of `{KEY}`, `{KEY/INDEX}` and `{KEY@ROW}`.
struct FilledText {
    private let lookup: OutputLookup
    private let row: String?

    /// - Parameter row: the one that is meant where none is named
    init(_ output: Output, row: String?) { (lookup, self.row) = (OutputLookup(output), row) }

    /// - Throws: for a value that the output has not
    func filled(_ text: String) throws -> String {
        var filled = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            filled += rest[..<start]
            let place = rest[rest.index(after: start)..<end].split(separator: "@", maxSplits: 1).map(String.init)
            filled += Self.shown(try lookup.value(place.first ?? "", row: place.count == 2 ? place[1] : row))
            rest = rest[rest.index(after: end)...]
        }
        return filled + rest
    }

    /// A value as people read it.
    static func shown(_ value: Value) -> String {
        switch value {
        case .integer(let number): Format.integer(number)
        case .number(let number): Format.number(number)
        case .fraction(let share): Format.percent(share)
        default: Expectation.shown(value)
        }
    }
}
