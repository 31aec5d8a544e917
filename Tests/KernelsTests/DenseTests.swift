import Kernels
import Testing

extension Kernel {
    struct DenseCase: CustomTestStringConvertible, Sendable {
        var inputs: Int
        var outputs: Int
        var batch: Int

        var testDescription: String { "\(inputs)→\(outputs) batch \(batch)" }
        var geometry: DenseGeometry { DenseGeometry(inputs: inputs, outputs: Lanes.padded(outputs)) }

        static let all: [DenseCase] = [
            .init(inputs: 1, outputs: 1, batch: 1), .init(inputs: 3, outputs: 8, batch: 5),
            .init(inputs: 8, outputs: 12, batch: 33), .init(inputs: 784, outputs: 20, batch: 5),
            .init(inputs: 200, outputs: 64, batch: 32), .init(inputs: 64, outputs: 10, batch: 33), .init(inputs: 24, outputs: 150, batch: 1),
        ]
    }

    @Test(arguments: DenseCase.all)
    func `a dense layer and its gradients equal their references`(_ test: DenseCase) {
        let g = test.geometry
        var random = RandomTensors()
        let x = random.view(test.batch * g.inputs)
        let weights = random.map(places: g.inputs, channels: test.outputs, depth: g.outputs)
        let bias = random.map(places: 1, channels: test.outputs, depth: g.outputs)
        let dy = random.map(places: test.batch, channels: test.outputs, depth: g.outputs)
        let sizes = [dy.count, weights.count, bias.count, x.count]
        let expected = sizes.map { View(count: $0) }
        Reference.denseForward(x, weights: weights, bias: bias, into: expected[0], batch: test.batch, g, relu: true)
        Reference.denseWeightGradient(x, dy: dy, dw: expected[1], db: expected[2], batch: test.batch, g)
        Reference.denseInputGradient(dy: dy, weights: weights, dx: expected[3], batch: test.batch, g)
        let found = sizes.map { View(count: $0) }
        let scratch = View(count: Dense.inputGradientScratch(g))
        #expect(sameBitsOnAnyThreads {
            scratch.fill(.nan)
            Dense.forward(x, weights: weights, bias: bias, into: found[0], batch: test.batch, g, relu: true)
            Dense.weightGradient(x, dy: dy, dw: found[1], db: found[2], batch: test.batch, g)
            Dense.inputGradient(dy: dy, weights: weights, dx: found[3], scratch: scratch, batch: test.batch, g)
            return found
        })
        for (one, other) in zip(found, expected) { #expect(distance(one, other) < 2e-6) }
    }

    @Test func `a dense layer without ReLU keeps negative results`() {
        let g = DenseGeometry(inputs: 1, outputs: 8)
        let y = View(count: 8)
        let weights = View([-1, 2, 0, 0, 0, 0, 0, 0])
        Dense.forward(View([3]), weights: weights, bias: View(count: 8), into: y, batch: 1, g, relu: false)
        #expect(y.array == [-3, 6, 0, 0, 0, 0, 0, 0])
    }
}
