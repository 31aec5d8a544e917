import ConvNet
import Testing

@testable import Commands
@testable import Explorer

/// Networks whose sums are larger than any number.
@Suite(.serialized) struct NotFiniteTests {
    private static let words = "the network's sums are too large to be numbers, so it has no answer"

    /// The small session with a network of finite weights that overflows, in use as `big`.
    private func interpreter() throws -> Interpreter {
        var interpreter = try Small.interpreter()
        var network = try interpreter.session.network().network
        network.setTensor(named: "dense1/kernel", to: (0..<7840).map { $0 % 10 == 0 ? 3e38 : 0 })
        interpreter.session.state.networks.put(network, named: "big")
        return interpreter
    }

    @Test(arguments: [
        "predict test/3", "evaluate", "confusion", "evaluate --report", "show test/wrong", "saliency test/3", "why test/3",
        "attack test/3", "perturb test/3", "between test/3 test/4", "trace test/3 dense1/0/bias", "ablate dense1/3",
    ])
    func `a network without an answer is said to have none`(_ line: String) throws {
        var interpreter = try interpreter()
        #expect(try interpreter.failure(line).message.hasPrefix(Self.words))
    }

    @Test(arguments: ["stats", "filters dense1", "activations test/3", "embedding", "top dense1/3", "maximize dense1/3"])
    func `looking at it goes on, or says why not in one line`(_ line: String) throws {
        var interpreter = try interpreter()
        do throws(CommandFailure) {
            try interpreter.execute(line, on: SilentSurface())
        } catch {
            #expect(!error.message.contains("\n"))
        }
    }

    @Test func `an edit after which there would be no answer is refused`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("new tower --layers 'flatten, dense 1, dense 1, dense 1, dense 1, dense 1, dense 1, dense 1, "
            + "dense 10'; edit dense1/0/bias 1000000", on: SilentSurface())
        var refusal: CommandFailure?
        for layer in 2...7 where refusal == nil {
            do throws(CommandFailure) {
                try interpreter.execute("edit dense\(layer)/0/kernel/0 1000000", on: SilentSurface())
            } catch {
                refusal = error
            }
        }
        #expect(refusal?.message.hasPrefix(Self.words) == true)
        try interpreter.execute("evaluate", on: SilentSurface())
    }
}
