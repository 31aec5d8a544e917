import Words

/// The weights of kernels as short texts with their signs: all with two digits after the point, in one unit.
struct KernelNumbers {
    /// The power of ten that one unit of the texts stands for, 0 unless the numbers are small or large.
    private let power: Int

    /// - Parameter kernels: all that stand on one drawing
    init(_ kernels: [[Float]]) {
        power = Self.power(of: kernels.joined().reduce(0) { max($0, Double($1.magnitude)) })
    }

    private static let plain = 0.05..<50

    /// Two digits after the point shall tell. Numbers that show at least one of them are written as they are, as those in
    /// captions are; of others the largest is from 0.5 up to but not 50 in the printed unit.
    private static func power(of largest: Double) -> Int {
        guard largest > 0, largest.isFinite, largest < plain.lowerBound || largest >= plain.upperBound else { return 0 }
        var (value, power) = (largest, 0)
        while value < 0.5, power > -30 { (value, power) = (value * 10, power - 1) }
        while value >= 50, power < 30 { (value, power) = (value / 10, power + 1) }
        return power
    }

    /// `+0.29` or `-0.07`; what rounds to zero has no sign.
    func texts(_ kernel: [Float]) -> [String] {
        kernel.map { value in
            let text = Format.fixed(scaled(Double(value)), decimals: 2)
            let isZero = !text.contains { ("1"..."9").contains($0) }
            return text.hasPrefix("-") || isZero ? text : "+" + text
        }
    }

    /// What the texts count, where that is not one.
    var unit: String? { power == 0 ? nil : "the numbers in the cells are in units of 1e\(power > 0 ? "+" : "")\(power)" }

    private func scaled(_ value: Double) -> Double {
        var result = value
        for _ in 0..<power.magnitude { result = power < 0 ? result * 10 : result / 10 }
        return result
    }
}
