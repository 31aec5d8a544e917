import Kernels
import Reproducible
import Testing

/// Everything that uses the worker pool, one test after another.
@Suite(.serialized) struct Kernel {}

/// Random tensors from −1 to 1, the same in every run.
struct RandomTensors {
    private var stream = RandomStream(seed: 18, purpose: .sampling)

    mutating func view(_ count: Int) -> View {
        View((0..<count).map { _ in stream.uniform(in: -1...1) })
    }

    /// A tensor of `depth` lanes of which only the first `channels` are not zero.
    mutating func map(places: Int, channels: Int, depth: Int) -> View {
        View((0..<places * depth).map { $0 % depth < channels ? stream.uniform(in: -1...1) : 0 })
    }
}

/// The greatest difference, relative to the greatest magnitude that was expected.
func distance(_ found: View, _ expected: View) -> Float {
    let size = expected.array.map(abs).max() ?? 0
    let difference = zip(found.array, expected.array).map { abs($0 - $1) }.max() ?? 0
    return found.count == expected.count ? difference / max(size, 1e-20) : .infinity
}

/// Whether `body`, which returns tensors, gives the same bits on one, two and three threads.
func sameBitsOnAnyThreads(_ body: () -> [View]) -> Bool {
    let before = WorkerPool.threads
    defer { WorkerPool.threads = before }
    let results = [1, 2, 3].map { threads in
        WorkerPool.threads = threads
        return body().map { $0.array.map(\.bitPattern) }
    }
    return results.allSatisfy { $0 == results[0] }
}
