import Reproducible
import Synchronization
import Testing
import Words

@testable import Datasets

@Suite struct SyntheticDigitsTests {
    private static let data = SyntheticDigits.dataset(seed: 1, train: 2000, test: 500)

    private func fingerprint(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    @Test func `a digit depends on its label, index and seed alone`() {
        let digit = SyntheticDigits.digit(label: 8, index: 41, seed: 5)
        _ = SyntheticDigits.digit(label: 3, index: 0, seed: 9)
        #expect(digit == SyntheticDigits.digit(label: 8, index: 41, seed: 5))
        #expect(digit != SyntheticDigits.digit(label: 8, index: 42, seed: 5))
        #expect(digit != SyntheticDigits.digit(label: 8, index: 41, seed: 6))
        #expect(digit != SyntheticDigits.digit(label: 3, index: 41, seed: 5))
    }

    @Test func `the digits of a seed are the same on every machine`() {
        #expect(fingerprint(Self.data.train.images) == 0x97af556817d073b2)
    }

    private func isCrossed(_ label: Int, _ index: Int) -> Bool {
        var stream = RandomStream(seed: 1, purpose: .synthesis, major: label, minor: index)
        let lines = Handwriting(of: label, stream: &stream).lines
        // The pen was lifted where a line does not begin at the end of the one before.
        return label == 0 && zip(lines, lines.dropFirst()).contains { $0.end != $1.start }
    }

    @Test func `one zero in nine is crossed by a slash that is seen in the ring`() {
        var counts = (crossed: 0, seen: 0, mistaken: 0)
        for index in 0..<4000 {
            let image = SyntheticDigits.digit(label: 0, index: index, seed: 1)
            // From the upper left to the lower right, a plain ring is met twice, and a slash between.
            let way = (0..<28).map { image[$0 * 28 + $0] > 128 }
            let met = zip(way, way.dropFirst()).count { !$0 && $1 }
            let isCrossed = isCrossed(0, index)
            counts.crossed += isCrossed ? 1 : 0
            counts.seen += isCrossed && met > 2 ? 1 : 0
            counts.mistaken += !isCrossed && met > 2 ? 1 : 0
        }
        #expect((0.1...0.12).contains(Double(counts.crossed) / 4000))
        #expect(Double(counts.seen) > 0.85 * Double(counts.crossed))
        #expect(counts.mistaken < 40)
    }

    @Test func `a slash goes from the lower left to the upper right`() {
        for index in 0..<400 where isCrossed(0, index) {
            var stream = RandomStream(seed: 1, purpose: .synthesis, major: 0, minor: index)
            let lines = Handwriting(of: 0, stream: &stream).lines
            let lifted = zip(lines, lines.dropFirst()).first { $0.end != $1.start }
            guard let start = lifted?.1.start, let end = lines.last?.end else { continue }
            #expect(end.x > start.x && end.y < start.y)
        }
    }

    /// The sum is that of the same digits as they were drawn before any zero was crossed.
    @Test func `the slashes of zeros change no other digit and no plain zero`() {
        let digits = (0...9).flatMap { label in
            (0..<200).filter { !isCrossed(label, $0) }.flatMap { SyntheticDigits.digit(label: label, index: $0, seed: 1) }
        }
        #expect(fingerprint(digits) == 0x1eb2586f05b8b011)
    }

    @Test func `drawing says how far it is and stops when it is told to`() {
        let shares = Mutex<[Double]>([])
        let loader = DatasetLoader(
            environment: [:],
            progress: { step in
                guard case .drawing(let share) = step else { return }
                let heard = shares.withLock { shares in
                    shares.append(share)
                    return shares.count
                }
                if heard == 3 { throw Interrupted() }
            })
        #expect(throws: DatasetError.interrupted(download: nil)) { try loader.load("synthetic", seed: 1) }
        #expect(shares.withLock { $0 } == [0, 500 / 70_000, 1000 / 70_000])
    }

    @Test func `every ten digits hold each label once`() {
        for split in Self.data.splits {
            for ten in stride(from: 0, to: split.count, by: 10) {
                #expect(Set(split.labels[ten..<ten + 10]).count == 10)
            }
        }
    }

    @Test func `a smaller data set is the beginning of a larger one`() {
        let small = SyntheticDigits.dataset(seed: 1, train: 15, test: 7)
        #expect(small.train.images == Self.data.train.slice(0..<15).images)
        #expect(small.train.labels == Self.data.train.slice(0..<15).labels)
        #expect(small.test.images == Self.data.test.slice(0..<7).images)
        #expect(small.train.slice(0..<7).images != small.test.images)
    }

    @Test func `every digit fits into 20 by 20 pixels with its mass in the middle`() {
        let split = Self.data.train
        for index in 0..<400 {
            let bytes = Array(split.images[split.bytes(of: index)])
            let inked = bytes.indices.filter { bytes[$0] > 0 }
            let rows = inked.map { $0 / 28 }
            let columns = inked.map { $0 % 28 }
            #expect((rows.max() ?? 99) - (rows.min() ?? 0) < 20)
            #expect((columns.max() ?? 99) - (columns.min() ?? 0) < 20)
            let mass = bytes.reduce(Float(0)) { $0 + Float($1) }
            let x = inked.reduce(Float(0)) { $0 + Float($1 % 28) * Float(bytes[$1]) } / mass
            let y = inked.reduce(Float(0)) { $0 + Float($1 / 28) * Float(bytes[$1]) } / mass
            #expect(abs(x - 14) < 0.6 && abs(y - 14) < 0.6)
        }
    }

    /// MNIST's training images: mean 33.3, from 19.4 for ones to 44.2 for zeros; 19 % of the pixels above 0, 7 % white.
    @Test func `there is as much ink as in MNIST`() {
        let split = Self.data.train
        let mean = split.images.reduce(0.0) { $0 + Double($1) } / Double(split.images.count)
        #expect((29...38).contains(mean))
        let inked = Double(split.images.count { $0 > 0 }) / Double(split.images.count)
        #expect((0.16...0.22).contains(inked))
        let white = Double(split.images.count { $0 >= 250 }) / Double(split.images.count)
        #expect((0.05...0.1).contains(white))
        let ones = (0..<split.count).filter { split.labels[$0] == 1 }
        let mass = ones.reduce(0.0) { $0 + split.images[split.bytes(of: $1)].reduce(0.0) { $0 + Double($1) } }
        #expect((15...23).contains(mass / Double(ones.count * 784)))
    }

    @Test func `no digits are no trouble`() {
        #expect(SyntheticDigits.dataset(seed: 1, train: 0, test: 0).train.count == 0)
    }
}
