import ConvNet
import Kernels
import Testing

@Suite(.serialized) struct TrainingRunTests {
    static let layers = "conv 3 3x3 relu, bn, maxpool 2, dropout 0.2, flatten, dense 5 relu, bn, dense 4"

    @Test func `training learns corners`() throws {
        let samples = corners(300, side: 9)
        let settings = TrainingSettings(learningRate: 0.01, batchSize: 8)
        let trained = try train(
            try network(Self.layers, side: 9), on: samples, settings: settings, validation: samples, epochs: 10)
        let last = try #require(trained.history.last)
        #expect(trained.history.map(\.epoch) == Array(1...10))
        #expect(try #require(last.validationAccuracy) > 0.95)
        #expect(last.loss < trained.history[0].loss)
        #expect(last.imagesPerSecond > 0)
        #expect(trained.batchesTrained == 10 * 38)
    }

    @Test func `the same seed gives the same file for one thread and two, another seed another file`() throws {
        let samples = corners(150, side: 9)
        let threads = WorkerPool.threads
        defer { WorkerPool.threads = threads }
        let files = try [(1, 7), (2, 7), (2, 8)].map { threads, seed in
            WorkerPool.threads = threads
            let start = try network(Self.layers, side: 9, seed: UInt64(seed))
            return WeightFile.bytes(of: try train(start, on: samples, validation: samples, epochs: 2))
        }
        #expect(files[0] == files[1])
        #expect(files[1] != files[2])
    }
}
