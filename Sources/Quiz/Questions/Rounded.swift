import Words

/// A number as a question states it: the answer is worked out from what stands there.
struct Rounded {
    let value: Double
    let text: String

    /// With so many digits after the point.
    init(_ number: Double, decimals: Int) {
        text = Format.fixed(number, decimals: decimals)
        value = Answer.number(text)?.value ?? number
    }

    /// With so many digits that are no leading zeros.
    init(_ number: Double, digits: Int) {
        var (decimals, unit) = (digits - 1, 1.0)
        while decimals < 12, number != 0, abs(number) < unit { (decimals, unit) = (decimals + 1, unit / 10) }
        while decimals > 0, abs(number) >= unit * 10, unit < 1e12 { (decimals, unit) = (decimals - 1, unit * 10) }
        self.init(number, decimals: decimals)
    }
}
