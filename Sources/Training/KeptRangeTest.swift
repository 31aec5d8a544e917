import ConvNet
import Explorer
import Files
import Insight

/// A learning rate range test whose outcome is kept, as that of a training is: see ``KeptTraining``.
package struct KeptRangeTest {
    private let key: TrainingKey

    package init(key: TrainingKey) { self.key = key }

    /// What was kept of the same test, else what comes of `test`.
    package func outcome(
        in results: KeptResults?, _ test: () throws -> LearningRateTest
    ) rethrows -> (LearningRateTest, isKept: Bool) {
        guard let results, let key = key.text else { return (try test(), false) }
        if let outcome = results[key].flatMap(Self.outcome) { return (outcome, true) }
        let outcome = try test()
        results.keep(Self.bytes(of: outcome), for: key)
        return (outcome, false)
    }

    /// The exact bits, as rows of rate and loss; a row of one number is the rate at which the loss exploded.
    private static func bytes(of test: LearningRateTest) -> [UInt8] {
        let rows = test.points.map { "\($0.rate) \($0.loss)" } + (test.explodedAt.map { ["\($0)"] } ?? [])
        var parcel = Parcel()
        parcel["rows"] = Array(rows.joined(separator: "\n").utf8)
        return parcel.bytes
    }

    private static func outcome(_ bytes: [UInt8]) -> LearningRateTest? {
        guard let rows = Parcel(bytes)?["rows"] else { return nil }
        let numbers = String(decoding: rows, as: UTF8.self).split(separator: "\n").map { row in
            row.split(separator: " ").compactMap { Double($0) }
        }
        return LearningRateTest(
            losses: numbers.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, explodedAt: numbers.last { $0.count == 1 }?[0])
    }
}
