import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Makes an image that excites a unit.
package struct MaximizeCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "maximize",
        abstract: "Make an image that excites a unit, and compare it with the best real one.",
        discussion: """
            From faint noise, drawn from the seed, steps go up the gradient of the unit's value before its activation or the \
            softmax, held back by the image's squared norm and by its total variation, so that it stays calm. A unit that \
            sees much of the image is shown it a little moved, each time otherwise. A channel is driven in the middle of \
            its map unless a place is named, and a layer shows an image for each channel. Ctrl-C shows what there is by \
            then. Real images are those of the test split, where data is loaded.
            """)
    package static let topic = Topic.explaining
    package static let effect = Effect.looks
    package static let examples = [
        Example("maximize conv2/3", "what a channel looks for", gives: .value("value > 20")),
        Example("maximize dense1 --steps 16", "every unit of a layer, roughly", gives: .value("unit = dense1/63")),
        Example("maximize dense2/7 --steps 300", "the image that makes the network shout 7",
            gives: .value("value > 20")),
    ]

    @Argument(help: "A unit (conv2/3, conv2/3/5,7, dense1/12) or a layer.", completion: .values(.unit))
    var unit: String

    @Option(help: "How many steps.", transform: Number.integer(1...10_000, "--steps"))
    var steps = ActivationMaximization.Settings().steps

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        let probed = try UnitsToProbe(UnitPath(unit), in: session.network().network)
        var settings = ActivationMaximization.Settings()
        settings.steps = steps
        let made = try ActivationMaximization.images(
            named.network, units: probed.units, settings: settings, seed: session.seed
        ) { share in
            surface.report(Progress("exciting \(probed.path)", fraction: share))
            return !surface.isCancelled
        }
        let isCancelled = surface.isCancelled
        var real: (hits: [TopImages.Hit], samples: Samples)?
        if let test = session.dataset?.test, test.shape == probed.input, !isCancelled {
            let samples = try session.samples(.images(.test, filters: [], choice: nil), on: surface)
            let found = try TopImages(named.network, units: probed.units, count: 1, of: PictureSamples(samples)) { done, total in
                surface.report(Progress("showing test to \(probed.path)", fraction: Double(done) / Double(total)))
                return !surface.isCancelled
            }
            if found.images == samples.count { real = (found.hits.compactMap(\.first), samples) }
        }
        let drawing = MaximizationDrawing(made, units: probed, real: real, steps: steps, seed: session.seed)
        return .table(drawing.table(isCancelled: isCancelled))
    }
}
