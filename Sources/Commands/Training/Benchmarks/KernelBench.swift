import Benchmark
import Explorer
import Words

/// Checks kernels against their references, then times them, with progress and Ctrl-C heard.
struct KernelBench {
    let cases: [KernelCase]
    let seconds: Double
    let surface: any Surface

    /// - Throws: the kernels that do not agree with their references, before anything is timed.
    func run() throws -> KernelMeasurement {
        let checks = try cases.enumerated().map { number, kernel in
            try watch("checking \(kernel.kernel)", number)(0)
            return kernel.check()
        }
        try Self.demandAgreement(checks)
        let brief = min(seconds * 5, 0.3)
        let before = try MachinePeak.gigaflops(seconds: brief) { _ in try watch("the peak", 0)(0) }
        let speeds = try cases.enumerated().map { number, kernel in
            try kernel.time(seconds: seconds, watch("timing \(kernel.kernel)", number))
        }
        let after = try MachinePeak.gigaflops(seconds: brief) { _ in try watch("the peak", cases.count)(0) }
        return KernelMeasurement(kernels: zip(checks, speeds).map { ($0, $1) }, peak: max(before, after))
    }

    private func watch(_ title: String, _ number: Int) -> Watch {
        surface.watch(title, part: number, of: cases.count)
    }

    private static func demandAgreement(_ checks: [KernelCheck]) throws {
        let wrong = checks.filter { !$0.agrees }
        guard let first = wrong.first else { return }
        let others = wrong.count > 1 ? "; \(wrong.count - 1) more disagree, the next \(wrong[1].name)" : ""
        guard first.difference <= first.tolerance else {
            throw ExplorerError.unmet(
                expected: "\(first.name) within \(first.tolerance) of its reference",
                found: "\(first.difference)\(others)")
        }
        throw ExplorerError.unmet(
            expected: "\(first.name) to give the same bits with any number of threads",
            found: "other bits with one than with all\(others)")
    }
}

extension KernelCheck {
    /// "conv forward (13×13×16→32 3×3)".
    fileprivate var name: String { "\(kernel) (\(shape))" }
}
