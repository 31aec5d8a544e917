import Display

/// How a value is compared.
package enum Comparison: String, CaseIterable {
    case equal = "="
    case different = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case contains = "contains"

    package init?(written: String) {
        switch written {
        case "==": self = .equal
        case "≥": self = .atLeast
        case "≤": self = .atMost
        case "≠": self = .different
        default:
            guard let comparison = Comparison(rawValue: written) else { return nil }
            self = comparison
        }
    }
}

/// How far off an equal number may be.
package struct Tolerance: Sendable, Hashable {
    /// As it was written.
    package let text: String
    private let amount: Double
    private let isRelative: Bool

    /// Reads `0.01` or `2%`.
    ///
    /// - Parameter name: what is given, for the error
    package init(_ text: String, of name: String = "--within") throws {
        let isRelative = text.hasSuffix("%")
        guard let number = Double(isRelative ? String(text.dropLast()) : text), number >= 0 else {
            throw ExplorerError.badValue(name: name, given: text, expected: "a number, or a share such as 2%")
        }
        self.text = text
        self.isRelative = isRelative
        amount = isRelative ? number / 100 : number
    }

    package func allows(_ found: Double, for wanted: Double) -> Bool {
        abs(found - wanted) <= (isRelative ? abs(wanted) * amount : amount)
    }
}

/// What a value should be.
package struct Expectation {
    package let key: String
    package let comparison: Comparison
    package let wanted: String
    package let within: Tolerance?

    package init(key: String, comparison: Comparison, wanted: String, within: Tolerance?) {
        self.key = key
        self.comparison = comparison
        self.wanted = wanted
        self.within = within
    }

    /// - Throws: both values, if it is not so.
    package func check(_ found: Value) throws {
        guard try holds(found) else {
            let tolerance = within.map { " within \($0.text)" } ?? ""
            throw ExplorerError.unmet(
                expected: "\(key) \(comparison.rawValue) \(wanted)\(tolerance)", found: Self.shown(found))
        }
    }

    private func holds(_ found: Value) throws -> Bool {
        if comparison == .contains { return Self.contains(found, wanted) }
        if let number = found.asNumber, let wantedNumber = Self.number(wanted) {
            return compare(number, wantedNumber)
        }
        switch comparison {
        case .equal: return Self.isSame(found, as: wanted)
        case .different: return !Self.isSame(found, as: wanted)
        default:
            throw ExpectationError.incomparable(
                key: key, found: Self.shown(found), wanted: wanted, comparison: comparison.rawValue)
        }
    }

    private func compare(_ found: Double, _ wanted: Double) -> Bool {
        switch comparison {
        case .equal: within?.allows(found, for: wanted) ?? (found == wanted)
        case .different: !(within?.allows(found, for: wanted) ?? (found == wanted))
        case .less: found < wanted
        case .atMost: found <= wanted
        case .greater: found > wanted
        case .atLeast: found >= wanted
        case .contains: false
        }
    }

    /// `0.99`, `99%` or `99 %`.
    package static func number(_ text: String) -> Double? {
        guard text.hasSuffix("%") else { return Double(Number.ascii(text)) }
        let digits = text.dropLast()
        return Double(digits.hasSuffix(" ") ? String(digits.dropLast()) : String(digits)).map { $0 / 100 }
    }

    /// Whether a value is what is written: as a number where both are, else letter by letter.
    static func isSame(_ value: Value, as text: String) -> Bool {
        if let number = value.asNumber, let other = Self.number(text) { return number == other }
        return shown(value) == text
    }

    private static func contains(_ value: Value, _ text: String) -> Bool {
        switch value {
        case .list(let items): items.contains { isSame($0, as: text) }
        default: shown(value).contains(text)
        }
    }

    /// The value as it is compared.
    package static func shown(_ value: Value) -> String {
        switch value {
        case .integer(let integer): "\(integer)"
        case .number(let number), .fraction(let number): "\(number)"
        case .text(let text): text
        case .list(let items): "[\(items.map(shown).joined(separator: ", "))]"
        case .flag(let flag): flag ? "yes" : "no"
        case .missing: "missing"
        }
    }
}
