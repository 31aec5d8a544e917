import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Asks networks what pictures show.
package struct PredictCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "predict", abstract: "Ask the network what a picture shows, and how sure it is.",
        discussion: """
            A picture file (PNG, JPEG, PGM) is made like the images that the network knows: dark ink on light paper is \
            turned round, the digit cut out, scaled into 20×20 and centered by its mass. A network that reads colors gets \
            it in color, scaled to the size that it knows and nothing else. Several digits in one picture are read one by one, \
            from the left. `-` reads ASCII art, as \
            `show --as ascii` prints it, from standard input.
            """)
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("predict test/18", "a test image", gives: .value("predicted = 8")),
        Example("predict test/0-8", "nine of them", gives: .value("predicted = 7 --row sample=test/8")),
        Example(
            "predict drawing --steps", "how a drawing becomes what the network gets", setting: ["draw 140,30 140,250"],
            gives: .text("scaled to 20 pixels")),
        Example("predict test/7 --with small,net", "what two networks say",
            setting: ["new small --layers 'flatten, dense 10'", "new net"], gives: .value("network = net")),
    ]

    @Argument(
        help: "test/18, test/wrong, it, FILE, or `-` for ASCII art on standard input; `it` if left out.",
        completion: .values(.sampleOrFile))
    var samples: [String] = []

    @Flag(help: "Only resize picture files: no turning round, cropping or centring.")
    var raw = false

    @Flag(help: "Show how a picture file or a drawing becomes the pixels that the network gets, step by step.")
    var steps = false

    @OptionGroup var comparison: ComparedNetworks

    package init() {}

    package static func reading(_ words: [String], in session: Session) -> [String]? {
        reading(words, fileOf: .picture, in: session)
    }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let networks = try comparison.networks(in: session)
        let paths = try samples.isEmpty ? [session.sampleOrFirst(nil as SamplePath?)] : samples.map { word in
            try session.sampleOrFirst(word)
        }
        var answers: [PredictionDrawing.Answer] = []
        var read: [SamplePath] = []
        var faults: [any Error] = []
        for path in paths {
            guard let samples = try readable(path, ofSeveral: paths.count > 1, &faults, in: &session, on: surface)
            else { continue }
            if samples.first?.seemsSeveral == true, paths.count == 1, networks.count == 1, !steps,
                let output = try several(path, networks[0], in: session, on: surface) { return output }
            read.append(path)
            answers += try Self.ask(networks, about: samples, on: surface)
        }
        if answers.isEmpty, let fault = faults.first { throw fault }
        let output = Output.table(PredictionDrawing(answers, of: read, classNames: session.classNames).table)
            .showing(Self.probabilities(answers, networks))
        if steps { return .group(try read.map { SheetDrawing.steps(try session.preparationSteps(of: $0, on: surface), side: 56) } + [output]) }
        guard faults.isEmpty else {
            throw PartialFailure(output: output, reason: ExplorerError.leftUndone(faults.map { "\($0)" }))
        }
        return output
    }

    /// What a network reads in a picture of several digits; nil for one of a single digit.
    private func several(
        _ path: SamplePath, _ network: NamedNetwork, in session: Session, on surface: any Surface
    ) throws -> Output? {
        guard let line = try session.severalDigits(in: path, on: surface), let first = line.digits.first?.picture else { return nil }
        let digits = FloatSamples(line.digits.map { Sample(path: path, picture: $0.picture).pixels }, like: first)
        let said = try Inference(network.network).probabilities(of: digits, range: 0..<digits.count)
        let drawing = SeveralDigitsDrawing(
            line, of: path, network: network.name, predictions: said.map { Prediction(probabilities: $0) },
            classNames: session.classNames)
        return .table(drawing.table)
    }

    /// The images that a path names; nil for a bad file among several things, which keeps nobody from the others.
    private func readable(
        _ path: SamplePath, ofSeveral: Bool, _ faults: inout [any Error], in session: inout Session, on surface: any Surface
    ) throws -> Samples? {
        do {
            try session.provide(for: path, on: surface)
            let samples = try session.samples(path, on: surface, raw: raw)
            session.remember(path)
            return samples
        } catch let fault where !(fault is Interrupted) {
            guard case .file = path, ofSeveral else { throw fault }
            faults.append(fault)
            return nil
        }
    }

    /// Samples × classes, of each network.
    private static func probabilities(
        _ answers: [PredictionDrawing.Answer], _ networks: [NamedNetwork]
    ) -> [NamedTensor] {
        networks.indices.compactMap { place in
            NamedTensor(
                networks.count == 1 ? "probabilities" : "\(networks[place].name)/probabilities",
                rows: answers.map { $0.predictions[place].prediction.probabilities })
        }
    }

    /// What each network says about each sample, sample by sample.
    private static func ask(
        _ networks: [NamedNetwork], about samples: Samples, on surface: any Surface
    ) throws -> [PredictionDrawing.Answer] {
        let source = PictureSamples(samples)
        let said = try networks.map { try ask($0, about: source, on: surface) }
        return samples.indices.map { index in
            PredictionDrawing.Answer(
                sample: samples[index],
                predictions: zip(networks, said).map { ($0.name, Prediction(probabilities: $1[index])) })
        }
    }

    private static func ask(
        _ network: NamedNetwork, about source: PictureSamples, on surface: any Surface
    ) throws -> [[Float]] {
        let inference = Inference(network.network)
        let chunk = 512
        var said: [[Float]] = []
        for start in stride(from: 0, to: source.count, by: chunk) {
            try surface.checkCancellation()
            said += try inference.probabilities(of: source, range: start..<min(start + chunk, source.count))
            if source.count > chunk {
                surface.report(Progress(
                    "\(network.name) reads \(Format.integer(source.count)) images",
                    fraction: Double(said.count) / Double(source.count)))
            }
        }
        return said
    }
}
