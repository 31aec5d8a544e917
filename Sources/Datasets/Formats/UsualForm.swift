extension Dataset {
    /// A data set brought into the usual form: upright, light ink on black, levels up to 255. What had to be done for that
    /// is noted.
    ///
    /// - Parameter isTurned: whether names say that rows and columns are exchanged, as in EMNIST
    init(
        usual train: Split, _ test: Split, isTurned: Bool = false, name: String, classNames: [String],
        source: String, _ reading: DataReading
    ) {
        let form = UsualForm(of: train, test, maybeTurned: isTurned)
        form.notes.forEach(reading.note)
        var (train, test) = (train, test)
        form.apply(to: &train)
        form.apply(to: &test)
        if let label = train.labels.first, train.count >= 10, train.labels.allSatisfy({ $0 == label }) {
            reading.note(.oneLabel(Int(label)))
        }
        self.init(name: name, train: train, test: test, classNames: classNames, source: source, notes: reading.notes)
    }
}

/// What has to be done to pictures so that they look as MNIST's do.
struct UsualForm {
    /// What is noted about it.
    private(set) var notes: [DatasetNote] = []
    private var isTurned = false
    /// What each level becomes.
    private var levels = (0...255).map { UInt8($0) }

    /// Pictures that are looked at.
    private static let looked = 1000
    /// Levels from here on count as light.
    private static let light = 192
    /// The largest levels of pictures that count ink in fewer steps than 256.
    private static let fewLevels: Set<Int> = [1, 15, 16]

    init(of train: Split, _ test: Split, maybeTurned: Bool) {
        if maybeTurned, !Self.onesStand(in: train) {
            isTurned = true
            notes.append(.turned)
        }
        // A photograph may be as bright as it likes.
        guard train.channels == 1 else { return }
        var counts = Self.counts(in: train)
        if let sampled = counts.lastIndex(where: { $0 > 0 }), sampled <= 16 {
            let largest = Int(max(train.images.max() ?? 0, test.images.max() ?? 0))
            if Self.fewLevels.contains(largest) {
                levels = levels.map { UInt8(min(255, (Int($0) * 510 + largest) / (2 * largest))) }
                notes.append(.brightened(largest: largest))
                counts = (0...255).map { level in
                    levels.indices.reduce(0) { $0 + (Int(levels[$1]) == level ? counts[$1] : 0) }
                }
            }
        }
        if counts[Self.light...].reduce(0, +) * 2 > counts.reduce(0, +) {
            levels = levels.map { 255 - $0 }
            notes.append(.inverted)
        }
    }

    func apply(to split: inout Split) {
        if levels.indices.contains(where: { $0 != Int(levels[$0]) }) { split.replaceLevels(by: levels) }
        if isTurned { split.exchangeRowsAndColumns() }
    }

    /// How many pixels of some pictures have each level.
    private static func counts(in split: Split) -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        for index in stride(from: 0, to: split.count, by: max(1, split.count / looked)) {
            for level in split.images[split.bytes(of: index)] { counts[Int(level)] += 1 }
        }
        return counts
    }

    /// Whether ones are higher than wide, as nobody writes them lying: then somebody has turned the pictures already.
    private static func onesStand(in split: Split) -> Bool {
        let ones = split.labels.indices.filter { split.labels[$0] == 1 }.prefix(looked)
        guard split.channels == 1, !ones.isEmpty else { return false }
        let standing = ones.count { index in
            let picture = split.picture(index)
            var (ink, rows, columns, high, wide) = (0.0, 0.0, 0.0, 0.0, 0.0)
            for row in 0..<split.height {
                for column in 0..<split.width {
                    let level = Double(picture[row, column])
                    ink += level
                    rows += level * Double(row)
                    columns += level * Double(column)
                    high += level * Double(row * row)
                    wide += level * Double(column * column)
                }
            }
            return high * ink - rows * rows > wide * ink - columns * columns
        }
        return standing * 2 > ones.count
    }
}
