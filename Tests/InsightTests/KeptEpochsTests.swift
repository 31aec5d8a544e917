import ConvNet
import Insight
import Testing

@Suite struct KeptEpochsTests {
    private func kept(_ epochs: ClosedRange<Int>, parameters: Int = 1) -> KeptEpochs {
        var kept = KeptEpochs()
        for epoch in epochs {
            kept.keep(Snapshot(
                epoch: epoch, batchesTrained: epoch, parameters: Array(repeating: Float(epoch), count: parameters)))
        }
        return kept
    }

    @Test func `up to the limit every epoch is kept`() {
        let kept = kept(0...63)
        #expect(kept.epochs == Array(0...63))
        #expect(kept.stride == 1)
        #expect(kept[17]?.parameters == [17])
        #expect(kept[64] == nil)
    }

    @Test func `beyond it the first, the last and evenly spaced ones between stay`() {
        #expect(kept(0...64).epochs == Array(stride(from: 0, through: 64, by: 2)))
        #expect(kept(0...65).epochs == Array(stride(from: 0, through: 64, by: 2)) + [65])
        #expect(kept(0...66).epochs == Array(stride(from: 0, through: 66, by: 2)))
        let many = kept(5...1005)
        #expect(many.epochs.first == 5)
        #expect(many.epochs.last == 1005)
        #expect(many.epochs.count <= KeptEpochs.most)
        let gaps = zip(many.epochs, many.epochs.dropFirst()).map { $1 - $0 }
        #expect(gaps.dropLast().allSatisfy { $0 == many.stride })
    }

    @Test func `a large network keeps fewer, but never less than three`() {
        #expect(KeptEpochs.limit(parameters: 57_162) == 64)
        #expect(KeptEpochs.limit(parameters: 4 << 20) == 4)
        #expect(KeptEpochs.limit(parameters: 1 << 30) == 3)
    }

    @Test func `an epoch trained again takes the place of what was later`() {
        var kept = kept(0...5)
        kept.keep(Snapshot(epoch: 3, batchesTrained: 3, parameters: [-1]))
        #expect(kept.epochs == [0, 1, 2, 3])
        #expect(kept[3]?.parameters == [-1])
    }

    @Test func `the words name all of few and the ends of many`() {
        #expect(kept(0...3).words == "0, 1, 2, 3")
        #expect(kept(0...65).words == "0, 2, 4 … 64, 65")
    }
}
