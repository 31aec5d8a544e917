import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Raster
import Subjects
import Words

/// Lets a person draw a digit and watch it being read.
package struct DrawCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draw a digit and watch the network read it.",
        discussion: """
            A sheet opens in the terminal: draw with the mouse, or with the arrow keys, where Space lowers and lifts the pen. \
            Beside it stands, at every stroke, what the network gets and how sure it is. Enter returns with the digit, which is \
            called `drawing` from then on (the first of the session is `drawing/0`, the next `drawing/1`); Esc returns without it.
            """)
    package static let topic = Topic.seeing
    package static let effect = Effect.looks
    package static let examples = [
        Example(
            "draw 140,30 140,250", "without a screen: the points of a stroke, on a sheet of 280×280 units",
            gives: .value("predicted = 1")),
        Example(
            "draw 60,50 220,50 120,250 / 90,150 200,150", "two strokes", gives: .value("predicted = 7")),
    ]
    package static let timedLines = ["draw 140,30 140,250"]

    @Argument(help: "Points of a stroke, x,y, in place of a sheet to draw on; `/` lifts the pen.")
    var points: [String] = []

    @Option(help: ArgumentHelp("Begin with what was drawn before.", valueName: "drawing"), completion: .values(.sample))
    var again: String?

    @Option(
        help: ArgumentHelp("The width of the pen, on a sheet of 280 units.", valueName: "units"),
        transform: Number.real(Double(PenDrawing.widths.lowerBound)...Double(PenDrawing.widths.upperBound), "--pen"))
    var pen: Double?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        var start = PenDrawing()
        if let again {
            guard case .drawing(let number)? = try SamplePath(again) else { throw SubjectError.badDrawing(again) }
            start = try session.drawing(number)
        }
        if let pen { start.penWidth = Float(pen) }
        start.strokes += try strokes
        guard points.isEmpty else { return try take(start, in: &session, on: surface) }
        let reader = SheetReader(network: try session.network(), classNames: session.classNames)
        guard let drawing = try surface.draw(on: reader.sheet(start: start)) else { return .note("nothing was taken over") }
        return try take(drawing, in: &session, on: surface)
    }

    private func take(_ drawing: PenDrawing, in session: inout Session, on surface: any Surface) throws -> Output {
        guard !drawing.isEmpty else { throw SubjectError.emptyDrawing }
        session.drawings.append(drawing)
        return try PredictCommand.parse(["drawing"]).run(in: &session, on: surface)
    }

    /// The strokes that stand on the line.
    private var strokes: [PenDrawing.Stroke] {
        get throws {
            try points.split(separator: "/").map { words in try words.map { try Self.point($0) } }
        }
    }

    private static func point(_ word: String) throws -> PenDrawing.Point {
        let numbers = Number.ascii(word).split(separator: ",", omittingEmptySubsequences: false).map { Float($0) ?? .nan }
        guard numbers.count == 2, numbers.allSatisfy({ abs($0) <= 2 * PenDrawing.side }) else {
            throw ExplorerError.badValue(
                name: "a point", given: word, expected: "x,y on a sheet of 280×280 units, such as 140,30, or `/` between strokes")
        }
        return PenDrawing.Point(x: numbers[0], y: numbers[1])
    }
}

/// A network that looks at a sheet.
struct SheetReader: Sendable {
    let network: NamedNetwork
    let classNames: ClassNames
    /// Compiled once for all strokes.
    private let inference: Inference

    init(network: NamedNetwork, classNames: ClassNames) {
        (self.network, self.classNames, inference) = (network, classNames, Inference(network.network))
    }

    func sheet(start: PenDrawing) -> DrawingSheet {
        let reader = self
        var views = [
            DrawingSheet.View("input") { SheetDrawing.input(try reader.prepared($0)) },
            DrawingSheet.View("steps") { SheetDrawing.steps(try $0.preparationSteps()) },
            DrawingSheet.View("resized") { try reader.resized($0) },
        ]
        if GradCAM(network.network.architecture) != nil {
            views.append(DrawingSheet.View("Grad-CAM") { try reader.evidence($0) })
            views.append(DrawingSheet.View("maps") { try reader.maps($0) })
        }
        return DrawingSheet(start: start, views: views) { try reader.answer($0) }
    }

    private func prepared(_ drawing: PenDrawing) throws -> Picture {
        do { return try drawing.prepared() } catch { throw SubjectError.emptyDrawing }
    }

    private func sample(_ picture: Picture) -> Sample { Sample(path: .drawing(nil), picture: picture) }

    private func prediction(_ picture: Picture) throws -> Prediction {
        let source = PictureSamples(Samples(sample(picture)))
        let rows = try inference.probabilities(of: source, range: 0..<1)
        return Prediction(probabilities: rows.first ?? [])
    }

    private func answer(_ drawing: PenDrawing) throws -> DrawingAnswer {
        let prediction = try prediction(prepared(drawing))
        return DrawingAnswer(
            probabilities: prediction.probabilities, classNames: prediction.probabilities.indices.map { classNames[$0] },
            words: "\(network.name) \(SheetDrawing.words(prediction, classNames: classNames))")
    }

    private func resized(_ drawing: PenDrawing) throws -> Output {
        let plain = try drawing.onlyResized()
        let prepared = try prepared(drawing)
        return SheetDrawing.resized(
            (plain, try prediction(plain)), (prepared, try prediction(prepared)), classNames: classNames)
    }

    private func evidence(_ drawing: PenDrawing) throws -> Output {
        let pixels = try sample(prepared(drawing)).pixels(for: network.network)
        let read = try AttributionQuestion(network.network, pixels: pixels, target: AttributionTarget(0))
        let verdict = Prediction(probabilities: read.recording.probabilities()).verdict
        let question = read.asking(AttributionTarget(verdict))
        guard let method = GradCAM(network.network.architecture) else { return .nothing }
        return SheetDrawing.evidence(try method.map(of: question) { _ in }, classNames: classNames)
    }

    private func maps(_ drawing: PenDrawing) throws -> Output {
        let pixels = try sample(prepared(drawing)).pixels(for: network.network)
        let layers = try inference.activations(of: pixels).map { FeatureMaps($0) }
        return layers.first { !$0.isFlat }.map { SheetDrawing.maps($0) } ?? .nothing
    }
}
