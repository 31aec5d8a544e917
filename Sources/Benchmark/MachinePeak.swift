import Kernels
import Words

/// The most that this machine was seen to compute.
package enum MachinePeak {
    /// Floating-point operations a second, in thousands of millions: independent multiply-adds, each counted as two, in
    /// registers on all threads of the worker pool at once. The best of short runs over `seconds`.
    ///
    /// - Throws: what `watch` throws.
    package static func gigaflops(
        seconds: Double, _ watch: Watch = { _ in }, by timepiece: Timepiece = { .now }
    ) throws -> Double {
        let operations = 2 * Double(PeakKernel.multiplyAdds(rounds: rounds))
        var best = 0.0
        let begin = timepiece()
        var (now, runs) = (begin, 0)
        repeat {
            try watch(min(1, (now - begin) / .seconds(seconds)))
            let start = timepiece()
            PeakKernel.run(rounds: rounds)
            now = timepiece()
            best = max(best, operations / max((now - start) / .seconds(1), 1e-9))
            runs += 1
        } while runs < fewestRuns || now - begin < .seconds(seconds)
        return best * 1e-9
    }

    /// Multiply-adds of each register in one run.
    package static let rounds = 20_000

    /// Some time passes before threads that slept take part.
    private static let fewestRuns = 20
}
