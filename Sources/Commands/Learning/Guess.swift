import ArgumentParser
import Display
import Drawing
import Explorer
import Faults

/// Names the fault of a run, and measures what speaks for it.
package struct GuessCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "guess", abstract: "Name what is wrong with a run that `fault` started; without a word, list the faults.")
    package static let topic = Topic.learning
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("guess dropout-high", "with what speaks for it and against it", setting: ["fault --seed 7"],
            gives: .value("guess = dropout-high")),
        Example("guess", "all the words", gives: .value("level = 1 --row fault=lr-low")),
    ]

    package static var discussion: String {
        """
        What is measured are numbers of the run as `fault` left it, whatever was done since. A wrong guess costs a point.

        The words are \(Laboratory.names.joined(separator: ", ")).
        """
    }

    @Argument(help: "What is wrong.", completion: .list(Laboratory.names))
    var word: String?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard let word else { return .table(Self.list) }
        var run = try session.faultyRun()
        let guess = try Laboratory.fault(named: word)
        let evidence = EvidenceDrawing(for: guess, guess.evidence(in: try RunMeasures(run.run)))
        run.take(guess: guess)
        session.patient = run
        let isRight = guess.name == run.fault.name
        let verdict = Table(
            columns: [Column("guess"), Column("right"), Column("points")],
            rows: [[.text(guess.name), .flag(isRight), .integer(run.points)]],
            drawing: [.text(Self.words(guess, isRight))])
        let advice = isRight ? "`reveal` tells how it was made and the shortest way to find it. \(Session.remarkOnFaultyRun)"
            : run.ending == nil ? "`hint` helps" : "`reveal` tells it again"
        return .group([.table(verdict), .table(evidence.table), .note("\(session.score(of: run)). \(advice)")])
    }

    private static func words(_ guess: any Fault, _ isRight: Bool) -> String {
        isRight ? "Yes, \(guess.name): \(guess.meaning)." : "No, it is not \(guess.name)."
    }

    private static var list: Table {
        Table(
            columns: [Column("fault"), Column("level"), Column(key: "meaning", heading: "what is wrong")],
            rows: Laboratory.faults.map { [.text($0.name), .integer($0.level), .text($0.meaning)] })
    }
}
