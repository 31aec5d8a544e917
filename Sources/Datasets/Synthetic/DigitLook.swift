/// Whether pictures of digits stand upright or have rows and columns exchanged, told by how digits are drawn here.
struct DigitLook {
    private var upright = 0.0
    private var turned = 0.0
    private var compared = 0

    /// Drawn digits of each label that are averaged, and pictures of each that are looked at.
    private static let (drawn, looked) = (40, 100)
    private static let side = 28

    /// - Parameters:
    ///   - split: gray pictures of 28×28; of others nothing is told
    ///   - levels: what each level of them stands for, ink light on black
    init(of split: Split, levels: [UInt8]) {
        guard split.channels == 1, split.height == Self.side, split.width == Self.side else { return }
        for label in 1..<10 {
            let places = Array(split.labels.indices.lazy.filter { split.labels[$0] == label }.prefix(Self.looked))
            let pictures = places.map { split.images[split.bytes(of: $0)].map { levels[Int($0)] } }
            let digits = (0..<Self.drawn).map { SyntheticDigits.digit(label: label, index: $0, seed: 0) }
            guard let seen = Self.mean(pictures), let known = Self.mean(digits) else { continue }
            upright += Self.correlation(seen, known)
            turned += Self.correlation(seen, Self.exchanged(known))
            compared += 1
        }
    }

    /// Whether the pictures look like digits with rows and columns exchanged, and clearly not like digits.
    ///
    /// Of MNIST's digits the two means are 0.8 and 0.3, of letters, clothes and syllables neither is above 0.5.
    var isTurned: Bool {
        compared >= 6 && turned > 0.55 * Double(compared) && turned - upright > 0.2 * Double(compared)
    }

    /// The mean of pictures, less its own mean and with a length of 1; nil of none, and of one without ink.
    private static func mean(_ pictures: [[UInt8]]) -> [Double]? {
        var sums = [Double](repeating: 0, count: side * side)
        for picture in pictures {
            for (place, level) in picture.enumerated() { sums[place] += Double(level) }
        }
        let mean = sums.reduce(0, +) / Double(sums.count)
        let centered = sums.map { $0 - mean }
        let length = centered.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? centered.map { $0 / length } : nil
    }

    private static func exchanged(_ picture: [Double]) -> [Double] {
        picture.indices.map { picture[$0 % side * side + $0 / side] }
    }

    private static func correlation(_ first: [Double], _ second: [Double]) -> Double {
        zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
