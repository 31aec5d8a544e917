internal import CSIMD

/// As many multiply-adds as a processor can do: nothing but independent ones, on registers alone.
package enum PeakKernel {
    /// What vectors are made of in this build: "avx512", "avx2 fma", "sse2", "neon".
    package static var instructions: String {
        switch convo_instruction_set() {
        case 4: "avx512"
        case 3: hasFusedMultiplyAdd ? "avx2 fma" : "avx2"
        case 2: hasFusedMultiplyAdd ? "avx fma" : "avx"
        case 1: "sse2"
        case 5: "neon"
        default: "scalar"
        }
    }

    /// Multiply-adds that `run(rounds:)` does.
    package static func multiplyAdds(rounds: Int) -> Int {
        let lanes = VectorWidth.isWide ? 16 : 8
        return pieces * rounds * lanes * (VectorWidth.isWide || hasFusedMultiplyAdd ? chains : shortChains)
    }

    /// Does multiply-adds on all threads of the worker pool at once.
    ///
    /// - Parameter rounds: how often each piece of the work goes once through its sums
    /// - Returns: the sum of all results, so that no compiler leaves any out
    @discardableResult
    package static func run(rounds: Int) -> Float {
        let results = View(count: pieces * 16)
        WorkerPool.shared.run(pieces) { piece in
            let place = results.start + piece * 16
            if VectorWidth.isWide {
                place[0] = work(InlineArray<12, SIMD16<Float>>.self, rounds, place)
            } else if hasFusedMultiplyAdd {
                place[0] = work(InlineArray<12, SIMD8<Float>>.self, rounds, place)
            } else {
                place[0] = work(InlineArray<6, SIMD8<Float>>.self, rounds, place)
            }
        }
        return results.array.reduce(0, +)
    }

    /// Many more than threads, so that none has to wait long for another's last one.
    private static var pieces: Int { 16 * WorkerPool.threads }

    /// Two units that take four or five cycles need ten chains; twelve fit into 16 registers with two factors.
    private static var chains: Int { 12 }

    /// Without fused multiply-adds a vector of eight takes two registers or more.
    private static var shortChains: Int { 6 }

    private static var hasFusedMultiplyAdd: Bool { convo_has_fma() != 0 }

    /// Each sum goes towards a small number and stays an ordinary one.
    @inline(__always)
    private static func work<let N: Int, V: FloatVector>(
        _: InlineArray<N, V>.Type, _ rounds: Int, _ start: UnsafePointer<Float>
    ) -> Float {
        var sums = InlineArray<N, V>(repeating: .splat(0))
        for i in 0..<N { sums[i] = .splat(Float(i)) }
        let factor = V.splat(start[0] + 0.5)
        let addend = V.splat(start[0] + 1)
        for _ in 0..<rounds {
            for i in 0..<N { sums[i] = sums[i].times(factor, plus: addend) }
        }
        var total = V.splat(0)
        for i in 0..<N { total = total + sums[i] }
        return total[0] + total[V.lanes - 1]
    }
}
