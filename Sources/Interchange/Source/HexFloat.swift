extension Float {
    /// A finite number as C99 and Swift write it with all its bits: 0x1.99999ap-4.
    var hexadecimal: String {
        let sign = self.sign == .minus ? "-" : ""
        guard self != 0 else { return sign + "0.0" }
        let isSmall = exponentBitPattern == 0
        // 23 bits, and one more to make six digits.
        let fraction = String(significandBitPattern << 1 | 1 << 24, radix: 16).dropFirst()
        let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
        return sign + (isSmall ? "0x0." : "0x1.") + (digits.isEmpty ? "0" : digits) + "p\(isSmall ? -126 : Int(exponentBitPattern) - 127)"
    }

    /// Its bits as eight hexadecimal digits.
    var bitDigits: String { String(UInt64(bitPattern) | 1 << 32, radix: 16).dropFirst().description }
}
