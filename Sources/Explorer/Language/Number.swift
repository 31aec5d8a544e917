/// Reads the numbers of command lines; use these as `transform:` of numeric arguments.
///
/// The minus sign may be `-` or U+2212, so that negative numbers pass the parser as arguments.
package enum Number {
    /// A whole number in a range.
    package static func integer(
        _ range: ClosedRange<Int>, _ name: String
    ) -> @Sendable (String) throws -> Int {
        { word in
            let text = NegativeNumber.reveal(word)
            guard let value = Int(text), range.contains(value) else {
                throw ExplorerError.badValue(name: name, given: text, expected: Self.expected(range))
            }
            return value
        }
    }

    /// A number in a range.
    package static func real(
        _ range: ClosedRange<Double>, _ name: String
    ) -> @Sendable (String) throws -> Double {
        { word in
            let text = NegativeNumber.reveal(word)
            guard let value = Double(text), range.contains(value) else {
                throw ExplorerError.badValue(
                    name: name, given: text,
                    expected: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))")
            }
            return value
        }
    }

    /// A bound as people write it: 3600, not 3600.0.
    private static func plain(_ bound: Double) -> String { Int(exactly: bound).map { "\($0)" } ?? "\(bound)" }

    private static func expected(_ range: ClosedRange<Int>) -> String {
        range.upperBound == .max
            ? "a whole number from \(range.lowerBound) up"
            : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
}

extension Number {
    /// A seed: any whole number from 0 up to 2⁶⁴ − 1.
    package static func seed(_ name: String) -> @Sendable (String) throws -> UInt64 {
        { word in
            guard let value = UInt64(word) else {
                throw ExplorerError.badValue(
                    name: name, given: NegativeNumber.reveal(word), expected: "a whole number from 0 up")
            }
            return value
        }
    }
}
