import ConvNet
import Testing

@Suite(.serialized) struct SnapshotTests {
    @Test func `a run's snapshots are the bits that training less would have given`() throws {
        let samples = corners(40, side: 8)
        let start = try network("conv 4 3x3 relu, bn, dropout 0.2, flatten, dense 4", side: 8)
        let run = try TrainingRun(
            network: start, settings: TrainingSettings(batchSize: 8), training: samples, epochs: 3)
        var snapshots = [run.snapshot]
        while let report = try run.step() {
            if report.finishedEpoch != nil { snapshots.append(run.snapshot) }
        }
        #expect(snapshots.map(\.epoch) == [0, 1, 2, 3])
        #expect(snapshots.map(\.batchesTrained) == [0, 5, 10, 15])
        #expect(snapshots[0].parameters == start.parameters)
        let settings = TrainingSettings(batchSize: 8)
        #expect(snapshots[2].parameters == (try train(start, on: samples, settings: settings, epochs: 2)).parameters)
        #expect(run.network.snapshot == snapshots[3])
        let restored = try #require(run.network.restored(to: snapshots[1]))
        #expect(restored.parameters == snapshots[1].parameters)
        #expect(restored.history.map(\.epoch) == [1])
        #expect(restored.batchesTrained == 5)
        #expect(restored.optimizerState == nil)
    }

    @Test func `a snapshot of another network is refused`() throws {
        let small = try network("flatten, dense 4", side: 8)
        #expect(try network("flatten, dense 3", side: 8).restored(to: small.snapshot) == nil)
    }

    @Test func `given rates take the place of the schedule's`() throws {
        let run = try TrainingRun(
            network: network("flatten, dense 4", side: 8), settings: TrainingSettings(batchSize: 8),
            training: corners(40, side: 8), epochs: 1)
        run.learningRates = { Double($0 + 1) / 1000 }
        var rates: [Double] = []
        while let report = try run.step() { rates.append(report.learningRate) }
        #expect(rates == [0.001, 0.002, 0.003, 0.004, 0.005])
    }
}
