import ConvNet
import Insight
import Testing

@Suite(.serialized) struct AttackTests {
    /// Class 0 is the first pixel, class 1 the second, and no other pixel matters.
    private func twoPixels() throws -> Network {
        let input = Shape.map(height: 9, width: 9, channels: 1)
        var network = Network(try Architecture(layers: "flatten, dense 2", input: input), seed: 1)
        network.setTensor(named: "dense1/kernel", to: (0..<162).map { $0 == 0 || $0 == 3 ? 1 : 0 })
        return network
    }

    private var gray: [Float] { [0.6, 0.4] + [Float](repeating: 0.5, count: 79) }

    @Test(arguments: Attack.Method.allCases)
    func `the smallest budget is half of the margin where the network is linear`(_ method: Attack.Method) throws {
        let attack = try Attack(twoPixels(), pixels: gray, method: method, seed: 1)
        #expect(attack.original.verdict == 0)
        let found = try #require(try attack.smallest(upTo: 0.5))
        #expect(found.precision < 0.001)
        #expect(abs(found.attempt.epsilon - 0.1) < 2 * found.precision)
        #expect(found.attempt.prediction.verdict == 1)
        // What the precision says was tried in vain.
        #expect(try attack.attempts([found.attempt.epsilon - found.precision]).first?.succeeds == false)
    }

    @Test func `nothing is found where no budget up to the limit is enough`() throws {
        let attack = try Attack(twoPixels(), pixels: gray, method: .pgd, seed: 1)
        #expect(try attack.smallest(upTo: 0.05) == nil)
        #expect(try attack.attempts([0.05]).first?.succeeds == false)
    }

    /// Class 0 stays 0 but for a budget between 0.26 and 0.34: there a sum of the first pixel passes one bend, and not yet the
    /// other.
    private func bump() throws -> Network {
        let input = Shape.map(height: 1, width: 1, channels: 1)
        var network = Network(try Architecture(layers: "flatten, dense 2 relu, dense 2", input: input), seed: 1)
        network.setTensor(named: "dense1/kernel", to: [1, 1])
        network.setTensor(named: "dense1/bias", to: [-0.26, -0.3])
        network.setTensor(named: "dense2/kernel", to: [0, 10, 0, -20])
        network.setTensor(named: "dense2/bias", to: [0, -0.1])
        return network
    }

    @Test func `a single step that flips with a budget and not with more is found`() throws {
        // The slope at 0.27 leads upwards; from 0.33 on the other class has lost again.
        let attack = try Attack(bump(), pixels: [0.265], method: .fgsm, seed: 1)
        #expect(attack.original.verdict == 0)
        #expect(try attack.attempts([0.125, 0.25, 0.375, 0.5]).allSatisfy { !$0.succeeds })
        let found = try #require(try attack.smallest(upTo: 0.5))
        #expect(abs(found.attempt.epsilon - 0.005) < 2 * found.precision)
        #expect(found.precision == 0.5 / 4096)
    }

    @Test func `one step leaves pixels alone that do not matter`() throws {
        let attack = try Attack(twoPixels(), pixels: gray, method: .fgsm, seed: 1)
        let pixels = try #require(try attack.attempts([0.2]).first?.pixels)
        #expect(abs(pixels[0] - 0.4) < 1e-6)
        #expect(abs(pixels[1] - 0.6) < 1e-6)
        #expect(pixels.dropFirst(2).allSatisfy { $0 == 0.5 })
    }

    @Test(arguments: Tinkered.stacks, Attack.Method.allCases)
    func `an attack stays within its budget and between black and white, and says the truth`(
        _ layers: String, _ method: Attack.Method
    ) throws {
        let network = try Tinkered.network(layers)
        let image = Tinkered.image(5)
        let attack = try Attack(network, pixels: image, method: method, seed: 4)
        let inference = Inference(network)
        for attempt in try attack.attempts([0.01, 0.1, 0.5]) {
            for (new, old) in zip(attempt.pixels, image) {
                #expect(abs(new - old) <= attempt.epsilon + 1e-6)
                #expect((0...1).contains(new))
            }
            let said = Prediction(probabilities: try inference.probabilities(of: attempt.pixels)).verdict
            #expect(said == attempt.prediction.verdict)
            #expect(attempt.succeeds == (said != attack.original.verdict))
        }
    }

    /// Three classes: as much as the first pixel, as the second, and as the third.
    private func threePixels() throws -> Network {
        let input = Shape.map(height: 9, width: 9, channels: 1)
        var network = Network(try Architecture(layers: "flatten, dense 3", input: input), seed: 1)
        network.setTensor(named: "dense1/kernel", to: (0..<243).map { [0, 4, 8].contains($0) ? 1 : 0 })
        return network
    }

    @Test(arguments: Attack.Method.allCases)
    func `a target is reached where it can be, with what it takes`(_ method: Attack.Method) throws {
        let pixels = [0.6, 0.5, 0.2] + [Float](repeating: 0.5, count: 78)
        // The third pixel must pass the first by a change of half their difference; the second is nearer and not wanted.
        let attack = try Attack(threePixels(), pixels: pixels, method: method, target: 2, seed: 1)
        #expect(try attack.attempts([0.15]).first?.succeeds == false)
        let reached = try #require(try attack.attempts([0.25]).first)
        #expect(reached.succeeds && reached.prediction.verdict == 2)
        let found = try #require(try attack.smallest(upTo: 0.5))
        #expect(abs(found.attempt.epsilon - 0.2) < 2 * found.precision)
        #expect(found.attempt.prediction.verdict == 2)
    }

    @Test func `a target that is not reached is no success`() throws {
        let network = try Tinkered.network(Tinkered.stacks[1])
        let first = try Attack(network, pixels: Tinkered.image(5), method: .pgd, seed: 4).original.verdict
        for target in 0..<4 where target != first {
            let attack = try Attack(network, pixels: Tinkered.image(5), method: .pgd, target: target, seed: 4)
            let attempt = try #require(try attack.attempts([0.8]).first)
            #expect(attempt.succeeds == (attempt.prediction.verdict == target))
            #expect(attempt.prediction.probabilities[target] > attack.original.probabilities[target])
        }
    }

    @Test func `many budgets are tried in order, and who is told of each step can end them`() throws {
        let attack = try Attack(twoPixels(), pixels: gray, method: .pgd, seed: 1)
        let epsilons = (1...11).map { Float($0) * 0.02 }
        var shares: [Double] = []
        let attempts = try attack.attempts(epsilons) { shares.append($0) }
        #expect(attempts.map(\.epsilon) == epsilons)
        #expect(attempts.map(\.succeeds) == epsilons.map { $0 > 0.101 })
        #expect(shares == shares.sorted() && shares.count > 80 && (shares.last ?? 1) < 1)
        struct Enough: Error {}
        #expect(throws: Enough.self) { try attack.smallest(upTo: 0.5) { if $0 > 0.02 { throw Enough() } } }
    }

    @Test func `the seed decides where the way begins`() throws {
        func pixels(_ seed: UInt64) throws -> [Float]? {
            try Attack(twoPixels(), pixels: gray, method: .pgd, seed: seed).attempts([0.05]).first?.pixels
        }
        #expect(try pixels(1) == pixels(1))
        #expect(try pixels(1) != pixels(2))
    }
}
