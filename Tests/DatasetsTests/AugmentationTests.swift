import Datasets
import Reproducible
import Testing

@Suite struct AugmentationTests {
    private static let bar: [Float] = (0..<784).map { (8..<20).contains($0 / 28) && (12..<16).contains($0 % 28) ? 1 : 0 }

    private func changed(
        _ augmentation: Augmentation, _ image: [Float] = bar, width: Int = 28, height: Int = 28, index: Int = 0
    ) -> [Float] {
        var pixels = image
        var stream = RandomStream(seed: 7, purpose: .augmentation, major: 1, minor: index)
        var span = pixels.mutableSpan
        augmentation.apply(to: &span, width: width, height: height, stream: &stream)
        return pixels
    }

    private func middle(_ image: [Float]) -> (x: Float, y: Float) {
        let mass = image.reduce(0, +)
        let x = image.indices.reduce(Float(0)) { $0 + image[$1] * Float($1 % 28) }
        let y = image.indices.reduce(Float(0)) { $0 + image[$1] * Float($1 / 28) }
        return (x / mass, y / mass)
    }

    @Test func `no augmentation leaves every pixel as it is`() {
        #expect(changed(.none) == Self.bar)
        #expect(!Augmentation.none.isActive)
    }

    @Test func `geometry of no amount returns every pixel exactly`() {
        let ramp = (0..<784).map { Float($0 % 97) / 97 }
        #expect(changed(Augmentation(scale: 1...Float(1).nextUp), ramp) == ramp)
    }

    @Test func `a shift moves the middle within its bounds and keeps the ink`() {
        var farthest: Float = 0
        for index in 0..<200 {
            let image = changed(Augmentation(shift: 3), index: index)
            let (x, y) = middle(image)
            farthest = max(farthest, abs(x - 13.5), abs(y - 13.5))
            #expect(abs(image.reduce(0, +) - 48) < 0.01)
        }
        #expect(farthest > 2.8 && farthest < 3.01)
    }

    @Test func `a turn keeps the middle and the ink`() {
        for index in 0..<50 {
            let image = changed(Augmentation(rotate: 180), index: index)
            let (x, y) = middle(image)
            #expect(abs(x - 13.5) < 0.05 && abs(y - 13.5) < 0.05)
            #expect(abs(image.reduce(0, +) - 48) < 1.5)
        }
    }

    @Test func `a scale changes the ink by its square`() {
        let image = changed(Augmentation(scale: 0.5...0.5))
        #expect(abs(image.reduce(0, +) - 12) < 0.5)
        #expect(abs(changed(Augmentation(scale: 1.5...1.5)).reduce(0, +) - 108) < 2)
    }

    @Test func `thickness both adds and takes away ink and stays between white and black`() {
        let masses = (0..<50).map { changed(Augmentation(thickness: 1), index: $0).reduce(0, +) }
        #expect((masses.max() ?? 0) > 75 && (masses.max() ?? 0) <= 84)
        #expect((masses.min() ?? 0) < 36 && (masses.min() ?? 0) >= 33)
    }

    @Test func `noise has the deviation asked for and stays between 0 and 1`() {
        let gray = [Float](repeating: 0.5, count: 784)
        var squares: Float = 0
        for index in 0..<400 {
            let image = changed(Augmentation(noise: 30), gray, index: index)
            squares += image.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / 784
            #expect(image.allSatisfy { (0...1).contains($0) })
        }
        // Deviations are uniform from 0 to 30 gray levels, so their mean square is 30²/3.
        let expected: Float = 30 * 30 / 3 / 65025
        #expect(abs(squares / 400 - expected) < 0.1 * expected)
    }

    @Test func `most images change a little where extremes are few`() {
        func change(_ extremes: Float) -> Float {
            (0..<400).reduce(0) { sum, index in
                let image = changed(Augmentation(shift: 8, extremes: extremes), index: index)
                return sum + zip(image, Self.bar).reduce(0) { $0 + abs($1.0 - $1.1) }
            }
        }
        let (few, some, all) = (change(0), change(0.5), change(1))
        #expect(few < 0.5 * all)
        #expect(abs(some - (few + all) / 2) < 0.1 * all)
    }

    @Test func `chance leaves its share of images alone`() {
        let alone = (0..<400).filter { changed(Augmentation(shift: 3, chance: 0.25), index: $0) == Self.bar }.count
        #expect((260...340).contains(alone))
    }

    @Test func `the same stream gives the same image and another stream another`() {
        #expect(changed(.wide, index: 5) == changed(.wide, index: 5))
        #expect(changed(.wide, index: 5) != changed(.wide, index: 6))
    }

    @Test func `images of other sizes are changed too`() {
        let image = (0..<40 * 50).map { (15..<25).contains($0 / 50) && (20..<30).contains($0 % 50) ? Float(1) : 0 }
        let turned = changed(Augmentation(rotate: 90), image, width: 50, height: 40, index: 3)
        #expect(abs(turned.reduce(0, +) - 100) < 2)
        #expect(turned != image)
    }

    @Test(arguments: ["none", "shift 2, rotate 10, scale 0.9-1.1", "thickness 0.5, noise 30, chance 0.5",
        "shift 4, extremes 0.4", "shear 0.1, aspect 0.05", "scale 0.6-1.4"])
    func `a description reads back as what it describes`(text: String) throws {
        #expect(try Augmentation.parse(text).description == text)
    }

    @Test func `presets can be named and changed`() throws {
        #expect(try Augmentation.parse("mild") == .mild)
        #expect(try Augmentation.parse("off") == .none)
        var quiet = Augmentation.wide
        quiet.noise = 0
        #expect(try Augmentation.parse("Wide, noise 0") == quiet)
    }

    @Test(arguments: [
        ("shfit 2", AugmentationError.unknownName("shfit")),
        ("rotate", .missingValue("rotate")),
        ("rotate banana", .malformedValue(name: "rotate", given: "banana")),
        ("scale 0.9", .malformedValue(name: "scale", given: "0.9")),
        ("scale 1.1-0.9", .malformedValue(name: "scale", given: "1.1-0.9")),
        ("shift -1", .outOfBounds(name: "shift", given: "-1", allowed: 0...14)),
        ("scale 0-1", .outOfBounds(name: "scale", given: "0-1", allowed: 0.1...4)),
    ])
    func `a text that says nothing sensible is refused in one line`(text: String, expected: AugmentationError) {
        #expect(throws: expected) { try Augmentation.parse(text) }
        #expect(!expected.description.contains("\n"))
    }

    @Test func `a picture in color moves as one, each channel as it would alone`() {
        let planes = [Self.bar, Self.bar.map { 0.5 * $0 }, (0..<784).map { Float($0 % 97) / 97 }]
        let colors = (0..<784).flatMap { place in planes.map { $0[place] } }
        let changes = Augmentation(shift: 3, rotate: 20, scale: 0.8...1.2)
        var pixels = colors
        var stream = RandomStream(seed: 7, purpose: .augmentation, major: 1, minor: 0)
        var span = pixels.mutableSpan
        changes.apply(to: &span, width: 28, height: 28, channels: 3, stream: &stream)
        for (channel, plane) in planes.enumerated() {
            #expect(stride(from: channel, to: pixels.count, by: 3).map { pixels[$0] } == changed(changes, plane))
        }
        #expect(pixels != colors)
    }

    @Test func `strokes of pictures in color are left as they are`() {
        let colors: [Float] = Self.bar.flatMap { [$0, 0.5 * $0, 0] }
        var pixels = colors
        var stream = RandomStream(seed: 7, purpose: .augmentation, major: 1, minor: 0)
        var span = pixels.mutableSpan
        Augmentation(thickness: 1).apply(to: &span, width: 28, height: 28, channels: 3, stream: &stream)
        #expect(pixels == colors)
        #expect(!Augmentation(thickness: 1).fitting(channels: 3).isActive)
        #expect(Augmentation(thickness: 1).fitting(channels: 1) == Augmentation(thickness: 1))
    }
}
