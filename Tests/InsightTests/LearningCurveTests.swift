import ConvNet
import Insight
import Testing

@Suite struct LearningCurveTests {
    private func record(_ epoch: Int, loss: Double, accuracy: Double, validation: Double?) -> EpochRecord {
        EpochRecord(
            epoch: epoch, batches: 1, batchesInEpoch: 1, loss: loss, accuracy: accuracy,
            validationLoss: validation.map { 1 - $0 }, validationAccuracy: validation, learningRate: 0.001)
    }

    @Test func `epochs without validation have no validation point`() {
        let curve = LearningCurve([
            record(1, loss: 0.5, accuracy: 0.75, validation: 0.875), record(2, loss: 0.25, accuracy: 0.875, validation: nil),
        ])
        #expect(curve.training(.loss) == [.init(epoch: 1, value: 0.5), .init(epoch: 2, value: 0.25)])
        #expect(curve.training(.accuracy).map(\.value) == [0.75, 0.875])
        #expect(curve.validation(.loss) == [.init(epoch: 1, value: 0.125)])
    }

    @Test func `the best epoch is the first with the highest validation accuracy`() {
        let curve = LearningCurve([
            record(1, loss: 1, accuracy: 0, validation: 0.5), record(2, loss: 1, accuracy: 0, validation: 0.75),
            record(3, loss: 1, accuracy: 0, validation: 0.75),
        ])
        #expect(curve.best == .init(epoch: 2, value: 0.75))
        #expect(LearningCurve([]).best == nil)
    }
}
