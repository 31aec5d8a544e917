import Display

/// Kernels as small grids of numbers beside each other.
struct KernelNumbers {
    private let kernels: [(name: String, values: [Float])]
    private let height: Int
    private let width: Int
    private let columns: Int
    /// The power of ten that one unit of the printed numbers stands for, 0 unless the numbers are small or large.
    private let power: Int

    /// Wider kernels are not printed.
    private static let widest = 7
    private static let gap = 3

    /// - Parameter columns: of the screen
    init(_ kernels: [(name: String, values: [Float])], height: Int, width: Int, columns: Int) {
        (self.kernels, self.height, self.width, self.columns) = (kernels, height, width, columns)
        let largest = kernels.reduce(Float(0)) { most, kernel in kernel.values.reduce(most) { max($0, abs($1)) } }
        power = Self.power(of: Double(largest))
    }

    /// Two digits after the point shall tell: the largest number is from 0.5 up to but not 50 in the printed unit.
    private static func power(of largest: Double) -> Int {
        guard largest > 0, largest.isFinite else { return 0 }
        var (value, power) = (largest, 0)
        while value < 0.5, power > -30 { (value, power) = (value * 10, power - 1) }
        while value >= 50, power < 30 { (value, power) = (value / 10, power + 1) }
        return power
    }

    /// The grids, or nothing where the kernels are too wide for the screen.
    var output: [Output] {
        let cell = 5
        let slot = max(width * (cell + 1) - 1, kernels.map(\.name.count).max() ?? 0)
        guard width <= Self.widest, slot <= columns, !kernels.isEmpty else { return [] }
        let perRow = max(1, (columns + Self.gap) / (slot + Self.gap))
        var lines: [String] = []
        for start in stride(from: 0, to: kernels.count, by: perRow) {
            let part = kernels[start..<min(start + perRow, kernels.count)]
            if start > 0 { lines.append("") }
            lines.append(joined(part.map { $0.name }, slot))
            for row in 0..<height {
                lines.append(joined(part.map { self.row($0.values, row, cell) }, slot))
            }
        }
        let unit = power == 0 ? [] : [Output.note("the numbers are in units of 1e\(power > 0 ? "+" : "")\(power)")]
        return [.text(lines.joined(separator: "\n"))] + unit
    }

    private func row(_ values: [Float], _ row: Int, _ cell: Int) -> String {
        (0..<width).map { column in
            let index = row * width + column
            let value = index < values.count ? Double(values[index]) : 0
            let text = Format.fixed(scaled(value), decimals: 2)
            return String(repeating: " ", count: max(0, cell - text.count)) + text
        }.joined(separator: " ")
    }

    private func scaled(_ value: Double) -> Double {
        var result = value
        for _ in 0..<abs(power) { result = power < 0 ? result * 10 : result / 10 }
        return result
    }

    private func joined(_ parts: [String], _ slot: Int) -> String {
        let padded = parts.map { $0 + String(repeating: " ", count: max(0, slot - $0.count)) }
        let line = padded.joined(separator: String(repeating: " ", count: Self.gap))
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
