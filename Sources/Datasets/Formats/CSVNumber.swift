/// A whole number as tables write it, byte after byte: `5`, `"5"`, `5.0`, `5.000e+00`.
struct CSVNumber {
    private enum State { case nothing, whole, fraction, power, over, bad }

    private var state = State.nothing
    private var digits = 0
    /// Digits behind the point that count, and zeros after them that do not yet.
    private var decimals = 0
    private var zeros = 0
    private var power = 0
    private var isPowerNegative = false
    private var hasDigits = false

    /// Larger ones are no pixels.
    private static let most = 1 << 40

    /// Whether nothing but blanks came.
    var isEmpty: Bool { state == .nothing }

    /// The number; nil for none, and for one that is not whole.
    var value: Int? {
        guard state != .bad, state != .nothing, hasDigits else { return nil }
        if digits == 0 || (decimals == 0 && power == 0) { return digits }
        var (value, places) = (digits, (isPowerNegative ? -power : power) - decimals)
        while places > 0, value < Self.most { (value, places) = (value * 10, places - 1) }
        while places < 0 {
            guard value % 10 == 0 else { return nil }
            (value, places) = (value / 10, places + 1)
        }
        return value
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) {
        guard byte >= 48, byte <= 57 else { return takeSign(byte) }
        if state == .whole, digits < Self.most {
            digits = digits * 10 + Int(byte - 48)
        } else {
            takeDigit(Int(byte - 48))
        }
    }

    private mutating func takeDigit(_ digit: Int) {
        switch state {
        case .nothing:
            (state, digits, hasDigits) = (.whole, digit, true)
        case .fraction:
            hasDigits = true
            guard digit > 0 else { zeros += 1; return }
            for _ in 0...zeros where digits < Self.most { digits *= 10 }
            (digits, decimals, zeros) = (digits + digit, decimals + zeros + 1, 0)
            if digits >= Self.most { state = .bad }
        case .power:
            (power, hasDigits) = (min(power * 10 + digit, 1000), true)
        case .whole, .over, .bad:
            state = .bad
        }
    }

    private mutating func takeSign(_ byte: UInt8) {
        let isAround = byte <= 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        switch state {
        case .nothing where isAround, .over where isAround, .bad: break
        case .whole where isAround, .fraction where isAround, .power where isAround: state = .over
        case .nothing where byte == UInt8(ascii: "."), .whole where byte == UInt8(ascii: "."): state = .fraction
        case .whole where byte | 32 == UInt8(ascii: "e"), .fraction where byte | 32 == UInt8(ascii: "e"):
            guard hasDigits else { state = .bad; return }
            (state, hasDigits) = (.power, false)
        case .power where power == 0 && byte == UInt8(ascii: "+"): break
        case .power where power == 0 && byte == UInt8(ascii: "-"): isPowerNegative = true
        default: state = .bad
        }
    }
}
