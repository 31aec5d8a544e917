import ConvNet
import Display
import Testing

@testable import Commands
@testable import Drawing
@testable import Explorer
import Insight
import Subjects

@Suite(.serialized) struct TrainingCommandTests {
    private let small = "new --layers 'flatten, dense 16 relu, dense 10'"

    @Test func `train gives a row an epoch and goes on where it stopped`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(small); set batch 16", on: SilentSurface())
        let table = try interpreter.table("train 2")
        #expect(table.columns.map(\.key)
            == ["epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", "images_per_second", "train_seconds"])
        #expect(table.rows.count == 2)
        #expect(try interpreter.table("train").rows.first?.first == 3)
        #expect(try interpreter.table("expect validation_accuracy > 99%; history").rows.count == 5)
        #expect(interpreter.session.state.networks.current?.isSaved == false)
    }

    @Test func `the title names the network, the data, the seed and the settings`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("--seed 4 \(small); set optimizer sgd; set schedule cosine", on: SilentSurface())
        let table = try interpreter.table("train --batches 2")
        #expect(table.title == "net on bars · seed 4 · sgd · lr 0.001 · batch 32 · cosine")
    }

    @Test func `the first train starts a fresh network of the classic architecture and says so`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let table = try interpreter.table("train --batches 1")
        #expect(table.notes == ["net is a fresh network; bundled is read-only, `train --from bundled` trains a copy of it"])
        #expect(interpreter.session.state.networks.current?.network.architecture == .handwritten)
        #expect(try interpreter.table("train --batches 1").notes.isEmpty)
    }

    @Test func `the bar goes on while the validation images are read`() throws {
        var interpreter = Fixture.interpreter()
        let surface = SilentSurface()
        try interpreter.execute("\(small); train 1", on: surface)
        #expect(surface.progress.contains { $0.title == "epoch 1, validation 128/128" })
    }

    @Test func `the command to watch may be one quoted word`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(small); train --batches 1 --watch 'model net'", on: SilentSurface())
        #expect(try interpreter.failure("train --batches 1 --watch 'bananas net'").message.contains("'bananas'"))
    }

    @Test func `a validation that lags behind after few batches is explained`() {
        func notes(batches: Int, validation: Double?, start: NormalizationStart = .keras) -> [String] {
            let settings = TrainingSettings(normalizationStart: start)
            return NormalizationLag.notes(after: batches, of: Network(.handwritten, seed: 1), trainedWith: settings, [EpochRecord(
                epoch: 1, batches: batches, batchesInEpoch: 1500, loss: 1, accuracy: 0.8, validationLoss: 3,
                validationAccuracy: validation, learningRate: 0.001, imagesPerSecond: 1)])
        }
        #expect(notes(batches: 100, validation: 0.1).first?.hasPrefix("validation lags behind") == true)
        #expect(notes(batches: 100, validation: 0.1).first?.contains("only 100 are done") == true)
        #expect(notes(batches: 100, validation: 0.78).isEmpty)
        #expect(notes(batches: 100, validation: nil).isEmpty)
        #expect(notes(batches: 1000, validation: 0.1).isEmpty)
        #expect(notes(batches: 100, validation: 0.1, start: .plain).isEmpty)
    }

    @Test func `an epoch without validation keeps its numbers at the right`() {
        #expect(EpochTable.columns.filter { $0.key.hasPrefix("validation") }.allSatisfy { $0.alignment == .right })
    }

    @Test func `set on a screen shows values as they are typed`() throws {
        var interpreter = Fixture.interpreter()
        let shown = try #require(try interpreter.table("set").drawing.first?.tables.first)
        #expect(shown.rows.contains { $0.prefix(2) == ["validation", "0.2"] })
        #expect(try interpreter.table("set").value("value", row: 0) == .number(0.001))
    }

    @Test func `train --from makes a copy and leaves its source alone`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let table = try interpreter.table("train --from bundled --batches 3")
        #expect(table.notes == ["tuned is a copy of bundled"])
        #expect(interpreter.session.state.networks["bundled"]?.network.history.isEmpty == true)
        #expect(interpreter.session.state.networks["tuned"]?.network.seed == 5)
    }

    @Test func `Ctrl-C keeps the weights and succeeds with a note`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(small); set batch 4", on: SilentSurface())
        let table = try interpreter.table("train 50", on: SilentSurface(cancelAfterReports: 1))
        #expect(table.notes.last?.hasPrefix("stopped in epoch ") == true)
        #expect(table.notes.last?.hasSuffix("the weights are kept") == true)
        let network = try #require(interpreter.session.state.networks.current?.network)
        #expect(network.batchesTrained > 0 && network.batchesTrained < 50 * 128)
    }

    @Test func `one seed gives one network for any number of threads, another seed another`() throws {
        func trained(_ options: String) throws -> Network? {
            var interpreter = Fixture.interpreter()
            try interpreter.execute(
                "\(options) new --layers 'conv 4 3x3 relu, bn, maxpool 2, dropout 0.3, flatten, dense 10'; "
                    + "set augment mild; train --batches 6", on: SilentSurface())
            return interpreter.session.state.networks.current?.network
        }
        let one = try trained("--threads 1")
        #expect(try trained("--threads 2")?.parameters == one?.parameters)
        #expect(try trained("--seed 2")?.parameters != one?.parameters)
    }

    @Test func `settings change between trainings and the weights stay`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new --layers 'flatten, dropout 0.5, dense 10'; train --batches 3", on: SilentSurface())
        let before = interpreter.session.state.networks.current?.network
        try interpreter.execute("set dropout 0.1; set lr 0.0005", on: SilentSurface())
        let after = interpreter.session.state.networks.current?.network
        #expect(after?.parameters == before?.parameters)
        #expect(after?.architecture.specification == "flatten, dropout 0.1, dense 10")
    }

    @Test func `a watched command is drawn while training goes on`() throws {
        var interpreter = Fixture.interpreter()
        let surface = SilentSurface()
        try interpreter.execute("\(small); train 2 --watch networks", on: surface)
        #expect(surface.shown.count >= 2)
        #expect(surface.shown.last?.tables.first?.value("epochs", row: 0) == 2)
        #expect(surface.progress.last?.fraction == 1)
    }

    @Test func `from the shell train needs a file for what it learns`() throws {
        var interpreter = Fixture.interpreter()
        let shell = SilentSurface(keepsSession: false)
        #expect(try interpreter.failure("train 1", on: shell).message
            == "what `train` does would be lost at once; add --save FILE.safetensors")
        let path = try Fixture.folder() + "/mine.safetensors"
        try interpreter.execute("train --batches 2 --save \(path)", on: shell)
        #expect(try WeightFormats.own.read(path).batchesTrained == 2)
    }

    @Test func `sweep trains a copy for each value and draws them together`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(small, on: SilentSurface())
        let before = interpreter.session.state.networks.current?.network
        let output = try interpreter.output("sweep lr 0.01 0.001 0.0001 --epochs 1")
        let chart = try #require(output.value(as: Group.self)?.items.first?.value(as: Chart.self))
        #expect(chart.series.map(\.name) == ["0.01", "0.001", "0.0001"])
        #expect(chart.series.allSatisfy { $0.points.count == 16 })
        let table = try #require(output.tables.first)
        #expect(table.rows.map { $0[0] } == [.number(0.01), .number(0.001), .number(0.0001)])
        #expect(interpreter.session.state.networks.current?.network == before)
        #expect(interpreter.session.settings.training.learningRate == 0.001)
    }

    @Test func `sweep takes ranges of seeds, reads the test images and gives the median`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(small, on: SilentSurface())
        let tables = try interpreter.output("sweep seed 3-5 8 --batches 4 --test").tables
        let (runs, summary) = (try #require(tables.first), try #require(tables.last))
        #expect(runs.rows.map { $0[0] } == [3, 4, 5, 8])
        let accuracies = (0..<4).compactMap { runs.value("test_accuracy", row: $0)?.asNumber }.sorted()
        #expect(accuracies.count == 4)
        #expect(summary.value("networks", row: 0) == 4)
        #expect(summary.value("median_test_accuracy", row: 0) == .fraction((accuracies[1] + accuracies[2]) / 2))
        #expect(summary.value("lowest_test_accuracy", row: 0) == .fraction(accuracies[0]))
        let seconds = try #require(summary.value("median_train_seconds", row: 0)?.asNumber)
        #expect(seconds > 0)
        #expect(try interpreter.output("sweep seed 3 --batches 4").tables.count == 1)
    }

    @Test func `a sweep that Ctrl-C ends says what it left out`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(small, on: SilentSurface())
        let table = try #require(
            try interpreter.output("sweep seed 1-4 --test", on: SilentSurface(cancelAfterReports: 1)).tables.first)
        #expect(table.rows.count == 1)
        #expect(table.notes.last?.contains("3 values left out") == true)
    }

    @Test func `set momentum and weight decay of muon; undo takes them back`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute(
            "set optimizer muon; set momentum 0.8; set weight-decay 0.02; set bn-momentum 0.9", on: SilentSurface())
        #expect(interpreter.session.settings.training.optimizer == .muon(momentum: 0.8, weightDecay: 0.02))
        #expect(interpreter.session.settings.training.normalizationMomentum == 0.9)
        try interpreter.execute("undo", on: SilentSurface())
        #expect(interpreter.session.settings.training.normalizationMomentum == 0.99)
    }

    @Test func `sweep --keep puts the copies among the networks`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(small); sweep optimizer adam sgd --batches 2 --keep", on: SilentSurface())
        #expect(interpreter.session.state.networks.names == ["net", "optimizer-adam", "optimizer-sgd"])
    }

    @Test func `a sweep ranks by loss, and what diverged comes last whatever its accuracy`() throws {
        func arm(_ value: String, loss: Double, validation: Double?, accuracy: Double) -> SweepArm {
            let record = EpochRecord(
                epoch: 1, batches: 100, batchesInEpoch: 1500, loss: loss, accuracy: accuracy, validationLoss: validation,
                validationAccuracy: validation.map { _ in accuracy }, learningRate: 1, imagesPerSecond: 1)
            let kept = KeptEpochs(snapshots: [], stride: 1, batches: BatchLosses(firstBatch: 1, losses: [Float(loss)]))
            return SweepArm(
                value: value,
                outcome: TrainingOutcome(network: Network(.handwritten, seed: 1), records: [record], kept: kept))
        }
        let arms = [
            arm("1", loss: 9, validation: 75, accuracy: 0.85), arm("0.1", loss: 1, validation: .nan, accuracy: 0.9),
            arm("0.0001", loss: 2, validation: 1.56, accuracy: 0.47), arm("0.001", loss: 1, validation: 0.35, accuracy: 0.9),
        ]
        let output = SweepOutput(arms: arms, setting: "lr", left: 0, start: "fresh weights of seed 1", hasTest: false)
        #expect(output.ranking.map(\.value) == ["0.001", "0.0001", "1", "0.1"])
        let notes = try #require(output.output.tables.first).notes
        #expect(notes.contains("the lowest validation loss: lr 0.001"))
        #expect(notes.contains { $0.hasPrefix("lr 1 diverged: its loss, 75, is more than twice that of guessing, 2.303") })
        #expect(!notes.contains { $0.hasPrefix("lr 0.0001 diverged") })
        #expect(arm("2", loss: 9, validation: nil, accuracy: 0.9).isDiverged)
    }

    @Test func `a sweep begins with fresh weights in the layers in use, or with those of --from`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(small); set lr 0.01; train 2", on: SilentSurface())
        func first(_ line: String) throws -> (loss: Double, notes: [String]) {
            let table = try #require(try interpreter.output(line).tables.first)
            return (try #require(table.value("loss", row: 0)?.asNumber), table.notes)
        }
        let (fresh, trained) = (try first("sweep batch 32 --batches 2"), try first("sweep batch 32 --batches 2 --from net"))
        #expect(fresh.loss > 2 && fresh.notes.first == "every run started with fresh weights of seed 1")
        #expect(trained.loss < 1 && trained.notes.first == "every run started with the weights of net")
        #expect(try interpreter.failure("sweep seed 1 2 --from net", on: SilentSurface()).message.contains("--from"))
    }

    @Test func `a network that diverges is kept beside the one in use, and the line fails`() throws {
        var interpreter = Fixture.interpreter()
        let deep = "new --layers 'flatten, dense 32, dense 32, dense 32, dense 32, dense 10'"
        try interpreter.execute("\(deep); train 1; set optimizer sgd; set lr 10", on: SilentSurface())
        let good = interpreter.session.state.networks.current
        let surface = SilentSurface()
        let failure = #expect(throws: CommandFailure.self) { try interpreter.execute("train 3", on: surface) }
        #expect(failure?.exitStatus == 1 && failure?.message.contains("is not a number") == true)
        let networks = interpreter.session.state.networks
        #expect(networks.names == ["net", "net-diverged"])
        #expect(networks.currentName == "net" && networks.current?.network == good?.network)
        let broken = try #require(networks["net-diverged"]?.network)
        #expect(broken.batchesTrained >= 16 && broken.parameters != good?.network.parameters)
        #expect(surface.results.last?.output.tables.first?.notes.contains("net is in use, as it was before") == true)
        try interpreter.execute("undo", on: SilentSurface())
        #expect(interpreter.session.state.networks.names == ["net"])
    }
}
