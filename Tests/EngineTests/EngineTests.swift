import ConvNet
import Explorer
import Subjects
import Synchronization
import Testing
import Words

@testable import Engine

@Suite(.serialized) struct EngineTests {
    private static let stack = "new --layers 'conv 4 3x3 relu, bn, maxpool 2, dropout 0.2, flatten, dense 10'"

    @Test func `two engines that train at once give the bits of each alone`() {
        func bits(_ engines: [Engine]) -> [[Float]?] {
            for engine in engines { #expect(engine.run(Self.stack).failure == nil) }
            for engine in engines { #expect(engine.start(line: "train 4")) }
            for engine in engines { #expect(engine.finish().failure == nil) }
            return engines.map(\.parameters)
        }
        func engine(_ seed: UInt64, threads: Int) -> Engine {
            let engine = Engine(seed: seed, client: Recorder())
            #expect(engine.run("set threads \(threads)").failure == nil)
            return engine
        }
        let alone = bits([engine(1, threads: 2)]) + bits([engine(2, threads: 1)])
        let together = bits([engine(1, threads: 2), engine(2, threads: 1)])
        #expect(together == alone)
        #expect(alone[0] != nil && alone[0] != alone[1])
    }

    @Test func `a setting of one session is none of another's`() throws {
        let (first, second) = (Engine(client: Recorder()), Engine(client: Recorder()))
        try first.change("lr", to: "0.5")
        try first.change("threads", to: "1")
        #expect(first.session.settings.training.learningRate == 0.5)
        #expect(second.session.settings.training.learningRate == 0.001)
        #expect(second.session.settings.threads == nil)
    }

    @Test func `what a client refuses is not done`() {
        let engine = Engine(client: Recorder(refused: [.writesFiles, .runsShell]))
        #expect(engine.run("save x.safetensors").failure?.message.hasPrefix("`save` writes files, which is not allowed here") == true)
        #expect(engine.run("!ls").failure?.message.hasPrefix("`!` runs in the shell, which is not allowed here") == true)
        #expect(engine.run("set batch 8").failure == nil)
    }

    @Test func `progress comes as numbers`() throws {
        let client = Recorder()
        let engine = Engine(client: client)
        let seen = Mutex<[Progress]>([])
        client.whenWoken { if let progress = engine.takeLive().progress { seen.withLock { $0.append(progress) } } }
        #expect(engine.run("\(Self.stack); train 2").failure == nil)
        let progress = try #require(seen.withLock { $0 }.first { $0["loss"] != nil })
        #expect(progress.fraction.map { (0...1).contains($0) } == true)
        let (loss, accuracy) = (try #require(progress["loss"]), try #require(progress["accuracy"]))
        #expect(loss > 0.1 && loss < 20)
        #expect((0...1).contains(accuracy))
        #expect(progress["images/s"] ?? 0 >= 1)
        #expect(progress.details.map(\.words)[0] == "loss \(Quantity.number(loss, decimals: 4).words)")
    }

    @Test func `a client that watches sees the network in the middle of its training`() throws {
        let client = Recorder(watchesTraining: true)
        let engine = Engine(client: client)
        let first = Mutex<TrainingMoment?>(nil)
        client.whenWoken {
            let moment = engine.takeLive().training
            first.withLock { $0 = $0 ?? moment }
        }
        #expect(engine.run("\(Self.stack); train 2").failure == nil)
        let moment = try #require(first.withLock { $0 })
        #expect(moment.report.batchesDone >= 1 && moment.report.batchesDone < moment.report.batchesTotal)
        #expect(moment.network.batchesTrained == moment.report.batchesDone)
        #expect(moment.network.parameters != engine.parameters)
        #expect(moment.name == engine.session.state.networks.currentName)
    }

    @Test func `nobody who does not watch pays for copies of the network`() {
        let client = Recorder()
        let engine = Engine(client: client)
        let hasSeen = Mutex(false)
        client.whenWoken { if engine.takeLive().training != nil { hasSeen.withLock { $0 = true } } }
        #expect(engine.run("\(Self.stack); train 1").failure == nil)
        #expect(!hasSeen.withLock { $0 })
    }

    @Test func `a training follows a changed learning rate from its next batch on`() throws {
        let client = Recorder()
        let engine = Engine(client: client)
        #expect(engine.run(Self.stack).failure == nil)
        let before = engine.parameters
        let outcomes = Mutex<[Bool]>([])
        client.whenWoken {
            guard engine.isRunning, engine.takeLive().progress != nil else { return }
            outcomes.withLock { if $0.isEmpty { $0.append((try? engine.change("lr", to: "0.0000001")) != nil) } }
        }
        #expect(engine.run("train 1").failure == nil)
        #expect(outcomes.withLock { $0 } == [true])
        let network = try #require(engine.session.state.networks.current?.network)
        #expect(network.history.last?.learningRate == 0.0000001)
        #expect(engine.session.settings.training.learningRate == 0.0000001)
        // One batch at 0.001 moves every weight by about that; the other fifteen at 0.0000001 by next to nothing.
        let moved = zip(before ?? [], network.parameters).map { abs($0 - $1) }
        let trained = network.architecture.tensors().filter(\.trainable).flatMap { Array(moved[$0.range]) }
        #expect((trained.max() ?? 0) > 0.0009 && (trained.max() ?? 1) < 0.0011)
    }

    @Test func `what a running training cannot follow is refused, and holds between two lines`() throws {
        let client = Recorder()
        let engine = Engine(client: client)
        let refusals = Mutex<[String]>([])
        client.whenWoken {
            guard engine.isRunning, engine.takeLive().progress != nil else { return }
            for (name, value) in [("batch", "64"), ("lr", "-1"), ("speed", "1")] {
                do { try engine.change(name, to: value) } catch { refusals.withLock { $0.append("\(error)") } }
            }
            client.whenWoken {}
        }
        #expect(engine.run("\(Self.stack); train 1").failure == nil)
        let said = refusals.withLock { $0 }
        #expect(said.count == 3)
        #expect(said.first == "batch cannot change while a network is trained; set it when the training is over")
        #expect(said.dropFirst().first?.hasPrefix("lr expects") == true)
        #expect(said.last?.hasPrefix("there is no setting 'speed'") == true)
        #expect(engine.session.settings.training.batchSize == 32)
        try engine.change("batch", to: "64")
        #expect(engine.session.settings.training.batchSize == 64)
    }

    @Test func `a change that no training took holds after the line`() throws {
        let client = Recorder()
        let engine = Engine(client: client)
        client.whenWoken {
            if engine.isRunning { try? engine.change("lr", to: "0.25") }
        }
        #expect(engine.run("load synthetic").failure == nil)
        #expect(engine.session.settings.training.learningRate == 0.25)
    }

    @Test func `cancelling ends a training at the next batch and keeps it; the next line runs`() throws {
        let client = Recorder()
        let engine = Engine(client: client)
        client.whenWoken { if engine.isRunning, engine.takeLive().progress != nil { engine.cancel() } }
        let outcome = engine.run("\(Self.stack); train 100000")
        #expect(outcome.wasCancelled && outcome.failure == nil)
        let trained = try #require(engine.session.state.networks.current?.network.batchesTrained)
        #expect(trained >= 1 && trained < 100_000)
        client.whenWoken {}
        let next = engine.run("model")
        #expect(!next.wasCancelled && next.failure == nil)
    }

    @Test func `one line runs at a time`() {
        let client = Recorder()
        let engine = Engine(client: client)
        #expect(engine.start(line: "\(Self.stack); train 3"))
        #expect(engine.isRunning)
        #expect(!engine.start(line: "model"))
        #expect(engine.finish().failure == nil)
        #expect(!engine.isRunning)
        #expect(client.results.map(\.command).last == "train 3")
    }

    @Test func `a line that fails leaves the session as it was and says why`() {
        let engine = Engine(client: Recorder())
        let outcome = engine.run("train -1")
        #expect(outcome.failure?.exitStatus == 64)
        #expect(engine.session.state.networks.current == nil)
    }
}
