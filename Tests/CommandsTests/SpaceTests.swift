import ConvNet
import Datasets
import Testing

@testable import Commands
@testable import Display
@testable import Explorer
@testable import Subjects

@Suite(.serialized) struct SpaceTests {
    @Test func `an embedding has a point an image and says how well classes part`() throws {
        let table = try #require(Small.output("embedding").table)
        #expect(table.rows.count == 30)
        #expect(table.columns.map(\.key) == ["sample", "label", "class", "x", "y", "nearest", "nearest_agrees"])
        #expect(table.value("sample", row: 29) == "test/29")
        // Images of a class are the same, so each has a neighbor of its own; test/5 is labeled 6 like test/6's class.
        #expect(table.value("nearest", row: 5) == "test/15")
        #expect(table.value("nearest_agrees", row: 5) == .flag(false))
        #expect(table.finding?.contains("of their own class") == true)
        let chart = try #require(table.drawing.first.flatMap { Output.group([$0]).charts.first })
        #expect(chart.series.map(\.name) == (0...9).map { "\($0)" })
        #expect(chart.series.map(\.points.count).reduce(0, +) == 30)
    }

    @Test func `an embedding takes a path, draws fewer from the seed, and leaves it as it is`() throws {
        var interpreter = try Small.interpreter()
        _ = try interpreter.output("show test/4")
        let table = try interpreter.table("embedding train --count 20")
        #expect(table.rows.count == 20)
        #expect(table.title?.contains("20 of 50 images of train, drawn from seed 1") == true)
        #expect(try interpreter.table("embedding train --count 20") == table)
        #expect(interpreter.session.lastSample == (try SamplePath("test/4")))
        #expect(try interpreter.table("embedding validation").rows.count == 10)
        #expect(try interpreter.table("embedding validation").value("sample", row: 0) == "train/40")
    }

    @Test func `t-SNE names its settings and takes no more images than it can`() throws {
        let table = try #require(Small.output("embedding test --method tsne").table)
        #expect(table.notes.first?.contains("steps") == true)
        #expect(table.rows.count == 30)
        let failure = try #require(try Small.failure("embedding test --method tsne --count 3000"))
        #expect(failure.message.contains("10 to 2000"))
    }

    @Test func `too few images, and words that name none, are refused with what there is`() throws {
        #expect(try Small.failure("embedding test/0-3")?.message.contains("4 images, expected at least 10") == true)
        #expect(try Small.failure("embedding tset")?.message.contains("did you mean 'test'") == true)
        #expect(try Small.failure("embedding it")?.message.contains("none was used yet") == true)
    }

    @Test func `similar shows the nearest without the sample itself`() throws {
        let output = try Small.output("similar test/3 --count 3")
        let table = try #require(output.table)
        #expect(table.rows.count == 3)
        #expect(table.value("sample", row: 0) == "test/13" && table.value("sample", row: 1) == "test/23")
        #expect(table.value("distance", row: 0) == .number(0))
        #expect(table.value("label", row: 0) == 3 && table.value("predicted", row: 0) == 3)
        #expect(table.value("label", row: 2) != 3)
        #expect(output.pictures.first?.tiles.count == 4)
        #expect(table.finding?.contains("2 of the 3 neighbors are labeled 3") == true)
    }

    @Test func `similar looks where it is told, in either order`() throws {
        let table = try #require(Small.output("similar train test/3 --count 5").table)
        #expect(table.value("sample", row: 0) == "train/3")
        #expect(try Small.output("similar test/3 train --count 5").table == table)
        let kept = try #require(Small.output("similar test/3 validation --count 1").table)
        #expect(kept.value("sample", row: 0) == "train/43")
        #expect(try Small.failure("similar test train")?.message.contains("one split is enough") == true)
        #expect(try Small.failure("similar test/1 test/2")?.message.contains("one sample is enough") == true)
    }

    @Test func `similar works on a network with convolutions and no dense layer but the last`() throws {
        let table = try Small.output("new odd --layers 'conv 3 5x5 same relu, avgpool 2, flatten, dense 10'", "similar test/3")
        #expect(table.table?.rows.count == 8)
        #expect(table.table?.title?.contains("pool1") == true)
    }

    @Test func `an image that is alone in its split has no neighbor, and that is said`() throws {
        var interpreter = try Small.interpreter()
        interpreter.session.dataset = Dataset(
            name: "alone", train: Small.dataset.train, test: Small.split("test", count: 1) { $0 }, source: "made by hand")
        #expect(try interpreter.failure("similar test/0").message
            == "test has no other image than test/0; name another split to look in: train or test")
        #expect(try interpreter.table("similar test/0 train --count 2").rows.count == 2)
    }

    @Test func `between goes from one image to the other and halves down to the flip`() throws {
        let output = try Small.output("between test/3 test/7 --steps 5")
        let table = try #require(output.table)
        #expect(table.rows.count == 5)
        #expect(table.value("predicted", row: 0) == 3 && table.value("predicted", row: 4) == 7)
        #expect(table.value("share", row: 2) == .fraction(0.5))
        let flips = try #require(output.tables.last)
        #expect(flips.value("from", row: 0) == "3" && flips.value("to", row: 0) == "7")
        // The logits of 3 and 7 cross where half of each image is there.
        let place = try #require(flips.value("at", row: 0)?.asNumber)
        #expect(abs(place - 0.5) < 1e-5)
        #expect(output.pictures.first?.tiles.count == 5)
        let chart = try #require(output.charts.first)
        #expect(chart.series.map(\.name) == ["3", "7"])
        #expect(table.finding?.contains("changes once, from 3 to 7, at 50.0 %") == true)
    }

    @Test func `between in the hidden layer ends where the images do`() throws {
        let lines = ["new wide --layers 'flatten, dense 12 relu, bn, dense 10'", "between test/3 test/7 --hidden --steps 3"]
        let output = try Small.output(lines[0], lines[1])
        let table = try #require(output.table)
        let alone = try #require(Small.output(lines[0], "predict test/3").table)
        guard case .list(let way) = table.value("probabilities", row: 0),
            case .list(let direct) = alone.value("probabilities", row: 0)
        else {
            Issue.record("both have probabilities")
            return
        }
        #expect(zip(way, direct).allSatisfy { abs(($0.asNumber ?? 9) - ($1.asNumber ?? 0)) < 1e-5 })
        #expect(output.pictures.first?.tiles.count == 2)
    }

    @Test func `an answer that never changes is said so`() throws {
        let table = try #require(Small.output("between test/3 test/13").table)
        #expect(table.finding == "The answer is 3 all the way from test/3 to test/13.")
    }

    @Test(arguments: ["embedding", "embedding test --method tsne", "data --duplicates"])
    func `Ctrl-C ends long work and leaves the session as it was`(_ line: String) throws {
        var interpreter = try Small.interpreter()
        let failure = try interpreter.failure(line, on: SilentSurface(cancelAfterReports: 1))
        #expect(failure.message == "interrupted" && failure.exitStatus == 130)
    }

    @Test func `a picture file has neighbors too`() throws {
        let folder = try Fixture.folder()
        var text = "P2 28 28 255\n"
        for pixel in Small.image(of: 4) { text += "\(pixel) " }
        try Fixture.write(text + "\n", to: "\(folder)/four.pgm")
        let output = try Small.output("similar \(folder)/four.pgm --count 2")
        #expect(output.table?.rows.count == 2)
        #expect(output.pictures.first?.tiles.first?.caption.hasPrefix("four.pgm") == true)
    }

    @Test func `class names stand where digits would`() throws {
        var interpreter = try Small.interpreter()
        let data = Small.dataset
        interpreter.session.dataset = Dataset(
            name: "clothes", train: data.train, test: data.test,
            classNames: ["shirt", "trouser", "pullover", "dress", "coat", "sandal", "top", "sneaker", "bag", "boot"],
            source: "made by hand")
        #expect(try interpreter.table("similar test/3").value("class", row: 0) == "dress")
        #expect(try interpreter.table("between test/3 test/7").finding?.contains("from dress to sneaker") == true)
        #expect(try interpreter.table("embedding").value("class", row: 2) == "pullover")
    }
}
