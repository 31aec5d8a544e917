import ArgumentParser
import Display
import Drawing
import Explorer

/// Draws samples.
package struct ShowCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Draw one sample large, or a gallery of several.",
        discussion: """
            With --by loss the images come in the order of the network's loss, greatest first: among `train/wrong` those \
            with a wrong label are found at the top.
            """)
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("show test/18", "one test image", gives: .text("test/18 · labeled 8")),
        Example("show test/is7/0-8", "the first nine images labeled 7", gives: .text("test/8")),
        Example("show test/18 --as ascii", "as text that can be edited and read back",
            gives: .text("test/18 · labeled 8")),
        Example("show test/0-29 --by loss", "those that surprise the network most, first", gives: .text("loss")),
        Example("show train/random/0-5", "six images chosen at random", gives: .text("train/")),
    ]

    @Argument(
        help: "What to draw: test/18, train/0-24, test/wrong, test/is4/as9, it, FILE; `it` if left out.",
        completion: .values(.sampleOrFile))
    var samples: String?

    @Option(
        help: "Order: loss, the network's greatest first; that of the path if left out.",
        completion: .list(SampleOrder.allCases.map(\.rawValue)), transform: Choice.one(of: SampleOrder.self, "order"))
    var by: SampleOrder?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let path = try session.sampleOrFirst(samples)
        try session.provide(for: path, on: surface)
        let samples = try session.samples(path, on: surface)
        session.remember(path)
        if let by {
            let ordered = try by.ordered(samples, in: session, on: surface)
            return .picture(SampleGallery(
                ordered.samples, of: path, losses: ordered.losses, classNames: session.classNames).picture)
        }
        guard case .images(let split, let filters, _) = path, filters.contains(where: \.needsPredictions) else {
            return Output.picture(SampleGallery(samples, of: path).picture).showing([NamedTensor](samples))
        }
        let answers = SampleGallery.Answers(
            predictions: try session.predictions(for: split, on: surface), classNames: session.classNames)
        return Output.picture(SampleGallery(samples, of: path, answers: answers).picture).showing([NamedTensor](samples))
    }
}
