import Insight
import Testing

@Suite struct ConfusionTests {
    /// Three classes: 0 read right twice, 1 read as 2 twice and right once, 2 read as 0 once.
    private let confusion = Confusion(
        labels: [0, 0, 1, 1, 1, 2], predictions: [0, 0, 2, 1, 2, 0], classes: 3)

    @Test func `each image is counted once by label and prediction`() {
        #expect(confusion.count(label: 1, predicted: 2) == 2)
        #expect(confusion.count(label: 2, predicted: 1) == 0)
        #expect(confusion.total == 6)
        #expect(confusion.total(label: 1) == 3)
        #expect(confusion.total(predicted: 0) == 3)
    }

    @Test func `accuracy is the share on the diagonal, recall by row, precision by column`() {
        #expect(confusion.accuracy == 0.5)
        #expect(confusion.recall(label: 1) == 1.0 / 3)
        #expect(confusion.precision(predicted: 0) == 2.0 / 3)
        #expect(confusion.recall(label: 2) == 0)
    }

    @Test func `mistakes come most frequent first and leave out what never happened`() {
        #expect(confusion.mistakes == [
            .init(label: 1, predicted: 2, count: 2), .init(label: 2, predicted: 0, count: 1),
        ])
    }

    @Test func `a class outside of the range is not counted and has no share`() {
        let small = Confusion(labels: [0, 7], predictions: [0, 0], classes: 2)
        #expect(small.total == 1)
        #expect(small.count(label: 7, predicted: 0) == 0)
        #expect(small.recall(label: 1) == nil)
        #expect(Confusion(labels: [], predictions: [], classes: 2).accuracy == nil)
    }
}
