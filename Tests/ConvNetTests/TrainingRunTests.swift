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
        #expect(abs(last.trainSeconds * last.imagesPerSecond - 300) < 1)
        #expect(trained.batchesTrained == 10 * 38)
    }

    @Test func `the same seed gives the same file for one thread and two, another seed another file`() throws {
        let samples = corners(150, side: 9)
        let threads = WorkerPool.threads
        defer { WorkerPool.threads = threads }
        let files = try [(1, 7), (2, 7), (2, 8)].map { threads, seed in
            WorkerPool.threads = threads
            let start = try network(Self.layers, side: 9, seed: UInt64(seed))
            return SafetensorsFormat().bytes(of: try train(start, on: samples, validation: samples, epochs: 2))
        }
        #expect(files[0] == files[1])
        #expect(files[1] != files[2])
    }

    @Test func `an observer is told of every part of a step in order, layers by name`() throws {
        let run = try TrainingRun(
            network: try network(Self.layers, side: 9), settings: TrainingSettings(), training: corners(64, side: 9),
            epochs: 1)
        var parts: [TrainingPart] = []
        run.observer = { parts.append($0) }
        _ = try run.step()
        func layers(_ name: (TrainingPart) -> String?) -> Set<String> {
            Set(parts.compactMap(name).flatMap { $0.split(separator: "+").map(String.init) })
        }
        let forward = layers { if case .forward(let name) = $0 { name } else { nil } }
        let backward = layers { if case .backward(let name) = $0 { name } else { nil } }
        let working: Set = ["conv1", "bn1", "pool1", "dropout1", "dense1", "bn2", "dense2"]
        #expect(forward.isSuperset(of: working) && backward.isSuperset(of: working))
        #expect(Array(parts.prefix(3)) == [.shuffle, .gather, .keeping])
        #expect(Array(parts.suffix(3)) == [.checks, .optimizer, .score])
        let lastForward = try #require(parts.lastIndex { if case .forward = $0 { true } else { false } })
        #expect(parts[lastForward + 1] == .loss)
        parts.removeAll()
        run.observer = nil
        _ = try run.step()
        #expect(parts.isEmpty)
    }

    @Test func `the validation at an epoch's end says how far it has come`() throws {
        let samples = corners(100, side: 9)
        let run = try TrainingRun(
            network: try network(Self.layers, side: 9), settings: TrainingSettings(), training: samples,
            validation: samples, epochs: 1)
        var done: [Int] = []
        run.validationProgress = { images, total in
            done.append(images)
            #expect(total == 100)
        }
        while try run.step() != nil {}
        #expect(done.last == 100)
        #expect(done == done.sorted())
    }

    @Test func `stopping keeps the weights, and going on reaches them`() throws {
        let samples = corners(100, side: 9)
        let start = try network(Self.layers, side: 9)
        let run = try TrainingRun(
            network: start, settings: TrainingSettings(), training: samples, validation: samples, epochs: 5)
        for _ in 0..<6 { _ = try run.step() }
        let before = run.network.parameters
        let record = try #require(run.stop())
        #expect(record.epoch == 2 && record.batches == 2 && record.batchesInEpoch == 4)
        #expect(record.validationLoss == nil)
        #expect(run.stop() == nil)
        let stopped = run.network
        #expect(stopped.parameters == before && stopped.history.count == 2 && stopped.batchesTrained == 6)
        let next = try train(stopped, on: samples)
        #expect(next.history.map(\.epoch) == [1, 2, 3])
        #expect(next.optimizerState?.step == 10)
    }

    @Test func `a limit of batches ends the run with a measured record`() throws {
        let samples = corners(100, side: 9)
        let trained = try train(
            try network(Self.layers, side: 9), on: samples, validation: samples, epochs: 3, limit: 5)
        #expect(trained.history.map(\.batches) == [4, 1])
        #expect(trained.history.last?.validationAccuracy != nil)
    }

    @Test func `the last batch of an epoch may be smaller and counts by its images`() throws {
        let samples = corners(33, side: 9)
        let run = try TrainingRun(
            network: try network(Self.layers, side: 9), settings: TrainingSettings(), training: samples, epochs: 1)
        let first = try #require(try run.step())
        let second = try #require(try run.step())
        #expect(first.batchesInEpoch == 2 && first.finishedEpoch == nil)
        #expect(second.finishedEpoch?.batches == 2)
        #expect(abs(second.accuracy * 33 - (second.accuracy * 33).rounded()) < 1e-9)
        #expect(abs(second.loss - first.loss) < 0.2)
        #expect(try run.step() == nil)
    }

    @Test(arguments: [
        TrainingSettings(optimizer: .sgd(momentum: 0.9), learningRate: 0.05),
        TrainingSettings(optimizer: .adamW(weightDecay: 0.01), learningRate: 0.01, schedule: .oneCycle),
        TrainingSettings(learningRate: 0.01, batchSize: 7, schedule: .cosine, labelSmoothing: 0.1),
        TrainingSettings(
            optimizer: .muon(momentum: 0.9, weightDecay: 0.01), learningRate: 0.03, schedule: .triangle,
            normalizationMomentum: 0.9),
    ])
    func `every optimizer and schedule learns`(_ settings: TrainingSettings) throws {
        let trained = try train(
            try network(Self.layers, side: 9), on: corners(200, side: 9), settings: settings, epochs: 12)
        #expect(try #require(trained.history.last).accuracy > 0.85)
    }

    @Test func `settings change between runs; the optimizer goes on where its memory fits`() throws {
        let samples = corners(64, side: 9)
        let adam = try train(try network(Self.layers, side: 9), on: samples)
        let decayed = try train(
            adam, on: samples, settings: TrainingSettings(optimizer: .adamW(weightDecay: 0.01), learningRate: 1e-4))
        #expect(decayed.optimizerState?.step == 4)
        var dropped = decayed
        try dropped.setDropout(0.5)
        let momentum = try train(
            dropped, on: samples, settings: TrainingSettings(optimizer: .sgd(momentum: 0.9), batchSize: 16))
        #expect(momentum.optimizerState?.kind == .velocity && momentum.optimizerState?.step == 4)
        #expect(momentum.batchesTrained == 8 && momentum.settings?.batchSize == 16)
        #expect(momentum.architecture.specification.contains("dropout 0.5"))
    }

    @Test func `a loss that is no number stops the run before that batch`() throws {
        let samples = corners(64, side: 9)
        let start = try train(try network("flatten, dense 8, dense 8, dense 4", side: 9), on: samples)
        let settings = TrainingSettings(optimizer: .sgd(momentum: 0), learningRate: 1000)
        let run = try TrainingRun(network: start, settings: settings, training: samples, epochs: 500)
        var before = run.network
        let error = try #require(throws: TrainingError.self) {
            while try run.step() != nil { before = run.network }
        }
        #expect("\(error)".hasSuffix(
            "is not a number, so training stopped; try a learning rate below 1000.0"))
        #expect(run.network.parameters == before.parameters)
        #expect(run.network.parameters.allSatisfy { $0.isFinite })
    }

    @Test func `looking at a run does not change it`() throws {
        let samples = corners(64, side: 9)
        let start = try network(Self.layers, side: 9)
        let run = try TrainingRun(network: start, settings: TrainingSettings(), training: samples, epochs: 2)
        while try run.step() != nil { _ = try Inference(run.network).evaluate(samples) }
        #expect(run.network.parameters == (try train(start, on: samples, epochs: 2)).parameters)
    }

    @Test func `what cannot be trained is refused by name`() throws {
        let samples = corners(10, side: 9)
        let start = try network(Self.layers, side: 9)
        func refusal(
            _ samples: any SampleSource, network: Network? = nil, settings: TrainingSettings = TrainingSettings(),
            epochs: Int = 1, limit: Int? = nil
        ) throws -> String {
            let error = try #require(throws: TrainingError.self) {
                try TrainingRun(
                    network: network ?? start, settings: settings, training: samples, epochs: epochs,
                    batchesLimit: limit)
            }
            return "\(error)"
        }
        #expect(try refusal(samples, epochs: -1) == "epochs is -1; expected a whole number from 1 to 100000")
        #expect(try refusal(samples, limit: 0) == "batches is 0; expected a whole number from 1")
        #expect(try refusal(SampleSlice(samples, range: 0..<0)) == """
            there are no images to train on; load some, or keep back a smaller share for validation
            """)
        #expect(try refusal(corners(3, side: 8)) == """
            the network expects images of 9×9×1, got 8×8×1; make one for this size or load other data
            """)
        let few = try network("flatten, dense 2", side: 9)
        #expect(try refusal(samples, network: few).hasSuffix("""
            the network expects labels from 0 to 1, one for each unit of its last layer
            """))
        #expect(try refusal(samples, settings: TrainingSettings(learningRate: .nan))
            == "learning rate is nan; expected a number above 0, at most 1000.0")
        #expect(try refusal(samples, settings: TrainingSettings(batchSize: 0))
            == "batch size is 0; expected a whole number from 1 to 65536")
        #expect(try refusal(samples, settings: TrainingSettings(normalizationMomentum: 1))
            == "normalization momentum is 1.0; expected a share from 0 up to but not 1")
        #expect(try refusal(samples, settings: TrainingSettings(optimizer: .muon(momentum: 1, weightDecay: 0)))
            == "momentum is 1.0; expected a share from 0 up to but not 1")
        #expect(try refusal(samples, settings: TrainingSettings(labelSmoothing: 1))
            == "label smoothing is 1.0; expected a share from 0 up to but not 1")
    }
}

struct ScheduleTests {
    private func rates(_ schedule: Schedule, _ total: Int) -> [Double] {
        (0..<total).map { schedule.rate(peak: 0.01, batch: $0, total: total) }
    }

    @Test func `one cycle rises in a line, peaks at 30 percent and falls to almost nothing`() {
        let rates = rates(.oneCycle, 101)
        #expect(abs(rates[0] - 0.0004) < 1e-12)
        #expect(abs(rates[15] - 0.0052) < 1e-9)
        #expect(abs(rates[30] - 0.01) < 1e-12)
        #expect(rates[31...].elementsEqual(rates[31...].sorted(by: >)))
        #expect(abs(rates[65] - 0.005) < 1e-4)
        #expect(abs(rates[100] - 4e-8) < 1e-12)
    }

    @Test func `a triangle rises for a quarter and falls for three, in straight lines from 0 to 0`() {
        let rates = rates(.triangle, 100)
        #expect(abs(rates[0] - 0.0002) < 1e-12 && abs(rates[12] - 0.005) < 1e-12)
        #expect(abs(rates[24] - 0.0098) < 1e-12 && abs(rates[62] - 0.005) < 1e-12)
        #expect(abs(rates[99] - 0.01 * 0.005 / 0.75) < 1e-12)
        #expect(Schedule.triangle.rate(peak: 1, batch: 0, total: 1) > 0.5)
    }

    @Test func `a cosine falls from the peak to 0, a constant stays`() {
        let rates = rates(.cosine, 100)
        #expect(rates[0] == 0.01 && abs(rates[50] - 0.005) < 1e-12 && rates[99] < 1e-5 && rates[99] > 0)
        #expect(self.rates(.constant, 5) == [0.01, 0.01, 0.01, 0.01, 0.01])
        #expect(Schedule.oneCycle.rate(peak: 1, batch: 0, total: 1) == 0.04)
    }
}
