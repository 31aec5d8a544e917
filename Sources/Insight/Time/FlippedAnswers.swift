/// Samples that two networks read differently.
public struct FlippedAnswers: Sendable, Hashable {
    /// One sample with two answers.
    public struct Flip: Sendable, Hashable {
        /// Its place among the samples, from 0.
        public let index: Int
        public let label: Int
        public let before: Int
        public let after: Int

        public var kind: Kind { after == label ? .gained : before == label ? .lost : .astray }
    }

    /// What became of a sample.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Wrong before, right after.
        case gained
        /// Right before, wrong after.
        case lost
        /// Wrong both times, in another way.
        case astray
    }

    /// The samples asked about.
    public let samples: Int
    /// Those whose answer changed, in order.
    public let flips: [Flip]

    /// Compares answers place by place; the shortest list ends it.
    public init(labels: [Int], before: [Int], after: [Int]) {
        samples = min(labels.count, before.count, after.count)
        flips = (0..<samples).filter { before[$0] != after[$0] }.map {
            Flip(index: $0, label: labels[$0], before: before[$0], after: after[$0])
        }
    }

    /// Those of one kind, in order.
    public func flips(_ kind: Kind) -> [Flip] { flips.filter { $0.kind == kind } }
}
