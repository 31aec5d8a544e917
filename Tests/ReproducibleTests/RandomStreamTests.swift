import Reproducible
import Testing

@Suite struct RandomStreamTests {
    @Test func `equal streams give equal words, others do not`() {
        func words(_ seed: UInt64, _ purpose: RandomStream.Purpose, _ major: Int, _ minor: Int) -> [UInt32] {
            var stream = RandomStream(seed: seed, purpose: purpose, major: major, minor: minor)
            return (0..<10).map { _ in stream.word() }
        }
        #expect(words(1, .shuffle, 2, 3) == words(1, .shuffle, 2, 3))
        let all: Set = [
            words(1, .shuffle, 2, 3), words(2, .shuffle, 2, 3), words(1, .dropout, 2, 3), words(1, .shuffle, 3, 2),
            words(1, .shuffle, 2, 4),
        ]
        #expect(all.count == 5)
    }

    @Test func `words come from the blocks of the numbered sequence in order`() {
        var stream = RandomStream(seed: 5, purpose: .synthesis, major: 1, minor: 2)
        let number = RandomStream.number(purpose: .synthesis, major: 1, minor: 2)
        let expected = (0..<3).flatMap { index in
            let block = Philox.block(key: 5, stream: number, index: UInt64(index))
            return (0..<4).map { block[$0] }
        }
        #expect((0..<12).map { _ in stream.word() } == expected)
    }

    @Test func `uniform numbers fill their range evenly`() {
        var stream = RandomStream(seed: 1, purpose: .sampling)
        var bins = [Int](repeating: 0, count: 10)
        for _ in 0..<20_000 {
            let value = stream.uniform()
            #expect(value >= 0 && value < 1)
            bins[Int(value * 10)] += 1
        }
        #expect(bins.allSatisfy { abs($0 - 2000) < 200 })
        #expect((0..<100).allSatisfy { _ in (-3 ... -2).contains(stream.uniform(in: -3 ... -2)) })
    }

    @Test func `normal numbers have mean 0, variance 1 and the right tails`() {
        var stream = RandomStream(seed: 2, purpose: .sampling)
        let values = (0..<20_000).map { _ in Double(stream.normal()) }
        let mean = values.reduce(0, +) / 20_000
        let variance = values.reduce(0) { $0 + $1 * $1 } / 20_000
        #expect(abs(mean) < 0.025)
        #expect(abs(variance - 1) < 0.04)
        #expect(abs(Double(values.count { abs($0) > 2 }) / 20_000 - 0.0455) < 0.006)
    }

    @Test func `a permutation holds every number once and moves most`() {
        var stream = RandomStream(seed: 3, purpose: .shuffle)
        let order = stream.permutation(1000)
        #expect(order.sorted() == Array(0..<1000))
        #expect(zip(order, 0...).count { $0 == $1 } < 10)
        #expect(stream.permutation(0).isEmpty)
    }

    @Test func `a permutation keeps few neighbors together and differs from seed to seed`() {
        var first = RandomStream(seed: 1, purpose: .shuffle)
        var second = RandomStream(seed: 2, purpose: .shuffle)
        let order = first.permutation(1000)
        #expect(zip(order, order.dropFirst()).count { $1 - $0 == 1 } < 10)
        #expect(zip(order, second.permutation(1000)).count { $0 == $1 } < 10)
    }
}
