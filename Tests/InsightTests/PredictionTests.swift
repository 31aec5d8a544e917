import Insight
import Testing

@Suite struct PredictionTests {
    @Test func `the verdict is the most probable class and the margin its lead`() {
        let prediction = Prediction(probabilities: [0.125, 0.625, 0.25])
        #expect(prediction.verdict == 1)
        #expect(prediction.runnerUp == 2)
        #expect(prediction.confidence == 0.625)
        #expect(prediction.margin == 0.375)
        #expect(prediction.ranking == [1, 2, 0])
    }

    @Test func `among equals the lower class comes first`() {
        #expect(Prediction(probabilities: [0.25, 0.5, 0.5]).ranking == [1, 2, 0])
    }

    @Test func `no classes give no confidence`() {
        let nothing = Prediction(probabilities: [])
        #expect(nothing.confidence == 0)
        #expect(nothing.runnerUp == nil)
    }
}
