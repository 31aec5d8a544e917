import ConvNet
import Reproducible
import Testing
import Words

@testable import Insight

@Suite(.serialized) struct LearningRateTestTests {
    /// 4 × 4 images that light the row of their label, under noise.
    private var rows: ByteSamples { rows { $0 % 4 } }

    private func rows(labeled label: (Int) -> Int) -> ByteSamples {
        var (images, labels) = ([UInt8](), [UInt8]())
        for index in 0..<64 {
            var stream = RandomStream(seed: 3, purpose: .sampling, minor: index)
            labels.append(UInt8(label(index)))
            for row in 0..<4 {
                for _ in 0..<4 { images.append(UInt8(stream.word() % 60) + (row == index % 4 ? 180 : 0)) }
            }
        }
        return ByteSamples(images: images, labels: labels, height: 4, width: 4)
    }

    private func network() throws -> Network {
        Network(
            try Architecture(layers: "flatten, dense 8 relu, dense 4", input: .map(height: 4, width: 4, channels: 1)),
            seed: 2)
    }

    @Test func `the rates grow by one factor and the network keeps its bits`() throws {
        let network = try network()
        let before = network
        let test = try LearningRateTest(
            network, settings: TrainingSettings(batchSize: 16), samples: rows, rates: 1e-5...10, batches: 60)
        #expect(network == before)
        #expect(abs((test.points.first?.rate ?? 0) - 1e-5) < 1e-12)
        let factors = zip(test.points, test.points.dropFirst()).map { $1.rate / $0.rate }
        #expect(factors.allSatisfy { abs($0 - factors[0]) < 1e-9 })
        let suggestion = try #require(test.tenthOfLowest)
        #expect((1e-5...1).contains(suggestion))
        #expect(test.lowest.map { $0.rate / 10 } == suggestion)
    }

    @Test func `the first loss is that of the network itself, over its first batch`() throws {
        let test = try LearningRateTest(
            network(), settings: TrainingSettings(batchSize: 64), samples: rows, rates: 1e-9...1e-8, batches: 10)
        let loss = try Inference(network()).evaluate(rows).loss
        #expect(test.points.count == 10)
        for point in test.points { #expect(abs(point.loss - loss) < 1e-4) }
        #expect(test.tenthOfLowest == nil, "the loss does not fall")
    }

    @Test func `a loss that explodes, since labels tell nothing of the images, ends it and is left out`() throws {
        let test = try LearningRateTest(
            network(), settings: TrainingSettings(optimizer: .sgd(momentum: 0.9), batchSize: 8),
            samples: rows { $0 / 4 % 4 }, rates: 1e-3...1000, batches: 80)
        let end = try #require(test.explodedAt)
        #expect(test.points.count < 80)
        #expect(test.points.allSatisfy { $0.rate < end && $0.smoothed.isFinite })
    }

    @Test func `Ctrl-C breaks it off`() throws {
        var last = 0
        #expect(throws: Interrupted.self) {
            try LearningRateTest(
                network(), settings: TrainingSettings(batchSize: 16), samples: rows, rates: 1e-5...1, batches: 50
            ) { done, _ in
                last = done
                if done == 3 { throw Interrupted() }
            }
        }
        #expect(last == 3)
    }

    @Test func `the steepest descent is where a made-up curve falls fastest`() {
        func loss(_ place: Int) -> Double {
            switch place {
            case ..<20: 2
            case ..<24: 2 - 0.4 * Double(place - 19)
            case ..<30: 0.39
            default: 1.5
            }
        }
        let test = LearningRateTest(losses: (0..<40).map { (Double($0 + 1), loss($0)) })
        // The least of the smoothed curve is in the middle of the valley from 24 to 30, and it falls from 20 to 24.
        #expect((25.0...29).contains(test.lowest?.rate ?? 0))
        #expect(test.tenthOfLowest == test.lowest.map { $0.rate / 10 })
        #expect((20.5...24.5).contains(test.steepest ?? 0))
    }

    /// 200 batches from rate 1e-6 to 1 whose losses fall from one level to another about 1e-3, under noise.
    private func fall(from high: Double, to low: Double, noise: Double, seed: UInt64) -> LearningRateTest {
        var stream = RandomStream(seed: seed, purpose: .sampling)
        let rates = LearningRateTest.rates(1e-6...1, count: 200)
        return LearningRateTest(losses: rates.enumerated().map { place, rate in
            let share = 1 / (1 + Exact.exp(Double(100 - place) / 8))
            return (rate, high + (low - high) * share + noise * Double(stream.normal()))
        })
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `smoothing shifts the steepest descent neither up nor down`(_ seed: UInt64) throws {
        let exact = try #require(fall(from: 2.3, to: 0.3, noise: 0, seed: seed).steepest)
        #expect(abs(exact / 1e-3 - 1) < 0.1)
        // A factor of 1.5 is six batches here.
        let rate = try #require(fall(from: 2.3, to: 0.3, noise: 0.05, seed: seed).steepest)
        #expect(rate > 1e-3 / 1.5 && rate < 1e-3 * 1.5)
    }

    @Test func `the smoothed loss is the same from either end`() {
        let losses = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4].map { Double($0) }
        func smoothed(_ losses: [Double]) -> [Double] {
            LearningRateTest(losses: losses.enumerated().map { (Double($0.offset + 1), $0.element) }).points.map(\.smoothed)
        }
        let spike = smoothed((0..<201).map { $0 == 100 ? 1 : 0 })
        for place in 1..<80 {
            #expect(abs(spike[100 + place] - spike[100 - place]) < 1e-9)
            #expect(abs(spike[100 + place] / spike[100] - Exact.exp(Double(place) * Exact.log(0.8))) < 1e-9)
        }
        #expect(smoothed(losses).max() ?? 9 < 7)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `batches that differ by chance alone give no advice`(_ seed: UInt64) {
        let test = fall(from: 0.05, to: 0.05, noise: 0.04, seed: seed)
        #expect(test.steepest == nil)
        #expect(test.tenthOfLowest == nil)
    }
}
