import Datasets
import Display
import Faults
import Painting
import Testing

@testable import Commands
@testable import Explorer

/// A script of the explorer's own commands that finds a fault: lines, each with what is expected of what it shows.
private struct FaultScript: Sendable {
    let fault: String
    let lines: [(line: String, expectations: [String])]

    /// For each fault one whose expectations hold under it, and under no other.
    static let all = [
        FaultScript(fault: "zero-weights", lines: [("stats --images 200", ["weight_norm = 0 --row layer=conv1"])]),
        FaultScript(fault: "lr-high", lines: [
            ("diff 0 4", ["relative_change > 2 --row tensor=conv2/kernel", "relative_change > 2 --row tensor=dense1/kernel"]),
        ]),
        FaultScript(fault: "lr-low", lines: [
            ("diff 0 4", ["relative_change < 0.02 --row tensor=conv2/kernel"]),
            ("stats --images 200", ["gradient_health = sound --row layer=conv1"]),
        ]),
        FaultScript(fault: "labels-shuffled", lines: [
            ("data", ["mean > 0.02 --row split=train"]), ("evaluate train --with bundled", ["accuracy < 18%"]),
            ("evaluate test --with bundled", ["accuracy > 90%"]),
        ]),
        FaultScript(fault: "inputs-unscaled", lines: [
            ("data", ["mean < 0.01 --row split=train", "mean < 0.01 --row split=test"]),
        ]),
        FaultScript(fault: "dropout-high", lines: [
            ("model", ["specification = 'dropout 0.9' --row layer=dropout1"]), ("curve", ["loss > 3"]),
        ]),
        FaultScript(fault: "bn-training-mode", lines: [
            ("curve", ["accuracy > 60%"]), ("evaluate train", ["accuracy < 60%"]),
            ("diff 0 4", ["norm_of_change < 0.01 --row tensor=bn1/moving_variance"]),
        ]),
        FaultScript(fault: "dead-units", lines: [
            ("stats --images 200", ["silent >= 40 --row layer=dense1", "silent >= 20 --row layer=conv2"]),
            ("diff 0 4", ["norm_before > 50 --row tensor=dense1/bias"]),
        ]),
        FaultScript(fault: "class-missing", lines: [
            ("data", ["per_class contains 0 --row split=train"]), ("confusion", ["recall = 0 --row recall=0"]),
        ]),
        FaultScript(fault: "images-transposed", lines: [
            ("evaluate validation", ["accuracy > 75%"]), ("evaluate test", ["accuracy < 60%"]),
        ]),
        FaultScript(fault: "no-relu", lines: [("stats --images 200", ["low < 0 --row layer=conv1"])]),
        FaultScript(fault: "test-in-train", lines: [
            ("similar test/0 train", ["distance < 0.0001 --row 0", "distance > 0.001 --row -1"]),
            ("similar test/1 train", ["distance < 0.0001 --row 0", "distance > 0.001 --row -1"]),
        ]),
    ]
}

/// Each fault is found by a script of the explorer's own commands, at three seeds; a healthy run is found to have none.
@Suite(.serialized) struct FaultScriptTests {
    private static let digits = SyntheticDigits.dataset(seed: 5, train: 1200, test: 200)

    /// The scripts that hold under a fault. What a line shows is asked for once and serves all scripts.
    private func diagnoses(_ fault: (any Fault)?, seed: UInt64) throws -> [String] {
        var interpreter = Fixture.interpreter(data: false, bundled: .embedded)
        interpreter.session.state.provide(Self.digits)
        // Another suite has the other processor.
        interpreter.session.settings.threads = 1
        interpreter.session.applyThreads()
        _ = try interpreter.session.begin(fault, seed: seed, with: Self.digits, on: SilentSurface())
        var shown: [String: Output] = [:]
        return try FaultScript.all.filter { script in
            try script.lines.allSatisfy { line, expectations in
                let output = try shown[line] ?? interpreter.output(line)
                shown[line] = output
                return expectations.allSatisfy { holds($0, of: output, in: interpreter) }
            }
        }.map(\.fault)
    }

    private func holds(_ expectation: String, of output: Output, in interpreter: Interpreter) -> Bool {
        var copy = interpreter
        copy.session.lastOutput = output
        return (try? copy.execute("expect \(expectation)", on: SilentSurface())) != nil
    }

    @Test func `there is a script for every fault`() {
        #expect(FaultScript.all.map(\.fault).sorted() == Laboratory.names.sorted())
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `no script finds anything in a healthy run`(_ seed: UInt64) throws {
        #expect(try diagnoses(nil, seed: seed) == [])
    }

    @Test(arguments: Laboratory.names, [1, 2, 3] as [UInt64])
    func `of all scripts that of the fault alone finds it`(_ name: String, _ seed: UInt64) throws {
        #expect(try diagnoses(try Laboratory.fault(named: name), seed: seed) == [name])
    }
}

/// What is said, and what it costs.
@Suite(.serialized) struct FaultCommandTests {
    private static let digits = SyntheticDigits.dataset(seed: 5, train: 1000, test: 100)

    private func interpreter() -> Interpreter {
        var interpreter = Fixture.interpreter(data: false)
        interpreter.session.state.provide(Self.digits)
        return interpreter
    }

    /// After `fault --seed 7`.
    private func examining() throws -> (interpreter: Interpreter, fault: String) {
        var interpreter = interpreter()
        try interpreter.execute("fault --seed 7", on: SilentSurface())
        return (interpreter, try interpreter.session.faultyRun().fault.name)
    }

    private func text(_ output: Output) -> String { TextRenderer(RenderContext(width: 80, unicode: true)).render(output) }

    private func another(than name: String, _ count: Int = 0) -> String {
        Laboratory.names.filter { $0 != name }[count]
    }

    @Test func `a seed gives the same fault and the same run, and the line says how to have it again`() throws {
        var interpreter = interpreter()
        let first = try interpreter.output("fault --level 2 --seed 7")
        let network = try interpreter.session.network().network
        let second = try interpreter.output("fault --level 2 --seed 7")
        #expect(try interpreter.session.network().network.parameters == network.parameters)
        #expect(first.repeatable == second.repeatable)
        #expect(try interpreter.session.faultyRun().fault.level == 2)
        #expect(text(first).replacing("\n", with: " ").contains("`fault --level 2 --seed 7` gives it again"))
    }

    @Test func `without a seed the next fault is another one`() throws {
        var interpreter = interpreter()
        var names: [String] = []
        for _ in 0..<3 {
            try interpreter.execute("fault --level 1", on: SilentSurface())
            names.append(try interpreter.session.faultyRun().fault.name)
        }
        #expect(names[0] != names[1] && names[1] != names[2])
    }

    @Test func `nothing that lists or tells of the run names its fault`() throws {
        var (interpreter, name) = try examining()
        let fault = try Laboratory.fault(named: name)
        var shown = text(try #require(interpreter.session.lastOutput))
        for line in ["history", "networks", "set", "ls", "data", "curve", "hint", "hint"] {
            shown += text(try interpreter.output(line))
        }
        for word in [fault.name, fault.meaning] + fault.otherNames.filter({ $0.contains("-") }) {
            #expect(!shown.contains(word), "\(word)")
        }
    }

    @Test func `a right guess ends it, with all evidence for it, and keeps the points`() throws {
        var (interpreter, name) = try examining()
        let output = try interpreter.output("guess \(name)")
        #expect(output.tables[0].value("right", row: 0) == .flag(true))
        #expect(output.tables[0].value("points", row: 0) == 5)
        #expect(output.tables[1].rows.indices.allSatisfy { output.tables[1].value("speaks", row: $0) == "for" })
        #expect(text(output).replacing("\n", with: " ").contains("1 fault found in this session, for 5 points"))
        let revealed = try interpreter.table("reveal")
        #expect(revealed.value("fault", row: 0)?.asText == name)
        #expect(revealed.value("points", row: 0) == 5)
    }

    @Test func `a wrong guess costs a point once, a hint costs one, and what speaks against it is shown`() throws {
        var (interpreter, name) = try examining()
        let wrong = another(than: name)
        let output = try interpreter.output("guess \(wrong)")
        #expect(output.tables[0].value("right", row: 0) == .flag(false))
        #expect(output.tables[1].rows.indices.contains { output.tables[1].value("speaks", row: $0) == "against" })
        #expect(try interpreter.table("guess \(wrong)").value("points", row: 0) == 4)
        #expect(text(try interpreter.output("hint")).contains("3 of 5 points left"))
        try interpreter.execute("hint", on: SilentSurface())
        #expect(try interpreter.failure("hint").message.contains("both hints have been given"))
        #expect(try interpreter.table("guess \(name)").value("points", row: 0) == 2)
    }

    @Test func `reveal costs all points, and what is guessed then counts for nothing`() throws {
        var (interpreter, name) = try examining()
        let output = try interpreter.output("reveal")
        #expect(output.tables[0].value("points", row: 0) == 0)
        #expect(text(output).contains("The shortest way to find it:"))
        #expect(try interpreter.table("guess \(name)").value("points", row: 0) == 0)
        #expect(try interpreter.failure("hint").message.contains("this fault is known"))
    }

    @Test func `undo brings data, network and settings back, and nothing is left to guess`() throws {
        var interpreter = interpreter()
        try interpreter.execute("set lr 0.5; set dropout 0.4", on: SilentSurface())
        let before = interpreter.session
        try interpreter.execute("fault --seed 7", on: SilentSurface())
        #expect(interpreter.session.settings.training.learningRate == 0.001)
        #expect(interpreter.session.dataset?.name == "synthetic-patient")
        #expect(interpreter.session.state.networks.currentName == "patient")
        try interpreter.execute("guess \(another(than: ""))", on: SilentSurface())
        #expect(try interpreter.table("undo; data").title?.hasPrefix("synthetic ·") == true)
        #expect(interpreter.session.state.revision == before.state.revision)
        #expect(interpreter.session.settings == before.settings)
        #expect(try interpreter.failure("guess no-relu").message.contains("no run with a fault is being examined"))
    }

    @Test func `undo of a second fault comes back to the first, and to what its guesses have cost`() throws {
        var (interpreter, name) = try examining()
        try interpreter.execute("guess \(another(than: name)); fault --seed 8; guess \(another(than: name, 1)); undo", on: SilentSurface())
        #expect(try interpreter.table("guess \(name)").value("points", row: 0) == 4)
    }

    @Test func `to undo a command gives no point back`() throws {
        var (interpreter, name) = try examining()
        try interpreter.execute("set lr 0.5; hint; undo", on: SilentSurface())
        #expect(try interpreter.table("guess \(name)").value("points", row: 0) == 4)
    }

    @Test func `the evidence is of the run as it was given, whatever is done to it`() throws {
        var (interpreter, name) = try examining()
        let evidence = try interpreter.output("guess \(name)").tables[1]
        try interpreter.execute("train; use patient; set lr 0.1", on: SilentSurface())
        #expect(try interpreter.output("guess \(name)").tables[1] == evidence)
    }

    @Test func `an unknown word is told from the known ones, and those are listed and offered`() throws {
        var (interpreter, _) = try examining()
        #expect(try interpreter.failure("guess no-rleu").message.contains("did you mean 'no-relu'?"))
        #expect(try interpreter.table("guess").rows.count == 12)
        let help = text(try interpreter.output("help guess"))
        for name in Laboratory.names { #expect(help.replacing("\n", with: " ").contains(name)) }
    }

    @Test func `data of too few images are refused, and a single command that would be lost`() throws {
        var interpreter = Fixture.interpreter()
        #expect(try interpreter.failure("fault").message.contains("too few images"))
        #expect(try interpreter.failure("hint").message.contains("`fault` starts one"))
        var single = self.interpreter()
        #expect(try single.failure("fault", on: SilentSurface(keepsSession: false)).message.contains("fault"))
    }

    @Test func `another fault is made of the data from before, not of those of the first, and undo leads back to them`() throws {
        var (interpreter, _) = try examining()
        try interpreter.execute("fault --seed 9; fault --seed 10", on: SilentSurface())
        #expect(interpreter.session.state.networks.names == ["patient"])
        #expect(interpreter.session.dataset?.name == "synthetic-patient")
        #expect(try interpreter.session.faultyRun().origin.train.images == Self.digits.train.images)
        try interpreter.execute("undo; undo; undo", on: SilentSurface())
        #expect(interpreter.session.dataset?.name == "synthetic")
        #expect(interpreter.session.state.networks.names == [])
    }
}
