import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

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
        let path = try UnitPath(unit)
        _ = try path.rowBelowSoftmax(in: named.network)
        let probed = try UnitsToProbe(path, in: named.network)
        var settings = ActivationMaximization.Settings()
        settings.steps = steps
        let (made, isComplete) = try ActivationMaximization.images(
            named.network, units: probed.units, settings: settings, seed: session.seed,
            progress: surface.watch("exciting \(probed.path)"))
        let drawing = MaximizationDrawing(
            made, units: probed, real: isComplete ? try real(probed, named, in: &session, on: surface) : nil,
            steps: steps, seed: session.seed)
        return Output.table(drawing.table(isComplete: isComplete)).showing([
            NamedTensor("images", images: made.map(\.pixels), shape: named.network.architecture.input),
        ].compactMap { $0 })
    }

    /// The test image that excites each unit most; nil if there are none of its size, or after Ctrl-C.
    private func real(
        _ probed: UnitsToProbe, _ named: NamedNetwork, in session: inout Session, on surface: any Surface
    ) throws -> (hits: [TopImages.Hit], samples: Samples)? {
        guard let test = session.dataset?.test, test.shape == probed.input else { return nil }
        let samples = try session.samples(.images(.test, filters: [], choice: nil), on: surface)
        do {
            let found = try TopImages(
                named.network, units: probed.units, count: 1, of: PictureSamples(samples),
                progress: surface.counting("showing test to \(probed.path)"))
            return (found.hits.compactMap(\.first), samples)
        } catch is Interrupted {
            return nil
        }
    }
}
