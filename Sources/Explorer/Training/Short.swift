/// Numbers as they stand beside a progress bar and in remarks.
enum Short {
    /// `0.0413` for 4 digits.
    static func decimal(_ number: Double, _ digits: Int) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = Int((abs(number) * scale).rounded())
        let (units, rest) = whole.quotientAndRemainder(dividingBy: Int(scale))
        let fraction = String(rest)
        let sign = number < 0 && whole > 0 ? "-" : ""
        return "\(sign)\(units).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
    }

    /// `99.41 %` for 0.9941.
    static func percent(_ share: Double) -> String { "\(decimal(share * 100, 2)) %" }

    /// `1 epoch`, `3 epochs`.
    static func count(_ number: Int, _ thing: String) -> String {
        "\(ExplorerError.grouped(number)) \(thing)\(number == 1 ? "" : "s")"
    }
}
