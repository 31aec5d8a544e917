import ArgumentParser
import Display
import Drawing
import Explorer
import Faults

/// Tells the fault of a run.
package struct RevealCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reveal", abstract: "Tell what is wrong with a run that `fault` started, and the shortest way to find it.",
        discussion: "It costs all points, unless the fault was found.")
    package static let topic = Topic.learning
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("reveal", "what it is, how it was made, how it is found", setting: ["fault --seed 7"],
            gives: .text("The shortest way to find it")),
    ]

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        var run = try session.faultyRun()
        let findings = run.fault.evidence(in: try RunMeasures(run.run))
        run.reveal()
        session.patient = run
        let fault = run.fault
        let named = Table(
            columns: [Column("fault"), Column("points")], rows: [[.text(fault.name), .integer(run.points)]],
            drawing: [.text("\(fault.name): \(fault.meaning). \(fault.story)")])
        return .group([
            .table(named), .table(EvidenceDrawing(for: fault, findings).table), .listing(Self.way(fault)),
            .note("\(session.score(of: run)). \(Session.remarkOnFaultyRun)"),
        ])
    }

    private static func way(_ fault: any Fault) -> Listing {
        var listing = Listing()
        listing.line("The shortest way to find it:")
        listing.examples(fault.way.map { Listing.Entry($0.line, $0.tells) })
        return listing
    }
}
