import ConvNet
import Kernels
import Testing

extension TrainingRunTests {
    @Test func `Muon goes on from its own memory and from no other optimizer's`() throws {
        let samples = corners(64, side: 9)
        let muon = TrainingSettings(optimizer: .muon(momentum: 0.9, weightDecay: 0.01), batchSize: 16)
        let start = try network(Self.layers, side: 9)
        let through = try train(start, on: samples, settings: muon, epochs: 2)
        let half = try train(start, on: samples, settings: muon)
        let opened = try SafetensorsFormat().read(SafetensorsFormat().bytes(of: half), named: "half")
        #expect(opened.settings == muon && opened.optimizerState?.kind == .muon)
        let other = try train(opened, on: samples, settings: muon)
        #expect(SafetensorsFormat().bytes(of: other) == SafetensorsFormat().bytes(of: through))
        #expect(try train(half, on: samples).optimizerState?.step == 2)
    }

    @Test func `Muon gives the same file for one thread and two`() throws {
        let samples = corners(100, side: 9)
        let threads = WorkerPool.threads
        defer { WorkerPool.threads = threads }
        let files = try [1, 2].map { threads in
            WorkerPool.threads = threads
            return SafetensorsFormat().bytes(of: try train(
                try network(Self.layers, side: 9), on: samples,
                settings: TrainingSettings(optimizer: .muon(momentum: 0.9, weightDecay: 0))))
        }
        #expect(files[0] == files[1])
    }

    @Test func `the first step of Muon moves kernels by orthogonal matrices and the rest as AdamW does`() throws {
        let samples = corners(32, side: 9)
        let start = try network("flatten, dense 4", side: 9)
        func step(_ optimizer: ConvNet.Optimizer) throws -> (kernel: [Float], bias: [Float]) {
            let trained = try train(start, on: samples, settings: TrainingSettings(optimizer: optimizer))
            let kernel = try #require(trained.tensor(named: "dense1/kernel")).values
            let before = try #require(start.tensor(named: "dense1/kernel")).values
            return (zip(kernel, before).map { $0 - $1 }, try #require(trained.tensor(named: "dense1/bias")).values)
        }
        let (muon, adam) = (try step(.muon(momentum: 0.9, weightDecay: 0)), try step(.adamW(weightDecay: 0)))
        #expect(muon.bias == adam.bias)
        // 81 × 4: the columns of an orthogonal matrix times 0.001 · 0.2 · √81; softmax's gradients add up to nothing,
        // so one singular value of four is 0.
        let squares = muon.kernel.reduce(Float(0)) { $0 + $1 * $1 } / (0.0018 * 0.0018)
        #expect(squares > 1 && squares < 4)
    }

    @Test func `the moving averages begin as plain means of all batches, go on so after a pause, and then keep their momentum`() throws {
        let samples = corners(160, side: 9)
        func means(_ settings: TrainingSettings, pausedAfter pause: Int = 5) throws -> [Float] {
            var network = try network("bn, flatten, dense 4", side: 9)
            var means: [Float] = []
            for part in [pause, 5 - pause] where part > 0 {
                let run = try TrainingRun(
                    network: network, settings: settings, training: samples, epochs: 1, batchesLimit: part)
                while try run.step() != nil {
                    means.append(try #require(run.network.tensor(named: "bn1/moving_mean")).values[0])
                }
                network = run.network
            }
            return means
        }
        // Without momentum the averages are those of the last batch alone.
        let batches = try means(TrainingSettings(normalizationMomentum: 0))
        let plain = try means(TrainingSettings())
        for (place, mean) in plain.enumerated() {
            #expect(abs(mean - batches[...place].reduce(0, +) / Float(place + 1)) < 1e-6)
        }
        let capped = try means(TrainingSettings(normalizationMomentum: 0.5))
        #expect(abs(capped[2] - (0.5 * capped[1] + 0.5 * batches[2])) < 1e-6)
        // The images of a second run come in another order, so only how much the averages keep can be compared.
        let (paused, alone) = (
            try means(TrainingSettings(), pausedAfter: 2), try means(TrainingSettings(normalizationMomentum: 0), pausedAfter: 2))
        #expect(abs(paused[2] - (2 * paused[1] + alone[2]) / 3) < 1e-6)
    }

    @Test func `averages that began as in Keras, or come from elsewhere, go on with the whole momentum`() throws {
        let samples = corners(32, side: 9)
        func kept(_ network: Network, _ before: Float) throws -> Float {
            let batch = try #require(try train(network, on: samples, settings: TrainingSettings(normalizationMomentum: 0))
                .tensor(named: "bn1/moving_mean")).values[0]
            let after = try #require(try train(network, on: samples).tensor(named: "bn1/moving_mean")).values[0]
            return (after - batch) / (before - batch)
        }
        var foreign = try network("bn, flatten, dense 4", side: 9)
        foreign.setTensor(named: "bn1/moving_mean", to: [7])
        #expect(abs(try kept(foreign, 7) - 0.99) < 1e-4)
        let keras = try train(
            try network("bn, flatten, dense 4", side: 9), on: samples, settings: TrainingSettings(normalizationStart: .keras))
        let before = try #require(keras.tensor(named: "bn1/moving_mean")).values[0]
        #expect(abs(try kept(keras, before) - 0.99) < 1e-3)
    }

    @Test func `a smaller normalization momentum brings the averages to the batches sooner`() throws {
        let samples = corners(64, side: 9)
        func mean(_ momentum: Double) throws -> Float {
            let trained = try train(
                try network("bn, flatten, dense 4", side: 9), on: samples,
                settings: TrainingSettings(normalizationMomentum: momentum, normalizationStart: .keras))
            return try #require(trained.tensor(named: "bn1/moving_mean")).values[0]
        }
        let (slow, fast, last) = (try mean(0.99), try mean(0.5), try mean(0))
        // After two batches 1 − 0.99² and 1 − 0.5² of the way from 0 to their mean.
        #expect(abs(slow / last - 0.0199) < 0.002 && abs(fast / last - 0.75) < 0.05)
    }

    @Test(arguments: [
        ConvNet.Optimizer.adam, .adamW(weightDecay: 0.1), .sgd(momentum: 0.9), .muon(momentum: 0.9, weightDecay: 0.1),
    ])
    func `a frozen first layer keeps its tensors, and all others learn`(_ optimizer: ConvNet.Optimizer) throws {
        let samples = corners(128, side: 9)
        let settings = TrainingSettings(optimizer: optimizer, learningRate: 0.01, freezeFirst: 0.5)
        let run = try TrainingRun(
            network: try network(Self.layers, side: 9), settings: settings, training: samples, epochs: 1)
        let start = run.network
        for _ in 0..<2 { _ = try run.step() }
        let half = run.network
        while try run.step() != nil {}
        let end = run.network
        for entry in start.architecture.tensors() where entry.trainable {
            let isFirst = entry.name.hasPrefix("conv1") || entry.name.hasPrefix("bn1")
            #expect(half.parameters[entry.range] != start.parameters[entry.range])
            #expect((end.parameters[entry.range] == half.parameters[entry.range]) == isFirst, "\(entry.name)")
        }
        #expect(end.tensor(named: "bn1/moving_mean") != half.tensor(named: "bn1/moving_mean"))
    }

    @Test func `what is behind a frozen layer gets the same gradient as with it`() throws {
        let samples = corners(32, side: 9)
        let start = try network(Self.layers, side: 9)
        let free = try train(start, on: samples)
        let frozen = try train(start, on: samples, settings: TrainingSettings(freezeFirst: 0))
        for entry in start.architecture.tensors() where entry.name.hasPrefix("dense") || entry.name.hasPrefix("bn2") {
            #expect(free.parameters[entry.range] == frozen.parameters[entry.range])
        }
        #expect(frozen.tensor(named: "conv1/kernel") == start.tensor(named: "conv1/kernel"))
    }

    @Test func `a network of one layer has nothing behind it to go on with, so it is never frozen`() throws {
        let samples = corners(32, side: 9)
        let start = try network("flatten, dense 4", side: 9)
        #expect(try train(start, on: samples, settings: TrainingSettings(freezeFirst: 0)).parameters
            == (try train(start, on: samples)).parameters)
    }
}
