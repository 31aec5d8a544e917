import Kernels
import Testing

extension Kernel {
    struct PoolCase: CustomTestStringConvertible, Sendable {
        var channels: Int
        var size: (height: Int, width: Int)
        var window: (height: Int, width: Int)
        var stride: (height: Int, width: Int)
        var batch: Int

        var testDescription: String {
            "\(size.height)×\(size.width)×\(channels), \(window) by \(stride), batch \(batch)"
        }

        var geometry: PoolGeometry {
            PoolGeometry(
                height: size.height, width: size.width, depth: Lanes.padded(channels), windowHeight: window.height,
                windowWidth: window.width, strideHeight: stride.height, strideWidth: stride.width)
        }

        static let all: [PoolCase] = [
            .init(channels: 16, size: (26, 26), window: (2, 2), stride: (2, 2), batch: 5),
            .init(channels: 20, size: (11, 11), window: (2, 2), stride: (2, 2), batch: 33),
            .init(channels: 8, size: (7, 9), window: (3, 2), stride: (3, 2), batch: 5),
            .init(channels: 12, size: (8, 8), window: (3, 3), stride: (2, 2), batch: 5),
            .init(channels: 3, size: (9, 7), window: (2, 2), stride: (3, 3), batch: 5),
            .init(channels: 8, size: (5, 5), window: (1, 5), stride: (1, 1), batch: 2),
        ]
    }

    @Test(arguments: PoolCase.all)
    func `pooling equals its reference, forth and back`(_ test: PoolCase) {
        let g = test.geometry
        var random = RandomTensors()
        let x = random.map(places: test.batch * g.height * g.width, channels: test.channels, depth: g.depth)
        let dy = random.map(
            places: test.batch * g.outputHeight * g.outputWidth, channels: test.channels, depth: g.depth)
        let sizes = [dy.count, dy.count, x.count, dy.count, x.count]
        let expected = sizes.map { View(count: $0) }
        Reference.maxPoolForward(x, into: expected[0], positions: expected[1], batch: test.batch, g)
        Reference.maxPoolBackward(dy, positions: expected[1], dx: expected[2], batch: test.batch, g)
        Reference.averagePoolForward(x, into: expected[3], batch: test.batch, g)
        Reference.averagePoolBackward(dy, dx: expected[4], batch: test.batch, g)
        let found = sizes.map { View(count: $0) }
        #expect(sameBitsOnAnyThreads {
            MaxPool.forward(x, into: found[0], positions: found[1], batch: test.batch, g)
            MaxPool.backward(dy, positions: found[1], dx: found[2], batch: test.batch, g)
            AveragePool.forward(x, into: found[3], batch: test.batch, g)
            AveragePool.backward(dy, dx: found[4], batch: test.batch, g)
            return found
        })
        for (one, other) in zip(found, expected).prefix(3) { #expect(one.array == other.array) }
        for (one, other) in zip(found, expected).suffix(2) { #expect(distance(one, other) < 1e-6) }
    }

    @Test func `the first of equal maxima counts`() {
        let g = PoolGeometry(
            height: 2, width: 2, depth: 8, windowHeight: 2, windowWidth: 2, strideHeight: 2, strideWidth: 2)
        let x = View((0..<32).map { $0 / 8 == 0 ? 1 : 2 })
        let (y, positions) = (View(count: 8), View(count: 8))
        MaxPool.forward(x, into: y, positions: positions, batch: 1, g)
        #expect(y.array == [Float](repeating: 2, count: 8))
        #expect(positions.array == [Float](repeating: 1, count: 8))
    }
}
