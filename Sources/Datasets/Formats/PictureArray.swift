import Files

/// How an array holds pictures: as `N×28×28`, `N×28×28×1`, `N×1×28×28`, `N×784`, or with three channels for one.
struct PictureArray {
    let array: NumPyArray
    let count: Int
    let height: Int
    let width: Int
    let channels: Int
    /// Whether whole planes of a channel follow each other, as in PyTorch.
    private let isPlanar: Bool

    /// - Returns: nil for an array of another shape
    init?(_ array: NumPyArray) {
        guard let shape = array.header?.shape, let count = shape.first, shape.allSatisfy({ $0 > 0 }) else { return nil }
        self.array = array
        self.count = count
        var sides = Array(shape.dropFirst())
        // Rows of numbers with a side of 1 that says nothing are no pictures of one row.
        if sides.count == 2, sides.contains(1), let length = sides.first(where: { $0 > 1 }) { sides = [length] }
        switch sides.count {
        case 1:
            let side = Int(Double(sides[0]).squareRoot())
            guard side > 1, side * side == sides[0] else { return nil }
            (height, width, channels, isPlanar) = (side, side, 1, false)
        case 2:
            (height, width, channels, isPlanar) = (sides[0], sides[1], 1, false)
        case 3 where sides[0] == 1 && sides[1] > 1 && sides[2] > 1:
            (height, width, channels, isPlanar) = (sides[1], sides[2], 1, false)
        case 3 where sides[2] == 1 || sides[2] == 3:
            (height, width, channels, isPlanar) = (sides[0], sides[1], sides[2], false)
        case 3 where sides[0] == 1 || sides[0] == 3:
            (height, width, channels, isPlanar) = (sides[1], sides[2], sides[0], sides[0] > 1)
        default: return nil
        }
    }

    /// What is expected of an array of pictures.
    static let expectation = "expected pictures as N×28×28, N×784, N×28×28×1 or N×28×28×3, or channels first"

    var sides: [Int] { channels == 1 ? [height, width] : [height, width, channels] }

    /// The bytes of all pictures, each number by a scale.
    func bytes(of numbers: NPYFile, _ scale: LevelScale) -> [UInt8] {
        let levels = scale.isExact ? numbers.rawBytes ?? numbers.bytes(scale.level) : numbers.bytes(scale.level)
        guard isPlanar else { return levels }
        let plane = height * width
        var bytes = levels
        for picture in 0..<count {
            let start = picture * plane * channels
            for pixel in 0..<plane {
                for channel in 0..<channels { bytes[start + pixel * channels + channel] = levels[start + channel * plane + pixel] }
            }
        }
        return bytes
    }
}

/// How the numbers of arrays become levels from 0 to 255.
struct LevelScale {
    private let low: Double
    private let factor: Double
    /// Whether whole numbers from 0 to 255 stay as they are.
    let isExact: Bool
    /// What is noted about it.
    let note: DatasetNote?

    /// Floats of 0–255 with fractions are told from those of a smaller range by one above this.
    private static let fullRange = 128.0

    /// - Parameter ranges: of every array that gets this scale
    init(_ ranges: [(low: Double, high: Double, isWhole: Bool)]) {
        let least = ranges.map(\.low).min() ?? 0
        let high = ranges.map(\.high).max() ?? 255
        let isWhole = ranges.allSatisfy(\.isWhole)
        isExact = isWhole && least >= 0 && high <= 255
        if isExact || (least >= 0 && high <= 255 && high > Self.fullRange) {
            (low, factor, note) = (0, 1, nil)
        } else {
            let lowest = Swift.min(0, least)
            // Numbers that stay below 1 are shares of 1.
            let highest = least >= 0 && high <= 1 ? 1 : high
            (low, factor) = (lowest, highest > lowest ? 255 / (highest - lowest) : 0)
            note = .levels(low: lowest, high: highest)
        }
    }

    func level(_ number: Double) -> UInt8 {
        UInt8(Swift.min(255, Swift.max(0, ((number - low) * factor).rounded())))
    }
}
