import ArgumentParser
import Display
import Explorer
import Words

/// Says where to look for a fault.
package struct HintCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "hint", abstract: "Say where to look for the fault of a run that `fault` started; costs a point.",
        discussion: "The first hint is general, the second one more specific.")
    package static let topic = Topic.learning
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("hint", "the next one", setting: ["fault --seed 7"], gives: .text("4 of 5 points left")),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        var run = try session.faultyRun()
        guard run.ending == nil else {
            throw ExplorerError.refused("this fault is known", remedy: "`reveal` tells it again, `fault` starts another run")
        }
        guard let hint = run.nextHint() else {
            throw ExplorerError.refused(
                "both hints have been given", remedy: "`out NUMBER` shows them again, `reveal` tells what is wrong")
        }
        session.patient = run
        return .group([.text("Hint \(run.hintsGiven) of \(run.fault.hints.count): \(hint)"), .note(session.score(of: run))])
    }
}
