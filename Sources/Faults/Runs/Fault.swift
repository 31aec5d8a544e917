import Datasets

/// One thing that can be wrong with a training run: how it is made, how it is found, and what speaks for it.
package protocol Fault: Sendable {
    /// The word for it: `labels-shuffled`.
    var name: String { get }
    /// Other words for it.
    var otherNames: [String] { get }
    /// 1 where loss and accuracy are plainly bad, 2 where they are a little off, 3 where the run looks well.
    var level: Int { get }
    /// What is wrong, as the end of a sentence.
    var meaning: String { get }
    /// How it was made and what it does, in a few sentences.
    var story: String { get }
    /// Where to look: a general hint, then one that is more specific.
    var hints: [String] { get }
    /// The shortest way to find it.
    var way: [Step] { get }

    /// Whether images of this kind can have it.
    func suits(_ data: Dataset) -> Bool

    /// Makes an ordinary run one with this fault.
    func spoil(_ plan: inout TrainingPlan) throws

    /// What speaks for this fault in a run, and what against it.
    func evidence(in measures: RunMeasures) -> [Finding]
}

/// A line to type, and what it tells.
package struct Step: Sendable, Hashable {
    package let line: String
    package let tells: String

    init(_ line: String, _ tells: String) { (self.line, self.tells) = (line, tells) }
}

extension Fault {
    package func suits(_ data: Dataset) -> Bool { true }

    /// Whether all that was measured speaks for it.
    package func isAccused(by findings: [Finding]) -> Bool { !findings.isEmpty && findings.allSatisfy(\.speaksFor) }
}
