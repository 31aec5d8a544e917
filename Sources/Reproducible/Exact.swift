// For linking only: rounding and the square root, both exact, may become calls.
internal import Glibc

/// Elementary functions that give the same bits on every machine.
///
/// The C library picks other code where the processor has FMA, and its results change with its version. Nothing that
/// ends in saved bits may depend on that, so these few are our own: plain IEEE arithmetic and explicit fused steps.
package enum Exact {
    /// The natural logarithm of a positive, finite number; relative error below 3e-7.
    package static func log(_ x: Float) -> Float { Float(log(Double(x))) }

    /// The natural logarithm of a positive, finite number; relative error below 1e-14.
    ///
    /// x = m·2ᵉ with m in [√½, √2); log m = 2 artanh((m−1)/(m+1)) as its Taylor series.
    package static func log(_ x: Double) -> Double {
        var mantissa = x.significand
        var exponent = Double(x.exponent)
        if mantissa > 1.414_213_562_373_095_1 {
            mantissa /= 2
            exponent += 1
        }
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var sum = 0.0
        for term in stride(from: 21, through: 1, by: -2) { sum = sum * square + 1 / Double(term) }
        return exponent * 0.693_147_180_559_945_3 + 2 * s * sum
    }

    /// e to the power of x; relative error below 1e-14 for |x| < 700.
    package static func exp(_ x: Double) -> Double {
        guard x > -708 else { return 0 }
        guard x < 709 else { return .infinity }
        let power = (x * 1.442_695_040_888_963_4).rounded()
        let rest = (x - power * 0.693_147_180_369_123_8) - power * 1.908_214_929_270_587_7e-10
        var sum = 1.0
        for term in stride(from: 14, through: 1, by: -1) { sum = 1 + sum * rest / Double(term) }
        return Double(sign: .plus, exponent: Int(power), significand: sum)
    }

    /// Sine and cosine of an angle in radians; absolute error below 1e-13 for |x| < 1000.
    package static func sinCos(_ x: Double) -> (sin: Double, cos: Double) {
        let quarter = (x * 0.636_619_772_367_581_4).rounded()
        let rest = (x - quarter * 1.570_796_326_734_125_6) - quarter * 6.077_100_506_506_192e-11
        let square = rest * rest
        var sine = 0.0
        var cosine = 0.0
        for term in stride(from: 17, through: 3, by: -2) { sine = (1 + sine) * -square / Double(term * (term - 1)) }
        for term in stride(from: 18, through: 2, by: -2) { cosine = (1 + cosine) * -square / Double(term * (term - 1)) }
        let (s, c) = (rest * (1 + sine), 1 + cosine)
        switch Int(quarter) & 3 {
        case 0: return (s, c)
        case 1: return (c, -s)
        case 2: return (-s, -c)
        default: return (-c, s)
        }
    }
}
