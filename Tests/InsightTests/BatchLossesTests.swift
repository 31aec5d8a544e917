import Testing

@testable import Insight

@Suite struct BatchLossesTests {
    @Test func `losses follow each other, and what is trained again takes the place of what was`() {
        var losses = BatchLosses()
        for batch in 5...9 { losses.add(Double(batch), batch: batch) }
        #expect(losses.firstBatch == 5 && losses.losses == [5, 6, 7, 8, 9])
        losses.add(1, batch: 7)
        #expect(losses.losses == [5, 6, 1])
        losses.add(2, batch: 20)
        #expect(losses.firstBatch == 20 && losses.losses == [2])
    }

    @Test func `means are of neighbors, the last of what is left`() {
        var losses = BatchLosses()
        for batch in 1...5 { losses.add(Double(batch * batch), batch: batch) }
        #expect(losses.means(of: 2).map(\.loss) == [2.5, 12.5, 25])
        #expect(losses.means(of: 2).map(\.batch) == [1.5, 3.5, 5])
        #expect(losses.means(of: 1).map(\.batch) == [1, 2, 3, 4, 5])
    }
}
