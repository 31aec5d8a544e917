import Datasets
import Testing

@testable import Commands
@testable import Explorer
@testable import Subjects

@Suite(.serialized) struct QualityTests {
    @Test func `a report has a row a class, the mean, and calibration`() throws {
        let tables = try Small.output("evaluate --report").tables
        #expect(tables.count == 4)
        let classes = tables[1]
        #expect(classes.columns.map(\.key) == ["label", "class", "precision", "recall", "f1", "support"])
        // test/5 shows a 5 and is labeled 6: of the three images read as 5 two are 5, of the four 6s three are found.
        #expect(classes.value("precision", row: 5) == .fraction(2.0 / 3) && classes.value("recall", row: 5) == .fraction(1))
        #expect(classes.value("recall", row: 6) == .fraction(0.75) && classes.value("support", row: 6) == 4)
        #expect(classes.value("f1", row: 5) == .fraction(0.8))
        #expect(classes.totals?[1] == "macro mean")
        #expect(classes.finding?.contains("Weakest is 5, with 80.00 %") == true)
        let summary = tables[2]
        #expect(summary.value("fitted_on", row: 0) == "validation" && summary.value("fitted_images", row: 0) == 10)
        // 29 of 30 are right, each with nearly all of the probability.
        let error = try #require(summary.value("ece", row: 0)?.asNumber)
        #expect(abs(error - 1.0 / 30) < 0.01)
        let images = tables[3].rows.indices.compactMap { tables[3].value("images", row: $0)?.asNumber }.reduce(0, +)
        #expect(images == 30)
    }

    @Test func `the temperature is fitted on the split itself where nothing is kept back`() throws {
        let summary = try Small.output("set validation 0", "evaluate --report").tables[2]
        #expect(summary.value("fitted_on", row: 0) == "test")
        #expect(summary.notes.contains { $0.contains("smaller than it is") })
    }

    @Test func `the temperature is not fitted on images that the network has learned`() throws {
        var interpreter = Fixture.interpreter()
        for line in ["new --layers 'flatten, dense 10'", "set validation 0", "train --batches 2", "set validation 0.2"] {
            _ = try interpreter.output(line)
        }
        #expect(try interpreter.output("evaluate --report").tables[2].value("fitted_on", row: 0) == "test")
        _ = try interpreter.output("train --batches 2")
        #expect(try interpreter.output("evaluate --report").tables[2].value("fitted_on", row: 0) == "validation")
    }

    @Test func `variance images stand beside the mean images`() throws {
        let output = try Small.output("data --variance")
        #expect(output.pictures.map(\.tiles.count) == [10, 10])
        #expect(output.table?.value("images", row: 0) == 5)
        // The stripes of a class never vary.
        #expect(output.table?.value("mean_variance", row: 0) == .number(0))
    }

    @Test func `outliers are named by their paths`() throws {
        let output = try Small.output("data test --outliers --count 1")
        let table = try #require(output.table)
        #expect(table.rows.count == 10)
        // The stripe of a 5 among those of a 6.
        #expect(table.value("sample", row: 6) == "test/5")
        #expect(table.finding?.hasPrefix("The oddest is test/5 · labeled 6") == true)
        #expect(output.pictures.first?.tiles.count == 10)
    }

    @Test func `duplicates are pairs with their distance`() throws {
        let output = try Small.output("data validation --duplicates --count 3")
        let table = try #require(output.table)
        #expect(table.rows.count == 3)
        #expect(table.value("first", row: 0)?.asText?.hasPrefix("train/4") == true)
        let copies = try #require(Small.output("data test --duplicates --count 2").table)
        #expect(copies.value("distance", row: 0) == .number(0))
        #expect(copies.finding?.contains("20 images are pixel for pixel copies") == true)
    }

    @Test func `only one view of the data at a time`() throws {
        #expect(try Small.failure("data --outliers --variance")?.message.contains("one at a time") == true)
        #expect(try Small.failure("data tset")?.message.contains("'test'") == true)
        #expect(try Small.output("data test").pictures.first?.title == "mean images of test")
        #expect(try Small.failure("data --count 3")?.message.contains("--outliers and --duplicates") == true)
    }

    @Test func `augment shows variations drawn from the seed, each with its reading`() throws {
        let output = try Small.output("set augment 'shift 2'", "augment train/7 --count 5")
        let table = try #require(output.table)
        #expect(table.rows.count == 5)
        #expect(output.pictures.first?.tiles.count == 6)
        #expect(try Small.output("set augment 'shift 2'", "augment train/7 --count 5").pictures == output.pictures)
        #expect(try Small.output("set augment 'shift 2'", "set seed 9", "augment train/7 --count 5").pictures != output.pictures)
    }

    @Test func `a variation is what training sees in that epoch`() throws {
        let picture = try #require(Small.output("augment train/7 --changes 'rotate 20' --count 2").pictures.first)
        let source = SplitSamples(Small.dataset.train, augmentation: try Augmentation.parse("rotate 20"))
        var pixels = [Float](repeating: 0, count: 784)
        var span = pixels.mutableSpan
        source.read(7, draw: .init(seed: 1, epoch: 2), into: &span)
        #expect(picture.tiles[2].values == pixels)
    }

    @Test func `where augmentation is off mild changes are shown, and it is said`() throws {
        let mild = try #require(Small.output("augment test/1 --changes mild").pictures.first)
        let off = try Small.output("augment test/1")
        #expect(off.pictures.first?.tiles.map(\.values) == mild.tiles.map(\.values))
        #expect(off.table?.title?.contains("(`set augment` is off)") == true)
        #expect(try Small.failure("augment test/1 --changes off")?.message.contains("change nothing") == true)
        #expect(try Small.failure("augment test/1 --changes wobble")?.message.contains("wobble") == true)
    }

    @Test(arguments: ["train/is7/0-3", "test/is6/as5", "test/unsure/0-8", "test/random/0-8"])
    func `filters name images`(_ path: String) throws {
        #expect(try Small.output("show \(path)").pictures.first?.tiles.isEmpty == false)
    }
}
