/// Exact decimal digits of binary numbers, without a C library whose point depends on the locale.
enum Decimal {
    /// The most digits after the point that `digits` works out.
    static let mostDecimals = 17

    /// `|value| · 10^decimals`, rounded to the nearest integer from its exact binary value (ties to even),
    /// as decimal digits; at least `decimals + 1` of them, zeros in front.
    ///
    /// Nil where the value is not finite or is 2⁶³ and more.
    static func digits(of value: Double, decimals: Int) -> String? {
        let magnitude = value.magnitude
        guard magnitude < 0x1p63 else { return nil }
        let decimals = min(max(decimals, 0), mostDecimals)
        let power = (0..<decimals).reduce(UInt128(1)) { power, _ in power * 10 }
        let whole = UInt64(magnitude)
        let fraction = scale(magnitude - Double(whole), by: power)
        // Below 2^63 · 10^17, so it fits.
        var result = UInt128(whole) * power + fraction.down
        switch fraction.rest {
        case .aboveHalf: result += 1
        case .half: result += result & 1
        case .belowHalf: break
        }
        let digits = String(result)
        return String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    }

    private enum Rest { case belowHalf, half, aboveHalf }

    /// `fraction · power` rounded down, and what is left of it. `fraction` is in 0..<1.
    private static func scale(_ fraction: Double, by power: UInt128) -> (down: UInt128, rest: Rest) {
        guard fraction > 0 else { return (0, .belowHalf) }
        // fraction is bits / 2^shift exactly, with bits below 2^53; the product stays below 2^53 · 10^17 < 2^110.
        let shift = 52 - Int(fraction.exponent)
        guard shift < 127 else { return (0, .belowHalf) }
        let product = UInt128(fraction.significand * 0x1p52) * power
        let half: UInt128 = 1 << UInt128(shift - 1)
        let rest = product & (2 * half - 1)
        return (product >> UInt128(shift), rest > half ? .aboveHalf : rest == half ? .half : .belowHalf)
    }
}
