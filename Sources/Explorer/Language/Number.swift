/// Reads the numbers of command lines; use these as `transform:` of numeric arguments.
///
/// The minus sign may be `-` or U+2212, as texts that are pasted have it.
package enum Number {
    /// A whole number in a range.
    package static func integer(
        _ range: ClosedRange<Int>, _ name: String
    ) -> @Sendable (String) throws -> Int {
        { word in
            guard let value = Int(ascii(word)), range.contains(value) else {
                throw ExplorerError.badValue(name: name, given: word, expected: Self.expected(range))
            }
            return value
        }
    }

    /// A number in a range.
    package static func real(
        _ range: ClosedRange<Double>, _ name: String
    ) -> @Sendable (String) throws -> Double {
        { word in
            guard let value = Double(ascii(word)), range.contains(value) else {
                throw ExplorerError.badValue(
                    name: name, given: word,
                    expected: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))")
            }
            return value
        }
    }

    /// A number's text with `-` for its sign.
    package static func ascii(_ text: String) -> String {
        text.first == "\u{2212}" ? "-" + text.dropFirst() : text
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
                throw ExplorerError.badValue(name: name, given: word, expected: "a whole number from 0 up")
            }
            return value
        }
    }
}
