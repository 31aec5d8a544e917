import Datasets
import Words

/// Sums of levels from 0 to 255 and of their squares, number by number and class by class; in whole numbers, so that the order of
/// images does not matter.
struct ClassSums {
    let height: Int
    let width: Int
    let channels: Int
    /// How many images went in, by class.
    private(set) var images: [Int]
    /// [class][H][W][C]
    private var levels: [Int]
    private var squares: [Int]

    /// - Parameters:
    ///   - classOf: the class for a label; images of other classes are left out
    init(_ split: Split, classes: Int, class classOf: (UInt8) -> Int) {
        self.init(empty: split, classes: classes)
        add(split, 0..<split.count, class: classOf)
    }

    /// The sums of each label's images.
    init(_ split: Split, classes: Int, _ watch: Watch) throws {
        self.init(empty: split, classes: classes)
        for start in stride(from: 0, to: split.count, by: 4096) {
            add(split, start..<min(start + 4096, split.count)) { Int($0) }
            try watch(Double(min(start + 4096, split.count)) / Double(split.count))
        }
    }

    private init(empty split: Split, classes: Int) {
        (height, width, channels) = (split.height, split.width, split.channels)
        images = Array(repeating: 0, count: max(classes, 0))
        levels = Array(repeating: 0, count: max(classes, 0) * split.bytesPerPicture)
        squares = levels
    }

    private mutating func add(_ split: Split, _ range: Range<Int>, class classOf: (UInt8) -> Int) {
        let size = split.bytesPerPicture
        for image in range {
            let place = classOf(split.labels[image])
            guard images.indices ~= place else { continue }
            images[place] += 1
            let (from, to) = (image * size, place * size)
            for pixel in 0..<size {
                let level = Int(split.images[from + pixel])
                levels[to + pixel] += level
                squares[to + pixel] += level * level
            }
        }
    }

    /// [H][W][C] of a class.
    func sums(of place: Int) -> ArraySlice<Int> { levels[range(of: place)] }

    func squares(of place: Int) -> ArraySlice<Int> { squares[range(of: place)] }

    private func range(of place: Int) -> Range<Int> {
        let size = height * width * channels
        return place * size..<(place + 1) * size
    }
}
