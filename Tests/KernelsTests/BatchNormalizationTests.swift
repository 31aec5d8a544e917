import Kernels
import Testing

extension Kernel {
    /// A layer with random parameters; channels beyond `channels` are padding.
    static func channels(_ channels: Int, depth: Int) -> BatchNormalization.Channels {
        var random = RandomTensors()
        let next = { random.map(places: 1, channels: channels, depth: depth) }
        return BatchNormalization.Channels(
            gamma: next(), beta: next(), runningMean: next(), runningVariance: View(count: depth),
            mean: View(count: depth), inverseDeviation: View(count: depth), scale: View(count: depth),
            shift: View(count: depth))
    }

    static func vectors(_ c: BatchNormalization.Channels) -> [View] {
        [c.runningMean, c.runningVariance, c.mean, c.inverseDeviation, c.scale, c.shift]
    }

    @Test(arguments: [(8, 1), (12, 5), (16, 257), (20, 1000), (32, 33), (3, 512)])
    func `measuring a batch equals its reference`(_ size: (channels: Int, rows: Int)) {
        let depth = Lanes.padded(size.channels)
        var random = RandomTensors()
        let x = random.map(places: size.rows, channels: size.channels, depth: depth)
        // A mean far from zero is what cancels badly.
        for index in 0..<x.count where index % depth < size.channels { x[index] = x[index] * 0.25 + 3 }
        let expected = Self.channels(size.channels, depth: depth)
        Reference.batchNormalizationMeasure(x, expected, rows: size.rows, momentum: 0.9, epsilon: 1e-3)
        let scratch = View(count: BatchNormalization.scratch(rows: size.rows, depth: depth))
        var found = expected
        #expect(sameBitsOnAnyThreads {
            found = Self.channels(size.channels, depth: depth)
            scratch.fill(.nan)
            BatchNormalization.measure(x, found, rows: size.rows, momentum: 0.9, scratch: scratch)
            return Self.vectors(found)
        })
        for (one, other) in zip(Self.vectors(found), Self.vectors(expected)) { #expect(distance(one, other) < 1e-6) }
    }

    @Test func `running averages move by a hundredth towards the batch`() {
        let zero = View(count: 8)
        let ones = View([Float](repeating: 1, count: 8))
        let c = BatchNormalization.Channels(
            gamma: ones, beta: zero, runningMean: View(count: 8), runningVariance: View([Float](repeating: 1, count: 8)),
            mean: View(count: 8), inverseDeviation: View(count: 8), scale: View(count: 8), shift: View(count: 8))
        let x = View((0..<16).map { $0 < 8 ? 1 : 5 })
        BatchNormalization.measure(x, c, rows: 2, scratch: View(count: BatchNormalization.scratch(rows: 2, depth: 8)))
        #expect(c.mean[0] == 3)
        #expect(abs(c.runningMean[0] - 0.03) < 1e-7)
        #expect(abs(c.runningVariance[0] - 1.03) < 1e-6)
        BatchNormalization.fold(c)
        #expect(abs(c.scale[0] - 1 / (1.03 + 0.001).squareRoot()) < 1e-7)
        #expect(abs(c.shift[0] + 0.03 * c.scale[0]) < 1e-7)
    }

    @Test(arguments: [(8, 1), (12, 5), (16, 257), (20, 1000)], [false, true])
    func `the step back through batch normalization equals its reference`(
        _ size: (channels: Int, rows: Int), reluInput: Bool
    ) {
        let depth = Lanes.padded(size.channels)
        var random = RandomTensors()
        let x = random.map(places: size.rows, channels: size.channels, depth: depth)
        if reluInput { ReLU.forward(x, into: x) }
        let dy = random.map(places: size.rows, channels: size.channels, depth: depth)
        let c = Self.channels(size.channels, depth: depth)
        let scratch = View(count: BatchNormalization.scratch(rows: size.rows, depth: depth))
        BatchNormalization.measure(x, c, rows: size.rows, scratch: scratch)
        let sizes = [x.count, depth, depth, x.count]
        let expected = sizes.map { View(count: $0) }
        Reference.batchNormalizationBackward(
            x, c, dy: dy, dx: expected[0], dGamma: expected[1], dBeta: expected[2], rows: size.rows,
            reluInput: reluInput)
        Reference.batchNormalizationApply(x, c, into: expected[3], rows: size.rows)
        let found = sizes.map { View(count: $0) }
        #expect(sameBitsOnAnyThreads {
            scratch.fill(.nan)
            found[0].copy(from: dy)
            BatchNormalization.backward(
                x, c, dy: found[0], dx: found[0], dGamma: found[1], dBeta: found[2], rows: size.rows,
                reluInput: reluInput, scratch: scratch)
            BatchNormalization.apply(x, c, into: found[3], rows: size.rows)
            return found
        })
        for (one, other) in zip(found, expected) where size.rows > 1 { #expect(distance(one, other) < 3e-6) }
        #expect(found[0].array.enumerated().allSatisfy { $0.offset % depth < size.channels || $0.element == 0 })
    }

    @Test(arguments: PoolCase.all.filter { NormalizedMaxPool.applies(to: $0.geometry) }, [false, true])
    func `normalization with pooling equals its reference, forth and back`(
        _ test: PoolCase, reluInput: Bool
    ) {
        for normalized in [false, true] { Self.checkPooled(test, reluInput: reluInput, normalized: normalized) }
    }

    private static func checkPooled(_ test: PoolCase, reluInput: Bool, normalized: Bool) {
        let g = test.geometry
        let places = test.batch * g.height * g.width
        var random = RandomTensors()
        let x = random.map(places: places, channels: test.channels, depth: g.depth)
        if reluInput { ReLU.forward(x, into: x) }
        let dPooled = random.map(
            places: test.batch * g.outputHeight * g.outputWidth, channels: test.channels, depth: g.depth)
        let c = channels(test.channels, depth: g.depth)
        BatchNormalization.measure(
            x, c, rows: places, scratch: View(count: BatchNormalization.scratch(rows: places, depth: g.depth)))
        let sizes = [dPooled.count, dPooled.count, x.count, g.depth, g.depth]
        let expected = sizes.map { View(count: $0) }
        if normalized {
            Reference.batchNormalizationApplyMaxPool(
                x, c, into: expected[0], positions: expected[1], batch: test.batch, g)
        } else {
            Reference.maxPoolForward(x, into: expected[0], positions: expected[1], batch: test.batch, g)
        }
        Reference.maxPoolBackward(dPooled, positions: expected[1], dx: expected[2], batch: test.batch, g)
        if normalized {
            Reference.batchNormalizationBackward(
                x, c, dy: expected[2], dx: expected[2], dGamma: expected[3], dBeta: expected[4], rows: places,
                reluInput: reluInput)
        } else if reluInput {
            ReLU.backward(y: x, dy: expected[2], dx: expected[2])
        }
        let found = sizes.map { View(count: $0) }
        let scratch = View(count: NormalizedMaxPool.gradientScratch(batch: test.batch, depth: g.depth))
        #expect(sameBitsOnAnyThreads {
            scratch.fill(.nan)
            NormalizedMaxPool.forward(x, normalized ? c : nil, into: found[0], peaks: found[1], batch: test.batch, g)
            NormalizedMaxPool.gradient(
                x, normalized ? (c, dGamma: found[3], dBeta: found[4]) : nil, peaks: found[1], dPooled: dPooled,
                batch: test.batch, g, reluInput: reluInput, scratch: scratch
            ).write(into: found[2], batch: test.batch)
            return found
        })
        for index in [0, 2, 3, 4] { #expect(distance(found[index], expected[index]) < 5e-6) }
    }

    @Test func `moments taken image by image measure what the whole batch does`() {
        let (batch, rows, depth) = (5, 37, 16)
        var random = RandomTensors()
        let geometry = ConvolutionGeometry(
            height: 39, width: 3, inputDepth: 1, outputDepth: depth, kernelHeight: 3, kernelWidth: 3)
        let weights = Convolution.Weights(
            kernel: random.view(geometry.weightCount), bias: random.view(depth), prepared: View(count: 0))
        let x = random.view(batch * geometry.inputCount)
        let y = View(count: batch * geometry.outputCount)
        let moments = View(count: Convolution.momentsCount(batch: batch, depth: depth))
        Convolution.forward(x, weights, into: y, moments: moments, batch: batch, geometry, relu: true)
        let (found, expected) = (Self.channels(depth, depth: depth), Self.channels(depth, depth: depth))
        BatchNormalization.measure(moments: moments, found, batch: batch, rowsPerImage: rows, momentum: 0.9)
        Reference.batchNormalizationMeasure(y, expected, rows: batch * rows, momentum: 0.9, epsilon: 1e-3)
        for (one, other) in zip(Self.vectors(found), Self.vectors(expected)) { #expect(distance(one, other) < 1e-6) }
    }
}
