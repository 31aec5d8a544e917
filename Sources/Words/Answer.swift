/// What somebody answers to a question: a number, a word, or a path.
package struct Answer: Sendable {
    /// A number and how exactly it was written.
    package struct Written: Sendable, Equatable {
        package let value: Double
        /// Half a unit of its last digit.
        package let precision: Double

        /// Whether it is the other number, rounded to as many digits as were written; a whole number stands for itself alone.
        package func stands(for other: Double) -> Bool {
            abs(value - other) <= (precision < 0.5 ? precision * 1.000001 : 0)
        }
    }

    package let words: String
    package let number: Written?
    /// All numbers that the words may mean: `1,536` is 1536, and where commas are decimal it is 1.536.
    package let readings: [Written]

    package init(_ words: String) {
        let trimmed = words.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        self.words = String(trimmed)
        number = Self.number(self.words)
        let decimal = self.words.filter { $0 == "," }.count == 1 ? Self.number(self.words.replacing(",", with: ".")) : nil
        readings = [number, decimal == number ? nil : decimal].compactMap { $0 }
    }

    /// Whether both are the same number, or the same words whatever their case.
    package func isSame(as other: Answer) -> Bool {
        if let number, let otherNumber = other.number { return number.value == otherNumber.value }
        return words.lowercased() == other.words.lowercased()
    }

    /// Reads `57162`, `57,162`, `0.97`, `0,97`, `97 %` or `1e-3`.
    package static func number(_ text: String) -> Written? {
        let plain = withoutCommas(text).replacing("−", with: "-").replacing(" ", with: "")
        let isPercent = plain.hasSuffix("%")
        let digits = isPercent ? String(plain.dropLast()) : plain
        guard let value = Double(digits), value.isFinite else { return nil }
        let (mantissa, exponent) = halves(digits)
        let decimals = mantissa.firstIndex(of: ".").map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
        let unit = tenth(to: decimals - exponent + (isPercent ? 2 : 0))
        return Written(value: isPercent ? value / 100 : value, precision: unit / 2)
    }

    /// A comma groups digits where three follow each time, as in `57,162`; alone before others it is a decimal comma.
    private static func withoutCommas(_ text: String) -> String {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count == 2, let whole = groups.first, let rest = groups.last else { return text.replacing(",", with: "") }
        let digits = rest.prefix { $0.isNumber }.count
        let isGroup = digits == 3 && whole.last?.isNumber == true && whole.filter(\.isNumber) != "0"
        return groups.joined(separator: isGroup ? "" : ".")
    }

    private static func halves(_ digits: String) -> (mantissa: String, exponent: Int) {
        let parts = digits.lowercased().split(separator: "e", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
    }

    /// A tenth of a tenth of … one, so many times; ten for -1.
    private static func tenth(to power: Int) -> Double {
        (0..<min(abs(power), 300)).reduce(1.0) { unit, _ in power > 0 ? unit / 10 : unit * 10 }
    }
}
