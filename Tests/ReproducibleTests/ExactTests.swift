import Glibc
import Reproducible
import Testing

@Suite struct ExactTests {
    @Test func `the logarithm agrees with the C library`() {
        for step in 0..<4000 {
            let x = Glibc.exp(Double(step - 2000) * 0.35)
            let expected = Glibc.log(x)
            #expect(abs(Exact.log(x) - expected) <= 1e-14 * max(abs(expected), 0.01))
        }
        #expect(Exact.log(1.0) == 0)
        for step in 1..<1000 {
            let x = Float(step) / 500
            let expected = Glibc.log(Double(x))
            #expect(abs(Double(Exact.log(x)) - expected) <= 3e-7 * abs(expected))
        }
    }

    @Test func `the logarithm near 1 keeps its relative precision`() {
        for step in -100...100 where step != 0 {
            let distance = Double(step) * 1e-9
            #expect(abs(Exact.log(1 + distance) / Glibc.log1p((1 + distance) - 1) - 1) < 1e-13)
        }
    }

    @Test func `the exponential agrees with the C library`() {
        for step in -7000...7000 {
            let x = Double(step) * 0.1003
            guard abs(x) < 700 else { continue }
            #expect(abs(Exact.exp(x) / Glibc.exp(x) - 1) < 1e-14)
        }
        #expect(Exact.exp(0) == 1)
        #expect(Exact.exp(-1000) == 0)
        #expect(Exact.exp(1000) == .infinity)
    }

    @Test func `sine and cosine agree with the C library`() {
        for step in -5000...5000 {
            let x = Double(step) * 0.1997
            let (sine, cosine) = Exact.sinCos(x)
            #expect(abs(sine - Glibc.sin(x)) < 1e-13)
            #expect(abs(cosine - Glibc.cos(x)) < 1e-13)
        }
    }
}
