import ConvNet
import Testing

@testable import Benchmark

extension Measured {
    @Suite struct StepProfileTests {
        private func profile(_ layers: String) throws -> (profile: StepProfile, architecture: Architecture) {
            let architecture = try Architecture(layers: layers, input: .map(height: 9, width: 12, channels: 1))
            let noise = try NoiseImages(for: architecture)
            let images = ByteSamples(images: noise.bytes, labels: noise.labels, height: 9, width: 12)
            let network = Network(architecture, seed: 7)
            return (try StepProfile(
                network, settings: TrainingSettings(batchSize: 8), images: images, seconds: 0.003), architecture)
        }

        @Test(arguments: NetworkSpeedTests.stacks)
        func `a profile names every layer that does work, forward and backward, and what is beside them`(
            _ layers: String
        ) throws {
            let (profile, architecture) = try profile(layers)
            func names(_ pass: StepProfile.Pass?) -> [String] {
                profile.rows.filter { $0.pass == pass }.flatMap { $0.name.split(separator: "+").map(String.init) }
            }
            let working = architecture.summary().filter { $0.kind != "flatten" && !$0.isSoftmax }.map(\.name)
            #expect(Set(working).isSubset(of: names(.forward)))
            let trained = architecture.summary().filter { $0.trainableParameters > 0 }.map(\.name)
            #expect(Set(trained).isSubset(of: names(.backward)))
            #expect(names(nil) == ["shuffle", "gather", "loss", "checks", "optimizer", "bookkeeping"])
        }

        @Test func `a first layer that the settings freeze is measured like the others`() throws {
            let architecture = try Architecture(
                layers: NetworkSpeedTests.stacks[0], input: .map(height: 9, width: 12, channels: 1))
            let noise = try NoiseImages(for: architecture)
            let images = ByteSamples(images: noise.bytes, labels: noise.labels, height: 9, width: 12)
            let profile = try StepProfile(
                Network(architecture, seed: 7), settings: TrainingSettings(batchSize: 8, freezeFirst: 0), images: images,
                seconds: 0.001)
            #expect(profile.rows.contains { $0.pass == .backward && $0.name.hasPrefix("conv1") })
        }

        @Test func `the parts sum to the total`() throws {
            let (profile, _) = try profile(NetworkSpeedTests.stacks[0])
            let sum = profile.rows.reduce(0) { $0 + $1.microseconds }
            #expect(abs(sum - profile.total.microseconds) <= 1e-9 * sum)
            #expect(abs(profile.rows.reduce(0) { $0 + $1.share } - 1) < 1e-9)
            #expect(profile.rows.reduce(0) { $0 + $1.multiplyAdds } == profile.total.multiplyAdds)
            #expect(profile.rows.allSatisfy { $0.microseconds >= 0 && $0.microseconds.isFinite })
        }

        @Test func `the multiply-adds of the default network are those of its convolutions and dense layers`() {
            let cost = TrainingCost(.handwritten)
            let (first, second, dense) = (26 * 26 * 16 * 9, 11 * 11 * 32 * 9 * 16, 800 * 64 + 64 * 10)
            #expect(cost.total == 2 * first + 3 * second + 3 * dense)
            #expect(cost.macs(of: .forward("conv1")) == first)
            #expect(cost.macs(of: .backward("conv1")) == first)
            #expect(cost.macs(of: .backward("conv2+bn2+pool2")) == 2 * second)
            #expect(cost.macs(of: .forward("bn1+pool1")) == 0)
            #expect(cost.macs(of: .optimizer) == 0)
        }

        @Test func `times under one name are one row, in the order of a step`() {
            let sums: Laps.Sums = [
                (.shuffle, 1), (.gather, 2), (.keeping, 3), (.forward("dense1"), 4), (.loss, 5), (.backward("dense1"), 6),
                (.checks, 7), (.optimizer, 8), (.score, 9), (nil, 10),
            ]
            let profile = StepProfile(sums, images: 5, cost: TrainingCost(.handwritten))
            #expect(profile.rows.map(\.name)
                == ["shuffle", "gather", "dense1", "loss", "dense1", "checks", "optimizer", "bookkeeping"])
            #expect(profile.rows.map { ($0.microseconds / 1e6 * 5).rounded() } == [1, 2, 4, 5, 6, 10, 8, 19])
            #expect(profile.total.microseconds == 55 / 5 * 1e6)
            #expect(profile.rows[2].gigaflops == 2e-3 * 51_200 / profile.rows[2].microseconds)
        }

        @Test func `the middle of windows is their median`() {
            #expect(TimedWindows.median([5, 1, 3]) == 3)
            #expect(TimedWindows.median([4, 1, 3, 2]) == 2.5)
            #expect(TimedWindows.median([]) == 0)
        }
    }
}
