import Kernels
import Words

/// What a kernel was found to do.
package struct KernelCheck: Sendable, Equatable {
    /// "conv forward".
    package let kernel: String
    package let shape: String
    /// The greatest from the reference, relative to the tensor's greatest value; not finite where tensors are of
    /// different sizes or hold what is no number.
    package let difference: Float
    /// What it may be.
    package let tolerance: Float
    /// Whether one thread and all threads gave the same bits.
    package let isSameOnAnyThreads: Bool

    /// Whether the kernel does what it should.
    package var agrees: Bool { difference <= tolerance && isSameOnAnyThreads }
}

extension KernelCase {
    /// Runs the kernel with one thread and with all, and its reference.
    package func check() -> KernelCheck {
        let trial = trial()
        let all = trial.run().map(\.array)
        let one = Threads.with(1) { self.trial().run().map(\.array) }
        let expected = trial.reference().map(\.array)
        let differences = zip(all, expected).map { Self.difference($0, $1) }
        let difference = all.count == expected.count ? differences.max() ?? 0 : .infinity
        let same = all.map { $0.map(\.bitPattern) } == one.map { $0.map(\.bitPattern) }
        return KernelCheck(
            kernel: kernel, shape: shape, difference: differences.contains { !$0.isFinite } ? .infinity : difference,
            tolerance: tolerance, isSameOnAnyThreads: same)
    }

    /// The greatest difference, relative to the greatest value that was expected.
    private static func difference(_ found: [Float], _ expected: [Float]) -> Float {
        guard found.count == expected.count else { return .infinity }
        var (size, difference): (Float, Float) = (0, 0)
        for (a, b) in zip(found, expected) {
            guard a.isFinite, b.isFinite else { return .infinity }
            size = max(size, abs(b))
            difference = max(difference, abs(a - b))
        }
        return difference == 0 ? 0 : difference / max(size, 1e-20)
    }
}

/// How fast a kernel was seen to be.
package struct KernelSpeed: Sendable, Equatable {
    /// For each image of the batch, with one thread and with all.
    package let microsecondsOnOneThread: Double
    package let microseconds: Double
    private let work: KernelCase.Work

    /// Thousands of millions of operations a second with all threads; nil where multiply-adds are not what it does.
    package var gigaflops: Double? {
        if case .multiplyAdds(let count) = work { 2e-3 * Double(count) / microseconds } else { nil }
    }

    /// Thousands of millions of bytes a second with all threads; nil where multiply-adds are what it does.
    package var gigabytes: Double? {
        if case .bytes(let count) = work { 1e-3 * Double(count) / microseconds } else { nil }
    }

    init(one: Double, all: Double, work: KernelCase.Work) {
        (microsecondsOnOneThread, microseconds, self.work) = (one, all, work)
    }
}

extension KernelCase {
    /// Times the kernel.
    ///
    /// - Parameter seconds: for one thread, and again for all
    /// - Throws: what `watch` throws.
    package func time(seconds: Double, _ watch: Watch = { _ in }) throws -> KernelSpeed {
        let trial = trial()
        func measure(_ watch: Watch) throws -> Double {
            let rate = try TimedWindows(seconds: seconds).rate(watch) {
                _ = trial.run()
                return images
            }
            return 1e6 / rate
        }
        let one = try Threads.with(1) { try measure { try watch($0 / 2) } }
        let all = WorkerPool.threads == 1 ? one : try measure { try watch(0.5 + $0 / 2) }
        return KernelSpeed(one: one, all: all, work: work)
    }
}

/// The number of threads for a while.
enum Threads {
    static func with<Result>(_ threads: Int, _ body: () throws -> Result) rethrows -> Result {
        let before = WorkerPool.threads
        guard threads != before else { return try body() }
        WorkerPool.threads = threads
        defer { WorkerPool.threads = before }
        return try body()
    }
}
