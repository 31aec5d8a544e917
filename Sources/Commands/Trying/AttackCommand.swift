import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Words

/// Looks for the smallest change of an image that makes the network answer otherwise.
package struct AttackCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "attack",
        abstract: "Find the smallest change of an image that flips the answer (FGSM, PGD).",
        discussion: """
            No pixel changes by more than epsilon, where 1 is the way from black to white, and all stay between black and \
            white. fgsm takes one step along the sign of the loss's gradient; pgd takes \(Attack.steps), ever \
            shorter, \(Format.number(Double(Attack.stepFactor))) epsilon in all, from each of \(Attack.starts) random starts \
            drawn from the seed. The smallest epsilon that flips the answer is searched for evenly up to the limit, with fgsm \
            256 of them, since its single step may flip with little and not with more; then in ever finer steps below the first that does.
            """)
    package static let topic = Topic.trying
    package static let effect = Effect.looks
    package static let examples = [
        Example("attack test/18", "the smallest change that flips the answer", gives: .value("predicted_after = 2")),
        Example("attack test/18 --method fgsm --epsilon 0.1", "one step of this size",
            gives: .value("predicted_after = 8")),
        Example("attack test/18 --target 3", "until it is read as a 3", gives: .value("predicted_after = 3")),
    ]

    @Argument(help: "A sample; `it` if left out.", completion: .values(.sampleOrFile))
    var sample: String?

    @Option(
        help: "fgsm or pgd.", completion: .list(Attack.Method.allCases.map(\.rawValue)), transform: Choice.one(of: Attack.Method.self, "method"))
    var method: Attack.Method = .pgd

    @Option(
        help: "Show the attack with this budget, and search no further; 0.5 limits the search if left out.",
        transform: Number.real(0.0001...1, "--epsilon"))
    var epsilon: Double?

    @Option(
        help: ArgumentHelp(
            "The class to be read, by number or name; any other than at first if left out.", valueName: "class"))
    var target: String?

    package init() {}

    /// As far as a search goes: gray from black or white.
    private static let limit: Float = 0.5

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        let target = try target.map { try session.classNumber($0, of: named.network) }
        let sample = try session.oneSample(session.sampleOrFirst(sample), on: surface)
        let attack = try Attack(
            named.network, pixels: try sample.pixels(for: named.network), method: method, target: target,
            seed: session.seed)
        let drawing = AttackDrawing(attack, of: sample, network: named.name, classNames: session.classNames)
        if target == attack.original.verdict {
            throw ExplorerError.refused(
                "\(sample.path) is read as \(session.classNames[attack.original.verdict]) already", remedy: "choose another --target")
        }
        let limit = epsilon.map { Float($0) } ?? Self.limit
        let progress = surface.watch("attacking \(sample.path) with \(method.rawValue)")
        let found = try attack.smallest(upTo: limit, progress: progress)
        let budget = epsilon == nil ? found?.attempt : nil
        guard let shown = try budget ?? attack.attempts([limit], progress: progress).first else { return .nothing }
        return Output.table(drawing.table(shown, smallest: found, limit: limit)).showing([
            NamedTensor("attacked", images: [shown.pixels], shape: named.network.architecture.input),
        ].compactMap { $0 })
    }
}
