import ConvNet
import Insight
import Testing

@testable import Commands
@testable import Display
@testable import Drawing
@testable import Explorer
@testable import Subjects

@Suite(.serialized) struct CauseCommandTests {
    private func message(_ line: String) throws -> String? {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        return try interpreter.failure(line).message
    }

    @Test func `without its unit a class is not read any more, and undo brings it back bit by bit`() throws {
        var interpreter = try Small.interpreter()
        let before = try interpreter.session.network().network
        let table = try interpreter.table("ablate dense1/3")
        #expect(table.rows.count == 10)
        #expect(table.value("before", row: 3) == .fraction(1))
        #expect(table.value("after", row: 3) == .fraction(0))
        #expect(table.value("change", row: 3) == .fraction(-1))
        #expect(table.value("change", row: 4) == .fraction(0))
        #expect(Output.group(table.drawing).charts.first?.series.first?.bars[3].value == -100)
        #expect(table.notes == [
            "dense1/3 gives 0 for every image: dense1/kernel and dense1/bias are 0 for channel 3",
            "now wrong: `predict test/3,13,23`", "`undo` reverts it",
        ])
        #expect(table.finding?.contains("3 suffers most: 100.00 % → 0.00 %") == true)
        #expect(try interpreter.session.network().network != before)
        try interpreter.execute("undo", on: SilentSurface())
        #expect(try interpreter.session.network().network == before)
    }

    @Test func `a read-only network is left as it is, and a copy is changed`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let before = try interpreter.session.network().network
        let table = try interpreter.table("ablate dense1/3 dense1/4 dense1/3")
        #expect(interpreter.session.state.networks.names == ["bundled", "changed"])
        #expect(try interpreter.session.network().name == "changed")
        #expect(try interpreter.session.network(named: "bundled").network == before)
        #expect(table.notes.count == 3)
        #expect(table.notes.last == "bundled is read-only, so changed is a changed copy of it, and in use; `undo` reverts it")
        try interpreter.execute("ablate dense1/5; undo; undo", on: SilentSurface())
        #expect(try interpreter.session.network().name == "bundled")
    }

    @Test func `a pooled channel is silenced by the numbers of the layer that feeds it`() throws {
        let table = try #require(try Small.output("use deep", "ablate pool1/3").table)
        #expect(table.notes.first
            == "pool1/3 gives 0 for every image: bn1/3 feeds it, and bn1/gamma and bn1/beta are 0 for channel 3")
    }

    @Test func `what cannot be silenced is refused with what can`() throws {
        #expect(try message("ablate conv1")
            == "'conv1' is a whole layer; without it every image would be read alike; name channels of it, such as `ablate conv1/0`")
        #expect(try message("ablate conv1/3/5,7")
            == "'conv1/3/5,7' is one place of a map, and all places of a channel share their weights; "
            + "silence the channel: `ablate conv1/3`")
        #expect(try message("ablate flatten/3")?.hasSuffix("name a unit of conv1, bn1, conv2, bn2, dense1, bn3, dense2") == true)
        #expect(try message("ablate conv1/99") == "there is no conv1/99: conv1 has 16 channels, 0–15")
        #expect(try message("ablate conv9/1")?.hasPrefix("there is no layer 'conv9'; did you mean 'conv1'?") == true)
    }

    @Test func `a stripe that moves is read as its neighbor when more than half of it is there`() throws {
        let output = try Small.output("perturb test/3 --shift 2,0")
        let table = try #require(output.table)
        let flip = try #require(table.rows.indices.first { table.value("predicted", row: $0) == 4 })
        let moved = try #require(table.value("shift_x", row: flip)?.asNumber)
        #expect(abs(moved - 1) < 0.001)
        #expect(table.value("predicted", row: flip - 1) == 3)
        #expect(output.charts.first?.series.map(\.name) == ["3", "4"])
        #expect(output.pictures.first?.tiles.count == 10)
        #expect(table.finding?.contains("from there as 4") == true)
    }

    @Test func `negative amounts are read as meant`() throws {
        let turned = try #require(try Small.output("perturb test/3 --rotate -30").table)
        #expect(turned.value("rotation", row: turned.rows.count - 1) == .number(-30))
        let moved = try #require(try Small.output("perturb test/3 --shift -2,-1.5").table)
        #expect(moved.value("shift_y", row: moved.rows.count - 1) == .number(-1.5))
    }

    @Test func `without an option every kind of change is tried`() throws {
        let output = try Small.output("perturb test/3")
        let table = try #require(output.table)
        #expect(table.rows.count == 9)
        #expect(table.value("change", row: 2) == "moved right")
        #expect(table.value("predicted", row: 2) == 4)
        #expect(table.value("class", row: 2) == "4")
        #expect(table.finding?.contains("moved right (") == true)
        #expect(output.pictures.first?.tiles.count == 9)
    }

    @Test func `a change that is none or is misspelt is refused`() throws {
        #expect(try message("perturb test/3 --shift 3") == "--shift expects pixels right and down, such as 4,-2, got '3'")
        #expect(try message("perturb test/3 --scale 0")?.contains("--scale expects a number from 0.1 to 10") == true)
        #expect(try message("perturb test/3 --rotate 0")?.hasPrefix("this changes nothing") == true)
        #expect(try message("perturb test/3-5 --rotate 5") == "'test/3-5' names 3 images, expected one; such as test/3")
    }

    @Test(arguments: ["fgsm", "pgd"]) func `an attack that succeeds shows before, change and after`(_ method: String) throws {
        let output = try Small.output("use deep", "attack test/3 --method \(method)")
        let table = try #require(output.table)
        #expect(table.value("succeeds", row: 0) == .flag(true))
        let epsilon = try #require(table.value("epsilon", row: 0)?.asNumber)
        #expect(table.value("smallest_epsilon", row: 0) == .number(epsilon))
        let tiles = try #require(output.pictures.first?.tiles)
        #expect(tiles.count == 3)
        #expect(tiles[1].range == .symmetric(max: Float(epsilon)))
        for (before, (change, after)) in zip(tiles[0].values, zip(tiles[1].values, tiles[2].values)) {
            #expect(abs(before + change - after) < 1e-6)
        }
        #expect(table.value("predicted_before", row: 0) != table.value("predicted_after", row: 0))
    }

    @Test func `bars are of classes that have a chance before or after, and of the label`() throws {
        let chart = ProbabilityBars(
            before: Prediction(probabilities: [0.9, 0.0005, 0.0995, 0]), after: Prediction(probabilities: [0.5, 0.4, 0.0999, 0.0001]),
            label: 3, classNames: ClassNames(["a", "b", "c", "d"])).chart()
        #expect(chart.series.map { $0.bars.map(\.label) } == [["a", "b", "c", "d"], ["a", "b", "c", "d"]])
        let fewer = ProbabilityBars(
            before: Prediction(probabilities: [0.9, 0.0005]), after: Prediction(probabilities: [0.9, 0.0009]), label: nil,
            classNames: ClassNames([])).chart()
        #expect(fewer.series.map { $0.bars.map(\.label) } == [["0"], ["0"]])
    }

    @Test func `an attack that fails says so`() throws {
        let output = try Small.output("attack test/3 --epsilon 0.001")
        #expect(output.table?.value("succeeds", row: 0) == .flag(false))
        #expect(output.table?.value("smallest_epsilon", row: 0) == .missing)
        #expect(output.texts.last == "none of 4 budgets up to epsilon 0.001, evenly spaced, flips the answer with pgd")
    }

    @Test func `an attack that cannot be is refused`() throws {
        var interpreter = try Small.interpreter()
        #expect(try interpreter.failure("attack test/3 --target 12").message
            == "there is no class '12'; there are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9")
        #expect(try interpreter.failure("attack test/3 --target 3").message
            == "test/3 is read as 3 already; choose another --target")
        #expect(try interpreter.failure("attack test/3 --method cw").message
            == "there is no method 'cw'; there are fgsm, pgd; `help attack` shows how it is used")
        #expect(try interpreter.failure("embedding test --method umap").message
            == "there is no method 'umap'; there are pca, tsne; `help embedding` shows how it is used")
        #expect(try interpreter.failure("embedding test --method").message
            == "--method needs a value: --method pca or tsne")
        #expect(try interpreter.failure("attack test/3", on: SilentSurface(cancelAfterReports: 1)).message == "interrupted")
    }
}
