import Benchmark
import ConvNet
import Kernels
import Synchronization
import Testing
import Words

/// Time that goes on by a microsecond for each image that is read, on whatever thread.
private struct TickingSamples: SampleSource {
    final class Ticks: Sendable {
        private let start = SuspendingClock.now
        private let count = Atomic(0)

        /// A microsecond later.
        @discardableResult
        func tick() -> SuspendingClock.Instant {
            start + .microseconds(count.add(1, ordering: .relaxed).newValue)
        }

        var now: SuspendingClock.Instant { start + .microseconds(count.load(ordering: .relaxed)) }
    }

    let samples: any SampleSource
    let ticks = Ticks()
    var count: Int { samples.count }
    var height: Int { samples.height }
    var width: Int { samples.width }
    var channels: Int { samples.channels }

    func label(_ index: Int) -> Int { samples.label(index) }

    func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        ticks.tick()
        samples.read(index, draw: draw, into: &pixels)
    }
}

extension Measured {
    @Suite struct NetworkSpeedTests {
        static let stacks = [
            "conv 3 3x3 relu, bn, maxpool 2, dropout 0.2, flatten, dense 5 relu, bn, dense 4",
            "flatten, dense 4",
            "avgpool 2, conv 8 3x3 same stride 2, relu, bn, flatten, dropout 0.5, dense 10",
            "bn, relu, conv 4 1x1, maxpool 3 stride 2, conv 9 2x2 relu, flatten, dense 300",
        ]

        private func samples(_ network: Network) throws -> ByteSamples {
            let noise = try NoiseImages(for: network.architecture)
            return ByteSamples(images: noise.bytes, labels: noise.labels, height: noise.height, width: noise.width)
        }

        private func network(_ layers: String, height: Int = 9, width: Int = 12) throws -> Network {
            Network(try Architecture(layers: layers, input: .map(height: height, width: width, channels: 1)), seed: 7)
        }

        @Test(arguments: Measured.NetworkSpeedTests.stacks)
        func `a stack that takes a microsecond an image trains and reads a million a second`(_ layers: String) throws {
            let network = try network(layers)
            let images = TickingSamples(samples: try samples(network))
            let speed = NetworkSpeed(
                network, settings: TrainingSettings(batchSize: 7), images: images, seconds: 0.002,
                by: { images.ticks.now })
            #expect(abs(try speed.training() - 1e6) < 1)
            #expect(abs(try speed.inference() - 1e6) < 1)
        }

        @Test func `one image takes what passes between two looks at the clock`() throws {
            let network = try network("flatten, dense 4")
            let ticks = TickingSamples.Ticks()
            let speed = NetworkSpeed(
                network, settings: TrainingSettings(), images: try samples(network), seconds: 0.002,
                by: { ticks.tick() })
            #expect(abs(try speed.latency() - 1) < 1e-6)
        }

        @Test func `a batch may be larger than the images are many`() throws {
            let network = try network("flatten, dense 4")
            let few = TickingSamples(samples: SampleSlice(try samples(network), range: 0..<5))
            let speed = NetworkSpeed(
                network, settings: TrainingSettings(batchSize: 64), images: few, seconds: 0.001, by: { few.ticks.now })
            #expect(abs(try speed.training() - 1e6) < 1)
        }

        @Test func `a watcher that says no stops every measurement`() throws {
            let network = try network("flatten, dense 4")
            let images = try samples(network)
            let speed = NetworkSpeed(network, settings: TrainingSettings(), images: images, seconds: 100)
            #expect(throws: Interrupted.self) { try speed.training { _ in throw Interrupted() } }
            #expect(throws: Interrupted.self) { try speed.inference { _ in throw Interrupted() } }
            #expect(throws: Interrupted.self) { try speed.latency { _ in throw Interrupted() } }
            #expect(throws: Interrupted.self) { try MachinePeak.gigaflops(seconds: 100) { _ in throw Interrupted() } }
            #expect(throws: Interrupted.self) {
                try StepProfile(network, settings: TrainingSettings(), images: images, seconds: 100) { _ in throw Interrupted() }
            }
        }

        @Test func `what cannot be trained is refused`() throws {
            let network = try network("flatten, dense 4")
            let wrong = ByteSamples(images: [0, 0, 0, 0], labels: [0], height: 2, width: 2)
            let speed = NetworkSpeed(network, settings: TrainingSettings(), images: wrong, seconds: 0.001)
            #expect(throws: TrainingError.self) { try speed.training() }
        }

        @Test func `a machine that takes a microsecond for a run has the peak of its multiply-adds`() throws {
            let ticks = TickingSamples.Ticks()
            let peak = try MachinePeak.gigaflops(seconds: 0.001, by: { ticks.tick() })
            let expected = 2e-3 * Double(PeakKernel.multiplyAdds(rounds: MachinePeak.rounds))
            #expect(abs(peak / expected - 1) < 1e-9)
        }

        @Test func `noise has the size of the input and labels of all classes`() throws {
            let noise = try NoiseImages(for: try network("flatten, dense 4", height: 3, width: 5).architecture)
            #expect(noise.bytes.count == noise.labels.count * 15)
            #expect(Set(noise.labels) == [0, 1, 2, 3])
            #expect(Set(noise.bytes).count == 256)
        }
    }
}
