import Testing

@testable import Drawing

@Suite struct PrintedSumTests {
    private func units(_ text: String) -> Int { Int(text.filter { $0 != "." }) ?? .max }

    @Test func `parts that add up when rounded are printed with five significant digits`() {
        let sum = PrintedSum([1.5, -0.25, 0.125], total: 1.375)
        #expect(sum.parts == ["1.5000", "-0.2500", "0.1250"])
        #expect(sum.total == "1.3750")
        #expect(sum.rounding == nil)
    }

    @Test func `more digits are tried before a line for rounding`() {
        // Four digits would give 0.3333 three times and 1.0001.
        let more = PrintedSum([0.33334, 0.33334, 0.33334], total: 1.00002)
        #expect(more.parts == ["0.33334", "0.33334", "0.33334"])
        #expect(more.total == "1.00002")
        let third = PrintedSum([1 / 3.0, 1 / 3.0, 1 / 3.0], total: 1)
        #expect(third.parts == ["0.3333", "0.3333", "0.3333"])
        #expect(third.rounding == "0.0001")
    }

    @Test(arguments: [1e-9, 0.01, 1, 37, 12_345, 1e7])
    func `whatever the size, what is printed adds up`(_ scale: Double) {
        for seed in 0..<50 {
            let parts = (0..<13).map { scale * Double((($0 + 1) * 7919 + seed * 104_729) % 20_011 - 10_000) / 9973 }
            let sum = PrintedSum(parts, total: parts.reduce(0, +))
            let added = sum.parts.reduce(0) { $0 + units($1) } + (sum.rounding.map(units) ?? 0)
            #expect(added == units(sum.total), "\(sum)")
        }
    }

    @Test func `numbers that are none do not trap`() {
        #expect(PrintedSum([.nan, 1], total: .nan).total == "nan")
        #expect(PrintedSum([.infinity], total: .infinity).rounding == nil)
        #expect(PrintedSum([], total: 0).total == "0.0000")
    }
}
