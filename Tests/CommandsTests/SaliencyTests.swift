import ConvNet
import Datasets
import Insight
import Raster
import Testing

@testable import Display
@testable import Drawing
@testable import Explorer
@testable import Subjects
@testable import Words

@Suite(.serialized) struct SaliencyTests {
    private func table(_ lines: String...) throws -> Table {
        var interpreter = try Small.interpreter()
        for line in lines.dropLast() { try interpreter.execute(line, on: SilentSurface()) }
        return try interpreter.table(lines.last ?? "", on: SilentSurface())
    }

    private func message(_ line: String, use: String = "net", names: [String] = Dataset.digitNames) throws -> String {
        var interpreter = try Small.interpreter()
        let data = Small.dataset
        interpreter.session.dataset = Dataset(
            name: data.name, train: data.train, test: data.test, classNames: names, source: data.source)
        try interpreter.execute("use \(use)", on: SilentSurface())
        return try interpreter.failure(line).message
    }

    @Test func `the last convolution is asked where there is one, the way from black where there is none`() throws {
        let deep = try table("use deep", "saliency test/3")
        #expect(deep.value("method", row: 0) == "gradcam")
        #expect(deep.value("layer", row: 0) == "conv2")
        let flat = try table("saliency test/3")
        #expect(flat.value("method", row: 0) == "integrated")
        #expect(flat.rows.count == 1)
    }

    @Test func `the map stands beside the image, framed where it is strongest`() throws {
        // net reads a 3 by the columns 10 and 11, all of whose pixels count the same.
        let table = try table("saliency test/3")
        let picture = try #require(Output.table(table).pictures.first)
        #expect(picture.tiles.count == 2)
        #expect(picture.tiles[0].caption == "test/3 · labeled 3")
        #expect(picture.tiles[0].range == .unit)
        #expect(picture.tiles[0].boxes == [Box(row: 0, column: 10, height: 28, width: 2)])
        #expect(picture.tiles[1].values[10] == 0.125)
        #expect(picture.range == .symmetric(max: 0.125))
        #expect(table.value("sum", row: 0) == .number(7))
        #expect(table.value("output", row: 0) == .number(7))
        #expect(table.value("max_row", row: 0) == 0)
        #expect(table.value("max_column", row: 0) == 10)
        #expect(table.value("region_columns", row: 0) == .list([10, 11]))
        #expect(table.finding == """
            Integrated gradients for 3 point mainly to the middle, rows 0–27, columns 10–11 (100 % of the evidence for it); \
            the strongest pixel is row 0, column 10. net reads 3 with 99.19 %; right.
            """)
    }

    @Test func `all methods stand side by side with a note for one that does not apply`() throws {
        let deep = try table("use deep", "saliency test/3 --method all")
        let methods = ["gradcam", "integrated", "gradient", "smoothgrad", "occlusion", "lrp"]
        #expect(deep.rows.indices.map { deep.value("method", row: $0)?.asText } == methods)
        #expect(Output.table(deep).pictures.first?.tiles.count == 7)
        #expect(Output.table(deep).pictures.first?.tiles.dropFirst().allSatisfy { $0.values.allSatisfy { abs($0) <= 1.0001 } } == true)
        let flat = try table("saliency test/3 --method all")
        #expect(flat.rows.indices.map { flat.value("method", row: $0)?.asText } == Array(methods.dropFirst()))
        #expect(flat.notes.first == "Grad-CAM: not for net, which has no convolution")
    }

    @Test(arguments: [
        "flatten, dense 10", "conv 4 5x5 same stride 2 relu, avgpool 2, flatten, dense 10",
        "conv 3 3x3, bn, relu, maxpool 3 stride 2, flatten, dense 8 relu, bn, dense 10", "bn, maxpool 2, flatten, dense 10",
    ])
    func `any stack is explained by any method, and tested`(_ layers: String) throws {
        let table = try table("new some --layers '\(layers)'", "saliency test/4 --method all --check --window 7")
        #expect(table.rows.count == (layers.hasPrefix("conv") ? 6 : 5))
        for row in table.rows.indices {
            guard case .list(let lines)? = table.value("values", row: row) else {
                Issue.record("row \(row) has no map")
                continue
            }
            #expect(lines.count == 28)
            let area = try #require(table.value("deletion_area", row: row)?.asNumber)
            #expect(0...1 ~= area)
        }
        let missing = table.value("gap", row: 0) == .missing
        #expect(missing == layers.hasPrefix("conv"))
    }

    @Test func `the check takes ink alone, and says that no order is better where all ink counts the same`() throws {
        let table = try table("saliency test/3 --check")
        let map = try #require(table.value("deletion_area", row: 0)?.asNumber)
        let random = try #require(table.value("random_deletion_area", row: 0)?.asNumber)
        #expect(abs(map - random) < 1e-3 && map > 0.5)
        let chart = try #require(Output.table(table).charts.first)
        #expect(chart.series.map(\.name) == ["integrated gradients", "random order", "brightest first"])
        #expect(chart.series.allSatisfy { $0.points.count == 29 })
        #expect(chart.xLabel == "share of the ink's pixels")
        #expect(table.finding?.contains("the map does no better than chance") == true)
    }

    @Test(arguments: [
        (0.1, "the map points to pixels that matter"),
        (0.3, "the map does better than chance, but says less than the ink itself: taking the brightest pixels first does better"),
        (0.5, "the map does no better than chance"),
        (0.05, "that says little, for the network gives 3 only 10 % to begin with"),
    ])
    func `a map is compared with chance and with the ink`(_ area: Double, _ verdict: String) throws {
        let session = try Small.interpreter().session
        let network = try session.network()
        let question = try AttributionQuestion(
            network.network, pixels: [Float](repeating: 1, count: 784), target: AttributionTarget(3))
        func result(_ name: String, _ area: Double) -> FaithfulnessResult {
            let curve = FaithfulnessCurve(probabilities: [2 * area, 0])
            return FaithfulnessResult(name: name, deletion: curve, insertion: curve)
        }
        let answer = SaliencyAnswer(map: try GradientAttribution().map(of: question), check: result("the gradient", area))
        let sample = Sample(path: .last, picture: Picture(width: 28, height: 28))
        let drawing = FaithfulnessDrawing(
            [answer], of: sample, [result("random order", 0.5), result("brightest first", 0.2)],
            classNames: session.classNames)
        #expect(
            drawing.finding == "While the ink's pixels go in the order of the gradient, 3 keeps "
                + "\(Format.percent(area, decimals: 0)) on average (random order \(Format.percent(0.5, decimals: 0)), "
                + "brightest first \(Format.percent(0.2, decimals: 0))): \(verdict).")
    }

    @Test func `LRP shares by the rule that is named, and an option of a method that is not asked for is refused`() throws {
        let plain = try table("saliency test/3 --method lrp")
        let positive = try table("saliency test/3 --method lrp --rule zplus")
        #expect(plain.value("values", row: 0) != positive.value("values", row: 0))
        #expect(positive.notes.first?.contains("z+") == true)
        var interpreter = try Small.interpreter()
        #expect(try interpreter.failure("saliency test/3 --method lrp --rule alpha").message
            == "there is no rule 'alpha'; there are epsilon, zplus, gamma")
        #expect(try interpreter.failure("saliency test/3 --rule zplus").message.hasPrefix("--rule is how LRP shares"))
        #expect(try interpreter.failure("saliency test/3 --window 3").message.hasPrefix("--window is the patch"))
        #expect(try interpreter.failure("top dense1 --count 3").message.contains("name a unit, such as `top dense1/0 --count 3`"))
    }

    @Test func `another class can be explained, alone or against a third`() throws {
        let other = try table("saliency test/3 --class 5")
        #expect(other.value("class", row: 0) == 5)
        #expect(other.value("output", row: 0) == .number(0))
        #expect(other.finding?.hasPrefix("Integrated gradients for 5 find no evidence for it in the picture") == true)
        let both = try table("saliency test/3 --class 3 --against 5 --method gradient")
        #expect(both.value("against", row: 0) == 5)
        #expect(both.value("min", row: 0) == .number(-0.125))
        #expect(both.value("min_column", row: 0) == 14)
    }

    @Test func `of a misread sample the labeled class is offered`() throws {
        #expect(try table("saliency test/5").notes.last == """
            `--class 6` shows the evidence for 6, `--against 6` what decided against it
            """)
        #expect(try table("saliency test/5 --class 6").notes.count == 1)
    }

    @Test func `a class or method that is none is refused with those that there are`() throws {
        #expect(try message("saliency test/3 --class 12")
            == "there is no class '12'; there are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9")
        let names = ["T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]
        #expect(try message("saliency test/3 --against troser", names: names)
            == "there is no class 'troser'; did you mean 'trouser'?; there are 0 T-shirt/top, 1 trouser, 2 pullover, "
            + "3 dress, 4 coat, 5 sandal, 6 shirt, 7 sneaker, 8 bag, 9 ankle boot")
        #expect(try message("saliency test/3 --against 3")
            == "3 is set against itself, and no class is ahead of itself; name two classes with --class and --against")
        #expect(try message("saliency test/3 --method gradcan", use: "deep").hasPrefix(
            "there is no method 'gradcan'; did you mean 'gradcam'?; there are gradcam, integrated, gradient"))
        #expect(try message("saliency test/3 --method gradcam")
            == "net has no convolution, so there are no feature maps for Grad-CAM to weigh; "
            + "`saliency test/3 --method integrated` works with any network")
        #expect(try message("saliency test/0-3") == "'test/0-3' names 4 images, expected one; such as test/0")
    }

    @Test func `classes go by their names where they have some`() throws {
        var interpreter = try Small.interpreter()
        let data = Small.dataset
        let names = (0..<10).map { "thing \($0)" }
        interpreter.session.dataset = Dataset(
            name: data.name, train: data.train, test: data.test, classNames: names, source: data.source)
        let table = try interpreter.table("saliency test/3 --class 'Thing 4' --against 3")
        #expect(table.value("class", row: 0) == 4)
        #expect(table.value("class_name", row: 0) == "thing 4")
        #expect(table.finding?.hasPrefix("Integrated gradients for thing 4 against thing 3 find no evidence") == true)
    }

    @Test func `Ctrl-C ends occlusion and leaves the session as it was`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let surface = SilentSurface(cancelAfterReports: 1)
        #expect(try interpreter.failure("saliency test/3 --method occlusion", on: surface).message == "interrupted")
        #expect(surface.progress.count == 1)
    }
}
