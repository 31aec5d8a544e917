import ConvNet
import Glibc
import Testing

@testable import Commands
@testable import Display
@testable import Explorer

@Suite(.serialized) struct TimeCommandTests {
    private static let small = "new net --layers 'conv 4 3x3 relu, maxpool 2, flatten, dense 10'; set batch 32"

    /// A network after three epochs.
    private func trained() throws -> Interpreter {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(Self.small); train 3", on: SilentSurface())
        return interpreter
    }

    @Test func `train keeps the weights before it and after each epoch, with the bits that they had`() throws {
        var short = Fixture.interpreter()
        try short.execute("\(Self.small); train 2", on: SilentSurface())
        let interpreter = try trained()
        let net = try #require(interpreter.session.state.networks["net"])
        #expect(net.kept.epochs == [0, 1, 2, 3])
        #expect(net.kept[2]?.parameters == short.session.state.networks["net"]?.network.parameters)
        #expect(net.kept[3]?.parameters == net.network.parameters)
    }

    @Test func `training on keeps more, undo takes them back, and a file carries none`() throws {
        var interpreter = try trained()
        try interpreter.execute("train", on: SilentSurface())
        #expect(interpreter.session.state.networks["net"]?.kept.epochs == [0, 1, 2, 3, 4])
        try interpreter.execute("set dropout 0.1", on: SilentSurface())
        #expect(interpreter.session.state.networks["net"]?.kept.epochs == [0, 1, 2, 3, 4])
        try interpreter.execute("undo; undo", on: SilentSurface())
        #expect(interpreter.session.state.networks["net"]?.kept.epochs == [0, 1, 2, 3])
        let file = "\(try Fixture.folder())/net.safetensors"
        try interpreter.execute("save \(file); open \(file) --name again", on: SilentSurface())
        #expect(interpreter.session.state.networks["again"]?.kept.epochs == [])
        #expect(try interpreter.failure("at 1 evaluate").message
            == "again has no epoch 1 kept, only its present, 3; `train` keeps the weights of every epoch that it trains")
        try interpreter.execute("train --batches 1", on: SilentSurface())
        #expect(interpreter.session.state.networks["again"]?.kept.epochs == [3, 4])
    }

    @Test func `an epoch broken off is kept as it was left`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("\(Self.small); set batch 4", on: SilentSurface())
        try interpreter.execute("train 50", on: SilentSurface(cancelAfterReports: 1))
        let net = try #require(interpreter.session.state.networks["net"])
        #expect(net.kept.snapshots.last?.parameters == net.network.parameters)
    }

    @Test func `at runs a command on the network of then and changes nothing`() throws {
        var interpreter = try trained()
        let (state, output) = (interpreter.session.state, try interpreter.output("predict test/3"))
        let then = try interpreter.output("at 0 predict test/3")
        #expect(then.tables.first?.value("network", row: 0) == "net@0")
        #expect(then.tables.first?.value("probabilities", row: 0) != output.tables.first?.value("probabilities", row: 0))
        #expect(try interpreter.table("at 3 predict test/3").value("probabilities", row: 0)
            == output.tables.first?.value("probabilities", row: 0))
        #expect(interpreter.session.state.revision == state.revision)
        #expect(interpreter.session.state.networks.currentName == "net")
        #expect(interpreter.session.state.networks["net"]?.network == state.networks["net"]?.network)
        #expect("\(interpreter.session.lastSample.map { "\($0)" } ?? "")" == "test/3")
    }

    @Test func `the nested command keeps its options, negative numbers and units`() throws {
        var interpreter = try trained()
        let now = try interpreter.table("filters conv1/2 --gradient test/1")
        #expect(now.columns.last?.key == "gradient")
        let then = try interpreter.table("at 1 filters conv1/2 --gradient test/1")
        #expect(then.columns.last?.key == "gradient")
        #expect(then.rows != now.rows)
        #expect(try interpreter.failure("at 1 stats --images -5").message.contains("got '-5'"))
    }

    @Test func `a sum of then is opened further as what it was`() throws {
        var interpreter = try trained()
        let then = try interpreter.table("at 0 why test/3 1")
        #expect(try interpreter.table("at 0 why test/3") != interpreter.table("why test/3"))
        try interpreter.execute("at 0 why test/3", on: SilentSurface())
        #expect(try interpreter.table("1") == then)
        try interpreter.execute("use net; why test/3", on: SilentSurface())
        #expect(try interpreter.failure("at 1 quit").message.hasPrefix("`quit` does not look at a network"))
        #expect(try interpreter.failure("new now").message.hasPrefix("'now' means something else"))
    }

    @Test func `net@3 is a name wherever a network is named`() throws {
        var interpreter = try trained()
        let table = try interpreter.table("evaluate --with net@0,net@1,net")
        #expect(table.rows.map(\.first) == ["net@0", "net@1", "net"])
        #expect(try interpreter.table("at 1 predict test/2 --with net").rows.map { $0[1] } == ["net@1", "net"])
        #expect(try interpreter.failure("predict test/0 --with net@9").message
            == "net has no epoch 9 kept; there are 0, 1, 2, 3")
        #expect(try interpreter.failure("use net@1").message.hasPrefix("net@1 is a moment of a network"))
    }

    @Test(arguments: [
        "train", "set lr 1", "new other", "load synthetic", "undo", "at 1 evaluate", "use net", "expect accuracy > 0",
    ])
    func `what would change something is refused`(_ line: String) throws {
        var interpreter = try trained()
        let failure = try interpreter.failure("at 1 \(line)")
        #expect(failure.message.contains("would change what is past; "))
    }

    @Test func `an epoch can be saved to a file of its own only`() throws {
        var interpreter = try trained()
        #expect(try interpreter.failure("at 1 save").message.hasPrefix("the network's own file is for its present"))
        let file = "\(try Fixture.folder())/early.safetensors"
        try interpreter.execute("at 1 save \(file); open \(file) --name early", on: SilentSurface())
        let networks = interpreter.session.state.networks
        #expect(networks["early"]?.network.parameters == networks["net"]?.kept[1]?.parameters)
        #expect(networks["early"]?.network.history.count == 1)
    }

    @Test func `a bad epoch says which are kept`() throws {
        var interpreter = try trained()
        #expect(try interpreter.failure("at 7 evaluate").message == "net has no epoch 7 kept; there are 0, 1, 2, 3")
        #expect(try interpreter.failure("at -1 evaluate").message == "net has no epoch -1 kept; there are 0, 1, 2, 3")
        #expect(try interpreter.failure("at first evaluate").message
            == "at expects an epoch that is kept (0, 1, 2, 3) and a command, got 'first'")
        #expect(try interpreter.failure("diff 1 9").message == "net has no epoch 9 kept; there are 0, 1, 2, 3")
        #expect(try interpreter.failure("at 1").message.hasPrefix("at 1 needs a command"))
        #expect(try interpreter.failure("at 1 filtres").message.contains("there is no command 'filtres'"))
    }

    @Test func `at alone lists the epochs that are kept`() throws {
        var interpreter = try trained()
        let table = try interpreter.table("at")
        #expect(table.rows.map { $0[0] } == [0, 1, 2, 3])
        #expect(table.rows.map { $0[2] } == [0, 16, 32, 48])
        #expect(table.value("loss", row: 0) == .missing)
    }

    @Test func `diff of an epoch with itself is empty`() throws {
        var interpreter = try trained()
        for line in ["diff 2 2", "diff 3 now", "diff net net@3"] {
            let tables = try interpreter.output(line).tables
            #expect(tables[0].rows.allSatisfy { $0[2] == 0 && $0[5] == .number(0) })
            #expect(tables[1].rows.isEmpty)
        }
    }

    @Test func `diff counts the answers that flipped, and each is one`() throws {
        var interpreter = try trained()
        let flips = try #require(try interpreter.output("diff 0 3 conv1").tables.last)
        #expect(!flips.rows.isEmpty)
        let before = try interpreter.table("at 0 evaluate").value("accuracy", row: 0)?.asNumber ?? 0
        let after = try interpreter.table("evaluate").value("accuracy", row: 0)?.asNumber ?? 0
        func count(_ kind: String) -> Int { flips.rows.count { $0[4] == .text(kind) } }
        #expect(abs(Double(count("gained") - count("lost")) / 100 - (after - before)) < 1e-9)
        #expect(count("gained") + count("lost") + count("astray") == flips.rows.count)
        let first = try #require(flips.rows.first?.first?.asText)
        let said = try interpreter.table("predict \(first) --with net@0,net").rows.map { $0[3] }
        #expect(said == [flips.rows[0][2], flips.rows[0][3]])
    }

    @Test func `diff draws a convolution before, after and as the difference`() throws {
        var interpreter = try trained()
        let pictures = try interpreter.output("diff 0 3 conv1/2").pictures
        #expect(pictures[0].tiles.map(\.caption) == ["conv1/2 · then", "conv1/2 · now"])
        let change = zip(pictures[0].tiles[0].values, pictures[0].tiles[1].values).map { $1 - $0 }
        #expect(pictures[1].tiles[0].values == change)
        let tables = try interpreter.output("diff 0 3 conv1").tables
        #expect(try interpreter.output("diff 0 3 conv1").pictures[0].tiles.count == 8)
        #expect(tables[1].rows.count == 4)
        guard case .list(let rows) = tables[1].value("change", row: 0) else {
            Issue.record("there is no list of changes")
            return
        }
        #expect(rows.count == 3)
        #expect(tables[2].title == "the greatest changes" && tables[2].rows.count == 5)
    }

    @Test func `diff of one filter tells of its own weights alone`() throws {
        var interpreter = try trained()
        let output = try interpreter.output("diff 0 3 conv1/2")
        let tensors = try #require(output.tables.first)
        #expect(tensors.rows.map { $0[1] } == [9, 1])
        let greatest = try #require(output.tables.first { $0.title == "the greatest changes" })
        #expect(greatest.rows.allSatisfy { $0[0].asText?.hasPrefix("conv1/2/") == true })
        let norm = try #require(tensors.value("norm_of_change", row: 0)?.asNumber)
        let pictures = output.pictures
        let change = zip(pictures[0].tiles[0].values, pictures[0].tiles[1].values).map { Double($1 - $0) }
        #expect(abs(norm - change.reduce(0) { $0 + $1 * $1 }.squareRoot()) < 1e-6)
    }

    @Test func `diff refuses other layers and unknown names`() throws {
        var interpreter = try trained()
        try interpreter.execute("new other --layers 'flatten, dense 10'; use net", on: SilentSurface())
        #expect(try interpreter.failure("diff net other").message.contains("have different layers"))
        #expect(try interpreter.failure("diff net othr").message.contains("did you mean 'other'?"))
        #expect(try interpreter.failure("diff 0 3 conv2").message.contains("there is no layer 'conv2'"))
        #expect(try interpreter.failure("diff 0 3 conv1/9").message.contains("has 4 channels"))
    }

    @Test func `lr-find at a kept epoch asks about the network of then`() throws {
        var interpreter = try trained()
        let then = try interpreter.output("at 1 lr-find --batches 10").tables.first
        #expect(then?.title?.hasPrefix("a copy of net@1 ") == true)
        let now = try interpreter.output("lr-find --batches 10").tables.first
        #expect(now?.title?.hasPrefix("a copy of net ") == true && then?.rows != now?.rows)
    }

    @Test func `lr-find names a rate to type and leaves the network's bits`() throws {
        var interpreter = try trained()
        try interpreter.execute("new fresh --layers 'flatten, dense 16 relu, dense 10'", on: SilentSurface())
        let before = interpreter.session.state
        let output = try interpreter.output("lr-find --batches 60")
        #expect(interpreter.session.state.revision == before.revision)
        #expect(interpreter.session.state.networks["fresh"]?.network == before.networks["fresh"]?.network)
        #expect(output.texts.contains { $0.contains(": `set lr ") })
        #expect(output.charts.first?.series.count == 1)
        #expect(output.tables.first?.columns.map(\.key) == ["learning_rate", "loss", "smoothed_loss"])
        #expect(try interpreter.failure("lr-find --from 1 --to 0.1").message.contains("a rate above the first, 1"))
        #expect(try interpreter.failure("lr-find", on: SilentSurface(cancelAfterReports: 2)).exitStatus == 130)
    }

    @Test func `curves of several networks stand in one chart with a table beneath`() throws {
        var interpreter = try trained()
        try interpreter.execute("new other --layers 'flatten, bn, dense 10'; train 2", on: SilentSurface())
        let table = try interpreter.table("curve --with net,other")
        #expect(table.drawing.count == 3)
        let charts = Output.table(table).charts
        #expect(charts.map { $0.series.map(\.name) } == Array(repeating: ["net validation", "other validation"], count: 2))
        #expect(table.finding?.contains("validation images after epoch") == true)
        #expect(try interpreter.table("at 1 curve").rows.count == 1)
    }

    @Test func `the words after at are completed as a line of their own`() throws {
        let interpreter = try trained()
        let completer = Completer(session: interpreter.session)
        #expect(completer.candidates(after: ["at", "3"], for: "filt").map(\.text) == ["filters"])
        #expect(completer.candidates(after: ["at", "3", "filters"], for: "conv").contains { $0.text == "conv1" })
        #expect(completer.candidates(after: ["at", "3", "filters"], for: "--g").map(\.text) == ["--gradient"])
    }
}
