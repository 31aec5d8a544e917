import ConvNet
import Insight
import Testing

@Suite struct PerturbationTests {
    private func apply(_ change: Perturbation, seed: UInt64 = 1) -> [Float] {
        change.apply(to: Tinkered.image(3), width: 9, height: 9, seed: seed)
    }

    @Test func `no share of a change leaves every pixel as it is`() {
        let change = Perturbation(rotation: 30, shiftX: 2, shiftY: -1, scale: 0.5, noise: 0.4)
        #expect(apply(change.share(0)) == Tinkered.image(3))
        #expect(change.share(1) == change)
        #expect(change.share(0.5).scale == 0.75)
    }

    @Test func `a shift by whole pixels moves the image and leaves black behind`() {
        let (image, moved) = (Tinkered.image(3), apply(Perturbation(shiftX: 2, shiftY: -1)))
        for row in 0..<9 {
            for column in 0..<9 {
                let source = row + 1 < 9 && column >= 2 ? image[(row + 1) * 9 + column - 2] : 0
                #expect(moved[row * 9 + column] == source)
            }
        }
    }

    @Test func `noise is the seed's, grows in place and stays between black and white`() {
        let strong = apply(Perturbation(noise: 1))
        #expect(strong == apply(Perturbation(noise: 1)))
        #expect(strong != apply(Perturbation(noise: 1), seed: 2))
        #expect(strong.allSatisfy { (0...1).contains($0) })
        for ((pixel, weak), strong) in zip(zip(Tinkered.image(3), apply(Perturbation(noise: 0.1))), strong) {
            #expect((weak - pixel) * (strong - pixel) >= 0)
        }
    }

    /// Class 0 reads the columns left of the middle, class 1 those right of it.
    private func halves() throws -> Network {
        let input = Shape.map(height: 9, width: 9, channels: 1)
        var network = Network(try Architecture(layers: "flatten, dense 2", input: input), seed: 1)
        network.setTensor(named: "dense1/kernel", to: (0..<162).map { index in
            let (column, unit) = (index / 2 % 9, index % 2)
            return (unit == 0 ? column < 4 : column > 4) ? 1 : 0
        })
        return network
    }

    @Test func `the place of a flip is found to the precision that is told`() throws {
        var dot = [Float](repeating: 0, count: 81)
        dot[4 * 9 + 2] = 1
        let sweep = try PerturbationSweep(
            Inference(halves()), pixels: dot, width: 9, height: 9, change: Perturbation(shiftX: 6), count: 5, seed: 1)
        // Ink crosses into the right half when the dot has moved by more than two of the six pixels.
        #expect(sweep.steps.map(\.share) == [0, 0.25, 0.5, 0.75, 1])
        #expect(sweep.answer == 0)
        let flip = try #require(sweep.flip)
        #expect(flip.prediction.verdict == 1)
        #expect(flip.share > 1 / Float(3) && flip.share <= 1 / Float(3) + sweep.precision + 1e-4)
    }

    @Test func `a flip that is over before the next step is found`() throws {
        // Class 1 reads one column alone, which the dot crosses between two of the steps.
        let input = Shape.map(height: 9, width: 9, channels: 1)
        var network = Network(try Architecture(layers: "flatten, dense 2", input: input), seed: 1)
        network.setTensor(named: "dense1/kernel", to: (0..<162).map { $0 % 2 == 1 && $0 / 2 % 9 == 4 ? 1 : 0 })
        network.setTensor(named: "dense1/bias", to: [0.75, 0])
        var dot = [Float](repeating: 0, count: 81)
        dot[4 * 9 + 2] = 1
        let sweep = try PerturbationSweep(
            Inference(network), pixels: dot, width: 9, height: 9, change: Perturbation(shiftX: 6), count: 3, seed: 1)
        #expect(sweep.steps.allSatisfy { $0.prediction.verdict == 0 })
        let flip = try #require(sweep.flip)
        // Three quarters of the dot are in the column when it has moved by 1.75 of the six pixels.
        #expect(flip.prediction.verdict == 1 && abs(flip.share - 1.75 / 6) < 2 * sweep.precision)
    }

    @Test func `an answer that stays has no flip`() throws {
        let sweep = try PerturbationSweep(
            Inference(halves()), pixels: [Float](repeating: 0, count: 81), width: 9, height: 9,
            change: Perturbation(rotation: 90), seed: 1)
        #expect(sweep.flip == nil)
        #expect(sweep.steps.count == 13)
    }
}
