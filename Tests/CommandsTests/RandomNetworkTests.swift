import Foundation
import Reproducible
import Testing

@testable import Commands
@testable import Explorer

/// Networks and options as nobody would write them: each is refused in one line, or works.
///
/// `CONVO_RANDOM_NETWORKS=1000` tries more of them.
@Suite(.serialized) struct RandomNetworkTests {
    private static let count = ProcessInfo.processInfo.environment["CONVO_RANDOM_NETWORKS"].flatMap { Int($0) } ?? 150

    @Test func `random networks and options are trained and used, or refused in one line`() throws {
        var stream = RandomStream(seed: 11, purpose: .sampling, major: 77)
        var worked = 0
        for number in 0..<Self.count {
            let lines = RandomLines.next(&stream)
            var interpreter = Fixture.interpreter()
            do {
                for line in lines { try interpreter.execute(line, on: SilentSurface()) }
                worked += 1
            } catch {
                let failure = error as CommandFailure
                #expect(failure.exitStatus < 128, "\(number): \(lines)")
                #expect(!failure.message.contains("\n") && !failure.message.isEmpty, "\(number): \(lines)")
            }
        }
        // Both kinds are met.
        #expect(worked > Self.count / 20 && worked < Self.count)
    }
}

/// Lines that make, set, train and ask a network.
private enum RandomLines {
    static func next(_ stream: inout RandomStream) -> [String] {
        let count = 1 + pick(5, &stream)
        let layers = (0..<count).map { _ in layer(&stream) } + ["flatten", "dense \(one(["10", "10", "10", "10", "2"], &stream))"]
        return ["new --layers '\(layers.joined(separator: ", "))'"]
            + (0..<pick(3, &stream)).map { _ in setting(&stream) }
            + ["train --batches 2", "predict test/0", "evaluate", "model"]
    }

    private static func layer(_ stream: inout RandomStream) -> String {
        let kinds: [(inout RandomStream) -> String] = [
            { "conv \(number(&$0)) \(size(&$0))x\(size(&$0))\(one(["", " same", " stride 2", " relu", " same tanh"], &$0))" },
            { "maxpool \(size(&$0))\(one(["", " stride 1", " stride 9"], &$0))" }, { "avgpool \(size(&$0))" },
            { _ in "bn" }, { "dropout \(share(&$0))" }, { "leaky-relu \(share(&$0))" }, { _ in "relu" }, { _ in "tanh" },
            { _ in "sigmoid" }, { "dense \(number(&$0))" }, { _ in "globalavgpool" }, { _ in "softmax" }, { _ in "flatten" },
        ]
        return kinds[pick(kinds.count, &stream)](&stream)
    }

    private static func setting(_ stream: inout RandomStream) -> String {
        let settings: [(inout RandomStream) -> String] = [
            { "set lr \(one(["10", "1e-300", "0.001", "1e300", "nan"], &$0))" }, { "set batch \(number(&$0))" },
            { "set optimizer \(one(["adam", "adamw", "sgd", "muon"], &$0))" }, { "set momentum \(share(&$0))" },
            { "set weight-decay \(share(&$0))" }, { "set dropout \(share(&$0))" }, { "set bn-momentum \(share(&$0))" },
            { "set label-smoothing \(share(&$0))" }, { "set freeze-first \(share(&$0))" },
            { "set validation \(share(&$0))" }, { "set schedule \(one(["cosine", "one-cycle", "triangle"], &$0))" },
            { "set augment '\(one(["rotate 180", "scale 0.01-99", "shift 40", "noise 1e9"], &$0))'" },
            { "set seed \(one(["0", "18446744073709551615", "-1"], &$0))" },
        ]
        return settings[pick(settings.count, &stream)](&stream)
    }

    private static func number(_ stream: inout RandomStream) -> String {
        one(["1", "2", "2", "3", "4", "5", "7", "8", "16", "16", "32", "0", "65", "100000000"], &stream)
    }

    private static func size(_ stream: inout RandomStream) -> String { one(["1", "2", "2", "2", "3", "3", "3", "5", "0", "28"], &stream) }

    private static func share(_ stream: inout RandomStream) -> String {
        one(["0", "0.1", "0.3", "0.5", "0.9", "0.999", "1e-320", "0.99999998", "0.9999999999999999", "1"], &stream)
    }

    private static func one(_ choices: [String], _ stream: inout RandomStream) -> String {
        choices[pick(choices.count, &stream)]
    }

    private static func pick(_ count: Int, _ stream: inout RandomStream) -> Int {
        count > 0 ? min(count - 1, Int(stream.uniform() * Float(count))) : 0
    }
}
