/// Numbers as words for people: rounded, grouped, with their units. The point is a point in every locale.
package enum Format {
    /// A number with a fixed count of digits after the point, correctly rounded (ties to even): `0.0213`.
    ///
    /// Numbers of 2⁶³ and more are written in scientific form; `nan` and `inf` by name.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        shifted(value, decimals: decimals, places: 0)
    }

    /// A count, with commas between thousands from 10,000 on: `9999`, `60,000`.
    package static func integer(_ value: Int) -> String {
        let digits = String(value.magnitude)
        return (value < 0 ? "-" : "") + (value.magnitude < 10_000 ? digits : grouped(digits))
    }

    /// A count of things: `1 epoch`, `3 epochs`, `60,000 images`.
    package static func count(_ number: Int, _ thing: String) -> String {
        "\(integer(number)) \(thing)\(number == 1 ? "" : "s")"
    }

    /// A count with commas between thousands from 1000 on, as in a column with longer ones: `9,999`.
    package static func groupedInteger(_ value: Int) -> String {
        (value < 0 ? "-" : "") + grouped(String(value.magnitude))
    }

    /// A number with four significant digits, zeros at the end dropped: `0.0213`, `12.5`, `60,000`, `1e-7`.
    package static func number(_ value: Double) -> String {
        guard value.isFinite else { return fixed(value, decimals: 0) }
        if isScientific(value) { return scientific(value) }
        return number(value, decimals: decimals(for: value))
    }

    /// A number with a fixed count of digits after the point and grouped thousands.
    package static func number(_ value: Double, decimals: Int) -> String {
        isGrouped(value) ? groupedNumber(value, decimals: decimals) : fixed(value, decimals: decimals)
    }

    /// Whether `number` writes a value with commas between thousands.
    package static func isGrouped(_ value: Double) -> Bool { value.isFinite && value.magnitude >= 10_000 }

    /// A number with a fixed count of digits after the point and commas between thousands from 1000 on, as in a column with
    /// longer ones: `1,559.701`.
    package static func groupedNumber(_ value: Double, decimals: Int) -> String {
        let plain = fixed(value, decimals: decimals)
        guard value.isFinite, value.magnitude < 0x1p63 else { return plain }
        let sign = plain.prefix { $0 == "-" }
        let whole = plain.dropFirst(sign.count).prefix { $0 != "." }
        return sign + grouped(String(whole)) + plain.dropFirst(sign.count + whole.count)
    }

    /// Words of which one is meant: `png, svg or csv`.
    package static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    /// A share from 0 to 1 in percent: `99.41 %`.
    package static func percent(_ fraction: Double, decimals: Int = 2) -> String {
        shifted(fraction, decimals: decimals, places: 2) + " %"
    }

    /// The digits after the point that `number` gives a value: those that four significant digits need.
    package static func decimals(for value: Double) -> Int {
        guard value.isFinite, value != 0, !isScientific(value) else { return 0 }
        var whole = 1
        var power = 1.0
        // From the number of digits before the point to the number of zeros after it.
        while value.magnitude >= power * 10, whole < 20 { power *= 10; whole += 1 }
        while value.magnitude < power, whole > -4 { power /= 10; whole -= 1 }
        let most = max(0, 4 - whole)
        let digits = fixed(value, decimals: most)
        return most == 0 ? 0 : most - digits.reversed().prefix { $0 == "0" }.count
    }

    /// Whether `number` writes a value with an exponent.
    package static func isScientific(_ value: Double) -> Bool {
        value.isFinite && value != 0 && (value.magnitude < 0.000_1 || value.magnitude >= 1e15)
    }
}

extension Format {
    /// `value · 10^places` with `decimals` digits after the point, rounded once.
    private static func shifted(_ value: Double, decimals: Int, places: Int) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let decimals = min(max(decimals, 0), Decimal.mostDecimals - places)
        guard let digits = Decimal.digits(of: value, decimals: decimals + places) else { return scientific(value) }
        let whole = digits.dropLast(decimals).drop { $0 == "0" }
        let part = digits.suffix(decimals)
        let isZero = whole.isEmpty && part.allSatisfy { $0 == "0" }
        return (value < 0 && !isZero ? "-" : "") + (whole.isEmpty ? "0" : whole) + (decimals > 0 ? "." + part : "")
    }

    /// Four significant digits and an exponent: `1e-7`, `2.5e+20`.
    private static func scientific(_ value: Double) -> String {
        var exponent = 0
        var mantissa = value.magnitude
        while mantissa >= 9.9995 { mantissa /= 10; exponent += 1 }
        while mantissa < 0.99995, mantissa > 0 { mantissa *= 10; exponent -= 1 }
        var digits = Substring(fixed(mantissa, decimals: 3))
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return (value < 0 ? "-" : "") + digits + "e" + (exponent < 0 ? "" : "+") + String(exponent)
    }

    private static func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
