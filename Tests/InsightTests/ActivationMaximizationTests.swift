import ConvNet
@testable import Insight
import Kernels
import Testing
import Words

@Suite(.serialized) struct ActivationMaximizationTests {
    private func units(_ network: Network) -> [[ProbedUnit]] {
        network.architecture.summary().filter { !$0.isSoftmax }.map { row in
            (0..<row.output.channels).compactMap { ProbedUnit(row, of: network.architecture, channel: $0) }
        }
    }

    @Test(arguments: Tinkered.stacks)
    func `made images excite units of every layer more than the noise they began with`(_ layers: String) throws {
        let network = try Tinkered.network(layers)
        for layer in units(network) {
            let made = try ActivationMaximization.images(network, units: Array(layer.prefix(3)), seed: 2).made
            #expect(made.count == min(3, layer.count))
            for image in made where !image.isStuck {
                #expect(image.value > image.start)
                #expect(image.pixels.allSatisfy { (0...1).contains($0) })
            }
            #expect(made.contains { !$0.isStuck })
        }
    }

    @Test func `the value told is what the network gives for the image, before the ReLU`() throws {
        let network = try Tinkered.network(Tinkered.stacks[0])
        let row = try #require(network.architecture.summary().first)
        let unit = try #require(ProbedUnit(row, of: network.architecture, channel: 1, place: (2, 5)))
        let made = try #require(try ActivationMaximization.images(network, units: [unit], seed: 2).made.first)
        let linear = try #require(try Inference(network).activation("conv1/linear", of: made.pixels))
        #expect(abs(linear.values[(2 * 7 + 5) * 3 + 1] - made.value) < 1e-5)
        #expect(made.place == 2 * 7 + 5)
    }

    @Test func `the image is the same for one thread and for two, and alone or among others`() throws {
        let network = try Tinkered.network(Tinkered.stacks[0])
        let layer = units(network)[0]
        let before = WorkerPool.threads
        defer { WorkerPool.threads = before }
        WorkerPool.threads = 1
        let one = try ActivationMaximization.images(network, units: layer, seed: 2).made
        WorkerPool.threads = 2
        #expect(try ActivationMaximization.images(network, units: layer, seed: 2).made == one)
        #expect(try ActivationMaximization.images(network, units: [layer[1]], seed: 2).made == [one[1]])
        #expect(try ActivationMaximization.images(network, units: layer, seed: 3).made != one)
    }

    @Test(arguments: [
        ("conv 3 3x3 relu, bn, maxpool 2, conv 4 2x2 stride 2, flatten, dense 3", "conv2", true),
        ("conv 3 3x3 same, avgpool 2, conv 4 3x3 same relu, flatten, dense 3", "conv2", true),
        ("conv 3 3x3 same, avgpool 2, conv 4 3x3 same relu, flatten, dense 3", "dense1", false),
    ])
    func `the part of a network that a unit sees gives its value and gradient`(
        _ layers: String, _ layer: String, _ isPart: Bool
    ) throws {
        let network = try Tinkered.network(layers, side: 20)
        let row = try #require(network.architecture.summary().first { $0.name == layer })
        let unit = try #require(ProbedUnit(row, of: network.architecture, channel: 1))
        let place = unit.networkUnit(at: unit.middle)
        let view = UnitView(network, layer: unit.layer, row: place.row, column: place.column)
        #expect((view != nil) == isPart)
        guard let view else { return }
        let image = AttributionFixture.image(2, side: 20)
        let (whole, part) = (Recording(network), Recording(view.network))
        try whole.run([image])
        try part.run([view.cropped(image, width: 20, depth: 1)])
        #expect(abs(whole.output(of: unit.layer)[unit.index(at: unit.middle)] - part.output(of: unit.layer)[1]) < 1e-5)
        var (seed, small) = ([Float](repeating: 0, count: unit.shape.count), [Float](repeating: 0, count: unit.shape.channels))
        (seed[unit.index(at: unit.middle)], small[1]) = (1, 1)
        let gradient = view.embedded(part.gradient([small], from: unit.layer)[0], height: 20, width: 20, depth: 1)
        let expected = whole.gradient([seed], from: unit.layer)[0]
        #expect(expected.contains { $0 != 0 })
        #expect(zip(gradient, expected).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test func `a unit that sees the padding is computed by the whole network`() throws {
        let network = try Tinkered.network("conv 3 5x5 same, flatten, dense 3", side: 20)
        #expect(UnitView(network, layer: 0, row: 1, column: 9) == nil)
        #expect(UnitView(network, layer: 0, row: 2, column: 17)?.columns == 15..<20)
    }

    @Test func `an ended search gives what it has`() throws {
        let network = try Tinkered.network(Tinkered.stacks[3])
        let layer = units(network)[1]
        let (made, isComplete) = try ActivationMaximization.images(network, units: layer, seed: 2) {
            if $0 >= 0.1 { throw Interrupted() }
        }
        #expect(!isComplete)
        #expect(made.count == layer.count)
        let whole = try ActivationMaximization.images(network, units: layer, seed: 2).made
        #expect(made.map(\.start) == whole.map(\.start))
        #expect(made != whole)
    }

    @Test func `a unit that sees the whole image is excited by what holds when it is moved`() throws {
        let network = try Tinkered.network("flatten, dense 7 relu, dense 4", side: 28)
        let unit = units(network)[1][3]
        var still = ActivationMaximization.Settings()
        still.sideForAPixel = 100
        func meanWhenMoved(_ settings: ActivationMaximization.Settings) throws -> Float {
            let made = try #require(try ActivationMaximization.images(network, units: [unit], settings: settings, seed: 2).made.first)
            let shifts = [(2, 0), (0, 2), (-2, 0), (0, -2), (1, 1), (-1, 1), (2, -1), (-1, -2)]
            let values = try shifts.map { down, right -> Float in
                let moved = PixelShift(down: down, right: right).moved(made.pixels, height: 28, width: 28)
                return try #require(try Inference(network).activation("dense1/linear", of: moved)).values[3]
            }
            return values.reduce(0, +) / Float(values.count)
        }
        #expect(try meanWhenMoved(ActivationMaximization.Settings()) > meanWhenMoved(still) + 0.1)
    }

    @Test func `neighboring pixels differ less the more their differences are held back`() throws {
        let network = try Tinkered.network("flatten, dense 7 relu, dense 4")
        func variation(_ weight: Float) throws -> Float {
            var settings = ActivationMaximization.Settings()
            settings.variation = weight
            let made = try ActivationMaximization.images(network, units: [units(network)[1][2]], settings: settings, seed: 2).made
            let pixels = try #require(made.first).pixels
            return (0..<pixels.count - 1).filter { $0 % Tinkered.side + 1 < Tinkered.side }
                .reduce(0) { $0 + abs(pixels[$1] - pixels[$1 + 1]) }
        }
        let (free, usual, strict) = (try variation(0), try variation(0.25), try variation(1))
        #expect(free > usual && usual > strict)
    }

    @Test func `a moved image leaves black behind, and comes back but for what left it`() {
        let image: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        let shift = PixelShift(down: 1, right: -1)
        #expect(shift.moved(image, height: 3, width: 3) == [0, 0, 0, 2, 3, 0, 5, 6, 0])
        let back = shift.back.moved(shift.moved(image, height: 3, width: 3), height: 3, width: 3)
        #expect(back == [0, 2, 3, 0, 5, 6, 0, 0, 0])
    }

    @Test func `there is no unit outside of a layer`() throws {
        let network = try Tinkered.network(Tinkered.stacks[0])
        let row = try #require(network.architecture.summary().first)
        #expect(ProbedUnit(row, of: network.architecture, channel: 3) == nil)
        #expect(ProbedUnit(row, of: network.architecture, channel: 0, place: (7, 0)) == nil)
    }
}
