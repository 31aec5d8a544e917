import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Goes from an opened term back to the sum that it is a term of.
package struct UpCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Go back from a term that `why` opened to the sum above it.")
    package static let topic = Topic.explaining
    package static let effect = Effect.changes
    package static let examples = [
        Example("up", "back to the sum above", setting: ["why test/18 2"], gives: .value("unit = bn3/60 --row 0")),
        Example("up 2", "two sums up", setting: ["why test/18 2 1"], gives: .value("unit = bn3/60 --row 0")),
    ]

    @Argument(help: "How many sums up; 1 if left out.", transform: Number.integer(1...Int.max, "steps"))
    var steps: Int?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        var opening = try session.opened()
        let network = try session.network(of: opening)
        let names = UnitNames(network.network.architecture, classNames: session.classNames)
        let deepest = opening.trail.count - 1
        guard (steps ?? 1) <= deepest else {
            let place = "\(names.name(of: opening.trail[0])) of \(opening.sample.path)"
            throw ExplorerError.refused(
                deepest == 0 ? "this is the top: \(place)" : "\(place) is the top, \(Format.count(deepest, "step")) up from here",
                remedy: deepest == 0 ? "type the number of a term to go down" : "`up \(deepest)` goes there")
        }
        for _ in 0..<(steps ?? 1) { _ = opening.leave() }
        let opener = try Opener(network.network, pixels: opening.pixels)
        session.opening = opening
        let drawing = SumDrawing.output(
            opening, opener, names, network: network.name, isInteractive: surface.keepsSession)
        guard let drawing else { throw ExplorerError.nothingUsedYet }
        return drawing
    }
}
