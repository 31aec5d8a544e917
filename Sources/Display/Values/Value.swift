/// One cell of a table.
package enum Value: Sendable, Hashable {
    /// A count; from 10,000 on, or in a column with such a count, it is shown with thousands separators.
    case integer(Int)
    /// A measured number.
    case number(Double)
    /// A share from 0 to 1, shown as `99.41 %` and written to JSON as `0.9941`.
    case fraction(Double)
    /// A name or a sentence.
    case text(String)
    /// Several values in one cell; an array in JSON.
    case list([Value])
    /// Yes or no.
    case flag(Bool)
    /// Not known or not applicable; `null` in JSON.
    case missing
}

extension Value {
    /// The value as a number, if it is one: integers, numbers and fractions are; flags are not.
    package var asNumber: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number), .fraction(let number): number
        case .text, .list, .flag, .missing: nil
        }
    }

    /// The text of a `text` value.
    package var asText: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension Value: ExpressibleByStringLiteral {
    /// Text.
    package init(stringLiteral value: String) { self = .text(value) }
}

extension Value: ExpressibleByIntegerLiteral {
    /// An integer.
    package init(integerLiteral value: Int) { self = .integer(value) }
}
