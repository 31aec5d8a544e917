import Datasets
import Testing

@Suite struct DistortionTests {
    /// Forty bars and one empty picture.
    private static let split: Split = {
        let bar: [UInt8] = (0..<784).map { (9..<19).contains($0 / 28) && (12..<16).contains($0 % 28) ? 200 : 0 }
        let images = Array(repeatElement(bar, count: 40).joined()) + [UInt8](repeating: 0, count: 784)
        return Split(name: "test", images: images, labels: [UInt8](repeating: 1, count: 41))
    }()

    private func mass(_ split: Split, _ index: Int) -> Int {
        split.images[split.bytes(of: index)].reduce(0) { $0 + Int($1) }
    }

    @Test(arguments: Distortion.allCases)
    func `a distortion depends on seed and place and keeps labels and counts`(distortion: Distortion) {
        let first = Distortion.apply(distortion, to: Self.split, seed: 3)
        #expect(first.images == Distortion.apply(distortion, to: Self.split, seed: 3).images)
        #expect(first.labels == Self.split.labels && first.count == 41)
        #expect(first.images != Self.split.images)
        #expect(first.slice(0..<5).images == Distortion.apply(distortion, to: Self.split.slice(0..<5), seed: 3).images)
    }

    @Test func `a bar grows and shrinks as its distortions say`() {
        #expect(mass(Self.split, 0) == 40 * 200)
        #expect(mass(Distortion.apply(.thickened, to: Self.split, seed: 1), 0) == 12 * 6 * 200)
        #expect(mass(Distortion.apply(.thinned, to: Self.split, seed: 1), 0) == 9 * 3 * 200)
        #expect(abs(mass(Distortion.apply(.shrunk, to: Self.split, seed: 1), 0) - 2880) < 600)
        #expect(abs(mass(Distortion.apply(.enlarged, to: Self.split, seed: 1), 0) - 15680) < 600)
        #expect(abs(mass(Distortion.apply(.shifted, to: Self.split, seed: 1), 0) - 8000) < 50)
        #expect(abs(mass(Distortion.apply(.turned, to: Self.split, seed: 1), 0) - 8000) < 100)
    }

    @Test func `noise on black is the positive half of the bell`() {
        let noisy = Distortion.apply(.noisy, to: Self.split, seed: 1)
        let values = noisy.images[noisy.bytes(of: 40)]
        let zero = values.filter { $0 == 0 }.count
        #expect((340...450).contains(zero))
        // The mean of max(0, N(0, 60)) is 60/√(2π) = 23.9.
        #expect(abs(mass(noisy, 40) / 784 - 24) < 4)
    }

    @Test func `shifts and turns of pictures without ink leave them empty`() {
        #expect(mass(Distortion.apply(.shifted, to: Self.split, seed: 1), 40) == 0)
        #expect(mass(Distortion.apply(.turned, to: Self.split, seed: 1), 40) == 0)
    }

    @Test(arguments: [Distortion.thickened, .thinned])
    func `a wide picture is treated as a narrow one`(distortion: Distortion) {
        var wide = [UInt8](repeating: 0, count: 28 * 80)
        for place in 0..<784 { wide[place / 28 * 80 + place % 28] = Self.split.images[place] }
        let changed = Distortion.apply(
            distortion, to: Split(name: "test", images: wide, labels: [1], height: 28, width: 80), seed: 1)
        let narrow = Distortion.apply(distortion, to: Self.split.slice(0..<1), seed: 1)
        for place in 0..<784 {
            #expect(changed.images[place / 28 * 80 + place % 28] == narrow.images[place])
        }
    }

    @Test func `pictures in color have no strokes to distort, and are moved channel by channel`() {
        let cases = Distortion.cases(channels: 3)
        #expect(cases == Distortion.allCases.filter { $0 != .thickened && $0 != .thinned })
        #expect(Distortion.cases(channels: 1) == Distortion.allCases)
        let gray = Self.split.slice(0..<4)
        let color = Split(
            name: "test", images: gray.images.flatMap { [$0, 0, $0] }, labels: gray.labels, channels: 3)
        for distortion in cases where distortion != .noisy {
            let (one, three) = (
                Distortion.apply(distortion, to: gray, seed: 3), Distortion.apply(distortion, to: color, seed: 3))
            #expect(three.images == one.images.flatMap { [$0, 0, $0] }, "\(distortion)")
        }
    }
}
