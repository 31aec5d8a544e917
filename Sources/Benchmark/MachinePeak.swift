import Kernels

/// The most that this machine was seen to compute.
package enum MachinePeak {
    /// Floating-point operations a second, in thousands of millions: independent multiply-adds, each counted as two, in
    /// registers on all threads of the worker pool at once. The best of short runs over `seconds`.
    ///
    /// - Throws: `Stopped`.
    package static func gigaflops(seconds: Double, _ watch: Watcher = { _ in true }) throws -> Double {
        let rounds = 20_000
        let operations = 2 * Double(PeakKernel.multiplyAdds(rounds: rounds))
        var best = 0.0
        let begin = Clock.seconds
        var (now, runs) = (begin, 0)
        repeat {
            guard watch(min(1, (now - begin) / seconds)) else { throw Stopped() }
            let start = Clock.seconds
            PeakKernel.run(rounds: rounds)
            now = Clock.seconds
            best = max(best, operations / max(now - start, 1e-9))
            runs += 1
        } while runs < fewestRuns || now - begin < seconds
        return best * 1e-9
    }

    /// Some time passes before threads that slept take part.
    private static let fewestRuns = 20
}
