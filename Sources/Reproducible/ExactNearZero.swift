extension Exact {
    /// log(1 + x) for x above −1, with all digits where x is small.
    ///
    /// What rounding made of 1 + x is taken out again by a factor. Source: Higham, "Accuracy and Stability of Numerical
    /// Algorithms", problem 1.5, after W. Kahan.
    package static func log1p(_ x: Double) -> Double {
        let sum = 1 + x
        return sum == 1 ? x : log(sum) * (x / (sum - 1))
    }

    /// eˣ − 1, with all digits where x is small.
    ///
    /// Source: Higham, section 1.14.1, after W. Kahan.
    package static func expm1(_ x: Double) -> Double {
        let power = exp(x)
        if power == 1 { return x }
        // Beyond, nothing is lost by the difference, and the logarithm is of no ordinary number.
        guard abs(x) < 1 else { return power - 1 }
        return (power - 1) * (x / log(power))
    }
}
