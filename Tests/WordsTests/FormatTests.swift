import Testing

@testable import Words

@Suite struct NumberTests {
    @Test func `fixed decimals are rounded from the exact binary value, ties to even`() {
        #expect(Format.fixed(2.675, decimals: 2) == "2.67")
        #expect(Format.fixed(0.125, decimals: 2) == "0.12")
        #expect(Format.fixed(0.375, decimals: 2) == "0.38")
        #expect(Format.fixed(0.5, decimals: 0) == "0")
        #expect(Format.fixed(1.5, decimals: 0) == "2")
        #expect(Format.fixed(9.999, decimals: 2) == "10.00")
        #expect(Format.fixed(0.1, decimals: 17) == "0.10000000000000001")
        #expect(Format.fixed(-1.25, decimals: 1) == "-1.2")
    }

    @Test func `a small negative number that rounds to zero has no sign`() {
        #expect(Format.fixed(-0.001, decimals: 2) == "0.00")
        #expect(Format.fixed(-0.0, decimals: 1) == "0.0")
    }

    @Test func `numbers that are not finite are named`() {
        #expect(Format.fixed(.nan, decimals: 2) == "nan")
        #expect(Format.number(-.infinity) == "-inf")
    }

    @Test func `counts are grouped from 10,000 on`() {
        #expect(Format.integer(9999) == "9999")
        #expect(Format.integer(10_000) == "10,000")
        #expect(Format.integer(-1_234_567) == "-1,234,567")
        #expect(Format.integer(.min) == "-9,223,372,036,854,775,808")
    }

    @Test(arguments: [
        (0.0, "0"), (0.0213, "0.0213"), (0.02134567, "0.02135"), (12.5, "12.5"), (1.0, "1"), (123_456.0, "123,456"),
        (1e-7, "1e-7"), (2.5e20, "2.5e+20"), (0.0005, "0.0005"), (-3.14159, "-3.142"), (9.99999, "10"),
    ])
    func `a number has four significant digits and no idle zeros`(value: Double, text: String) {
        #expect(Format.number(value) == text)
    }

    @Test func `percentages are rounded once`() {
        #expect(Format.percent(0.9941) == "99.41 %")
        #expect(Format.percent(1) == "100.00 %")
        #expect(Format.percent(0.00005, decimals: 1) == "0.0 %")
        #expect(Format.percent(0.285, decimals: 0) == "28 %")
    }

    @Test func `times, rates and sizes have the precision that matters`() {
        #expect(Format.duration(seconds: 0.42) == "420 ms")
        #expect(Format.duration(seconds: 4.16) == "4.2 s")
        #expect(Format.duration(seconds: 59.7) == "1 min 00 s")
        #expect(Format.duration(seconds: 7_500) == "2 h 05 min")
        #expect(Format.remaining(seconds: 12.3) == "12 s left")
        #expect(Format.remaining(seconds: .infinity) == "")
        #expect(Format.rate(14_210.4, of: "images") == "14,210 images/s")
        #expect(Format.rate(2.34, of: "images") == "2.3 images/s")
        #expect(Format.bytes(236_000) == "236 kB")
        #expect(Format.bytes(11_600_000) == "11.6 MB")
        #expect(Format.compact(56_128) == "56.1 k")
    }

    @Test func `what files put into names is one line`() {
        #expect(Format.line("conv1.weight 3×3 ✓") == "conv1.weight 3×3 ✓")
        #expect(Format.line("a\nb\u{1B}[31m\u{2028}c") == "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c")
        #expect(Format.line("abcdef", most: 3) == "abc…")
    }
}
