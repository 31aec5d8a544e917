/// Samples that two networks read differently.
package struct FlippedAnswers: Sendable, Hashable {
    /// One sample with two answers.
    package struct Flip: Sendable, Hashable {
        /// Its place among the samples, from 0.
        package let index: Int
        package let label: Int
        package let before: Int
        package let after: Int

        package var kind: Kind { after == label ? .gained : before == label ? .lost : .astray }
    }

    /// What became of a sample.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Wrong before, right after.
        case gained
        /// Right before, wrong after.
        case lost
        /// Wrong both times, in another way.
        case astray
    }

    /// The samples asked about.
    package let samples: Int
    /// Those whose answer changed, in order.
    package let flips: [Flip]
    /// Those that were wrong both times in the same way, in order.
    package let stillWrong: [Flip]

    /// Compares answers place by place; the shortest list ends it.
    package init(labels: [Int], before: [Int], after: [Int]) {
        samples = min(labels.count, before.count, after.count)
        let all = (0..<samples).map { Flip(index: $0, label: labels[$0], before: before[$0], after: after[$0]) }
        flips = all.filter { $0.before != $0.after }
        stillWrong = all.filter { $0.before == $0.after && $0.after != $0.label }
    }

    /// Those of one kind, in order.
    package func flips(_ kind: Kind) -> [Flip] { flips.filter { $0.kind == kind } }
}
