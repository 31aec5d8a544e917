import Kernels
import Reproducible

/// Random tensors, the same in every run.
struct RandomTensors {
    private var stream = RandomStream(seed: 18, purpose: .sampling)

    /// Numbers from −1 to 1.
    mutating func view(_ count: Int) -> View { View((0..<count).map { _ in stream.uniform(in: -1...1) }) }

    /// Places of `depth` lanes of which only the first `channels` are not zero.
    mutating func map(places: Int, channels: Int, depth: Int) -> View {
        View((0..<places * depth).map { $0 % depth < channels ? stream.uniform(in: -1...1) : 0 })
    }

    /// Numbers between the bounds.
    mutating func view(_ count: Int, in range: ClosedRange<Float>) -> View {
        View((0..<count).map { _ in stream.uniform(in: range) })
    }

    /// As `map`, with about half of the numbers zero, as after a ReLU.
    mutating func rectified(places: Int, channels: Int, depth: Int) -> View {
        View((0..<places * depth).map { $0 % depth < channels ? max(0, stream.uniform(in: -1...1)) : 0 })
    }

    /// Whole numbers from 0 up to, not including, `limit`.
    mutating func numbers(_ count: Int, below limit: Int) -> [Int32] {
        (0..<count).map { _ in Int32(stream.word() % UInt32(limit)) }
    }
}
